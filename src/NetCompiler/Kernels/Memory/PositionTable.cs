using System;
using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>What steps learn about where they stand: a row for each position, the same in all examples.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class PositionTable
{
    /// <summary>After so many steps of a rotation, rounding is started anew.</summary>
    private const int Turns = 32;

    /// <summary>sums[b·T + t, i] = rows[b·T + t, i] + table[t·n + i] for the examples of the part.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="steps">T.</param>
    /// <param name="features">n.</param>
    /// <param name="rows">[B·T, n].</param>
    /// <param name="table">[T, n].</param>
    /// <param name="sums">[B·T, n]; may be <paramref name="rows"/>.</param>
    public static void Add(Part examples, int steps, int features, Rows rows, Row table, Rows sums)
    {
        for (int row = examples.Start * steps; row < examples.End * steps; row++)
            Loop.Row(row, features, new PlusRow(rows, table.From(row % steps * features), sums));
    }

    /// <summary>table[t, 2j] = sin(t/10000^(2j/n)), table[t, 2j + 1] = cos(t/10000^(2j/n)) (Vaswani et al. 2017), for this worker's frequencies.</summary>
    /// <param name="share">Which worker this is.</param>
    /// <param name="steps">T.</param>
    /// <param name="features">n.</param>
    /// <param name="table">[T, n].</param>
    public static void Sinusoids(Share share, int steps, int features, Row table)
    {
        Part frequencies = share.Of((features + 1) / 2, multiple: 8);

        for (int frequency = frequencies.Start; frequency < frequencies.End; frequency++)
            Sinusoid(Math.Pow(10000, -2.0 * frequency / features), steps, features, 2 * frequency, table);
    }

    private static void Sinusoid(double angle, int steps, int features, int column, Row table)
    {
        (double sinStep, double cosStep) = Math.SinCos(angle);
        double sin = 0, cos = 1;

        for (int step = 0; step < steps; step++)
        {
            if (step % Turns == 0)
                (sin, cos) = Math.SinCos(step * angle);

            table[step * features + column] = (float)sin;

            if (column + 1 < features)
                table[step * features + column + 1] = (float)cos;

            (sin, cos) = (sin * cosStep + cos * sinStep, cos * cosStep - sin * sinStep);
        }
    }
}

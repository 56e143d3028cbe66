using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// Between the two layouts of a batch of sequences: one row per example, [B, T·n], its steps one after the other, and rows of steps, [B·T, n], in which row b·T + t is step t of example b.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Steps
{
    /// <summary>rows[b·T + t, i] = sequences[b, t·n + i] for the examples of the part.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="steps">T.</param>
    /// <param name="features">n.</param>
    /// <param name="sequences">[B, T·n].</param>
    /// <param name="rows">[B·T, n]; must not overlap <paramref name="sequences"/>.</param>
    public static void FromSequences(Part examples, int steps, int features, Rows sequences, Rows rows)
    {
        for (int example = examples.Start; example < examples.End; example++)
        {
            for (int step = 0; step < steps; step++)
                Floats.Copy(sequences.Pointer(example) + step * features, rows.Pointer(example * steps + step), features);
        }
    }

    /// <summary>sequences[b, t·n + i] = rows[b·T + t, i] for the examples of the part.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="steps">T.</param>
    /// <param name="features">n.</param>
    /// <param name="rows">[B·T, n].</param>
    /// <param name="sequences">[B, T·n]; must not overlap <paramref name="rows"/>.</param>
    public static void ToSequences(Part examples, int steps, int features, Rows rows, Rows sequences)
    {
        for (int example = examples.Start; example < examples.End; example++)
        {
            for (int step = 0; step < steps; step++)
                Floats.Copy(rows.Pointer(example * steps + step), sequences.Pointer(example) + step * features, features);
        }
    }

    /// <summary>A number at each step: numbers[b·T + t] = sequences[b, t].</summary>
    /// <inheritdoc cref="FromSequences(Part, int, int, Rows, Rows)"/>
    public static void FromSequences(Part examples, int steps, int features, Rows sequences, Scalars rows)
    {
        for (int example = examples.Start; example < examples.End; example++)
        {
            for (int step = 0; step < steps; step++)
                rows[example * steps + step] = sequences[example, step];
        }
    }

    /// <summary>A number at each step: sequences[b, t] = numbers[b·T + t].</summary>
    /// <inheritdoc cref="ToSequences(Part, int, int, Rows, Rows)"/>
    public static void ToSequences(Part examples, int steps, int features, Scalars rows, Rows sequences)
    {
        for (int example = examples.Start; example < examples.End; example++)
        {
            for (int step = 0; step < steps; step++)
                sequences[example, step] = rows[example * steps + step];
        }
    }
}

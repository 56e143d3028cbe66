using System;

namespace NetCompiler;

/// <summary>
/// Random matrices whose rows are orthonormal, or their columns where there are fewer, each equally likely (Saxe et al. 2014): the factor Q of a matrix of
/// normal numbers, whose signs are those of an R with a positive diagonal.
/// </summary>
/// <remarks>Gram and Schmidt's process in double, twice for each vector, which leaves them orthogonal to rounding; sums have one order on every machine.</remarks>
internal static class Orthonormal
{
    /// <summary>Writes a matrix row by row.</summary>
    public static void Fill(Span<float> matrix, int rows, int columns, ref NumberStream random)
    {
        bool byRows = rows <= columns;
        int count = Math.Min(rows, columns), length = Math.Max(rows, columns);
        var vectors = new double[count][];

        for (int v = 0; v < count; v++)
        {
            double[] vector = vectors[v] = new double[length];
            for (int i = 0; i < length; i++)
                vector[i] = random.Normal();

            for (int earlier = 0; earlier < 2 * v; earlier++)
                Subtract(vector, vectors[earlier % v], Dot(vector, vectors[earlier % v]));

            double size = Math.Sqrt(Dot(vector, vector));
            for (int i = 0; i < length; i++)
                vector[i] /= size;
        }

        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                matrix[row * columns + column] = (float)(byRows ? vectors[row][column] : vectors[column][row]);
    }

    /// <summary>Four sums side by side: the processor need not wait for each addition.</summary>
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double a = 0, b = 0, c = 0, d = 0;
        int i = 0;

        for (; i + 4 <= left.Length; i += 4)
        {
            a += left[i] * right[i];
            b += left[i + 1] * right[i + 1];
            c += left[i + 2] * right[i + 2];
            d += left[i + 3] * right[i + 3];
        }

        for (; i < left.Length; i++)
            a += left[i] * right[i];

        return a + b + (c + d);
    }

    private static void Subtract(Span<double> from, ReadOnlySpan<double> vector, double factor)
    {
        for (int i = 0; i < from.Length; i++)
            from[i] -= factor * vector[i];
    }
}

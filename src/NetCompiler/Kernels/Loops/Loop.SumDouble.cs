using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Kernels;

public static partial class Loop
{
    /// <summary>
    /// Σ x² over <paramref name="columns"/>, in double: squares of floats are exact there, and cannot overflow. Sixteen running sums, whatever the register,
    /// added in order at the end.
    /// </summary>
    internal static double SumOfSquares(Part columns, Row x) => SumInDouble<SquareTerm>(columns, x);

    /// <summary>Σ |x| over <paramref name="columns"/>, in double and in the same order.</summary>
    internal static double SumOfMagnitudes(Part columns, Row x) => SumInDouble<MagnitudeTerm>(columns, x);

    [MethodImpl(Compiled)]
    private static unsafe double SumInDouble<TTerm>(Part columns, Row x) where TTerm : struct, IDoubleTerm
    {
        Vector256<double> a = default, b = default, c = default, d = default;
        int column = columns.Start;

        for (; column <= columns.End - 16; column += 16)
        {
            (Vector256<double> first, Vector256<double> second) = Vector256.Widen(Vector256.Load(x.Pointer + column));
            (Vector256<double> third, Vector256<double> fourth) = Vector256.Widen(Vector256.Load(x.Pointer + column + 8));
            a += TTerm.Of(first);
            b += TTerm.Of(second);
            c += TTerm.Of(third);
            d += TTerm.Of(fourth);
        }

        Vector256<double> strands = (a + b) + (c + d);
        double sum = (strands[0] + strands[1]) + (strands[2] + strands[3]);
        for (; column < columns.End; column++)
            sum += TTerm.Of(Vector256.CreateScalar((double)x[column]))[0];
        return sum;
    }

    private interface IDoubleTerm
    {
        static abstract Vector256<double> Of(Vector256<double> x);
    }

    private readonly struct SquareTerm : IDoubleTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => x * x;
    }

    private readonly struct MagnitudeTerm : IDoubleTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Vector256.Abs(x);
    }
}

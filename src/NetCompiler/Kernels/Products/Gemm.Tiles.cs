using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>The tallest tile for blocks of <paramref name="width"/> columns.</summary>
    private static int Tallest(int width)
    {
        if (Machine.Has512)
            return width switch { 16 => Tiles512x1.Tallest, 32 => Tiles512x2.Tallest, _ => Tiles512x3.Tallest };

        if (Machine.Has256)
            return width switch { 8 => Tiles256x1.Tallest, 16 => Tiles256x2.Tallest, _ => Tiles256x3.Tallest };

        return Tiles128x2.Tallest;
    }

    /// <summary>One tile, <paramref name="width"/> columns wide, into rows that lie side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(int width, int rows, in Factors factors, float* y)
    {
        if (Machine.Has512)
        {
            switch (width)
            {
                case 16: Tiles512x1.Multiply(rows, in factors, y, width); break;
                case 32: Tiles512x2.Multiply(rows, in factors, y, width); break;
                default: Tiles512x3.Multiply(rows, in factors, y, width); break;
            }
        }
        else if (Machine.Has256)
        {
            switch (width)
            {
                case 8: Tiles256x1.Multiply(rows, in factors, y, width); break;
                case 16: Tiles256x2.Multiply(rows, in factors, y, width); break;
                default: Tiles256x3.Multiply(rows, in factors, y, width); break;
            }
        }
        else
        {
            Tiles128x2.Multiply(rows, in factors, y, width);
        }
    }
}

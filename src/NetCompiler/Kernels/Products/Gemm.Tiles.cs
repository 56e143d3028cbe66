using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>The tallest tile for blocks of <paramref name="width"/> columns.</summary>
    internal static int Tallest(int width)
    {
        if (Machine.Has512)
            return width switch { 8 => Tiles256x1.Tallest, 16 => Tiles512x1.Tallest, 32 => Tiles512x2.Tallest, 48 => Tiles512x3.Tallest, _ => Tiles512x4.Tallest };

        if (Machine.Has256)
            return width switch { 8 => Tiles256x1.Tallest, 24 => Tiles256x3.Tallest, _ => Tiles256x2.Tallest };

        return Tiles128x2.Tallest;
    }

    /// <summary>One tile, <paramref name="width"/> columns wide, into rows that lie side by side. It may be taller than its width allows: then it is done in two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(int width, int rows, in Factors factors, float* y)
    {
        if (Machine.Has512)
        {
            switch (width)
            {
                case 16: Tiles512x1.Multiply(rows, in factors, y, width); break;
                case 32: Tiles512x2.Multiply(rows, in factors, y, width); break;
                case 48: Tiles512x3.Multiply(rows, in factors, y, width); break;
                default: MultiplyInTwo<Tiles512x4>(rows, in factors, y, width); break;
            }
        }
        else if (Machine.Has256)
        {
            switch (width)
            {
                case 16: Tiles256x2.Multiply(rows, in factors, y, width); break;
                case 24: Tiles256x3.Multiply(rows, in factors, y, width); break;
                default: MultiplySideBySide<Tiles256x2>(rows, in factors, y, width); break;
            }
        }
        else
        {
            Tiles128x2.Multiply(rows, in factors, y, width);
        }
    }

    /// <summary>y[r, c] (+)= Σ a[r, k]·b[k, c] for any number of rows and the <paramref name="width"/> columns of a block, tile under tile.</summary>
    internal static void MultiplyStack(int width, int rows, in Factors factors, float* y, nint yStride)
    {
        if (Machine.Has512)
        {
            switch (width)
            {
                case 8: Stack<Tiles256x1>(rows, factors, y, yStride); break;
                case 16: Stack<Tiles512x1>(rows, factors, y, yStride); break;
                case 32: Stack<Tiles512x2>(rows, factors, y, yStride); break;
                case 48: Stack<Tiles512x3>(rows, factors, y, yStride); break;
                default: Stack<Tiles512x4>(rows, factors, y, yStride); break;
            }
        }
        else if (Machine.Has256)
        {
            switch (width)
            {
                case 8: Stack<Tiles256x1>(rows, factors, y, yStride); break;
                case 16: Stack<Tiles256x2>(rows, factors, y, yStride); break;
                case 24: Stack<Tiles256x3>(rows, factors, y, yStride); break;
                default:
                    Stack<Tiles256x2>(rows, factors, y, yStride);
                    Factors right = factors;
                    right.Panel += Tiles256x2.Width;
                    Stack<Tiles256x2>(rows, right, y + Tiles256x2.Width, yStride);
                    break;
            }
        }
        else
        {
            Stack<Tiles128x2>(rows, factors, y, yStride);
        }
    }

    /// <summary>The same for rows of which there are a few tiles only: a block of four registers is done in two halves, whose tiles are more than twice as tall.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void MultiplyLine(int width, int rows, in Factors factors, float* y, nint yStride)
    {
        if (!Machine.Has512 || width != Tiles512x4.Width)
        {
            MultiplyStack(width, rows, in factors, y, yStride);
            return;
        }

        Stack<Tiles512x2>(rows, factors, y, yStride);
        Factors right = factors;
        right.Panel += Tiles512x2.Width;
        Stack<Tiles512x2>(rows, right, y + Tiles512x2.Width, yStride);
    }

    [MethodImpl(Compiled)]
    private static void Stack<TTiles>(int rows, Factors factors, float* y, nint yStride) where TTiles : struct, ITiles
    {
        Tiling tiling = new(rows, TTiles.Tallest);

        for (int tile = 0; tile < tiling.Tiles; tile++)
        {
            int height = tiling[tile].Count;
            TTiles.Multiply(height, in factors, y, yStride);
            factors.A += height * factors.RowStride;
            y += height * yStride;
        }
    }

    /// <summary>The upper rows, and then the lower ones if there are more than a tile has.</summary>
    private static void MultiplyInTwo<TTiles>(int rows, in Factors factors, float* y, nint stride) where TTiles : struct, ITiles
    {
        int upper = rows <= TTiles.Tallest ? rows : rows / 2;
        TTiles.Multiply(upper, in factors, y, stride);

        if (upper == rows)
            return;

        Factors lower = factors;
        lower.A += upper * factors.RowStride;
        TTiles.Multiply(rows - upper, in lower, y + upper * stride, stride);
    }

    /// <summary>Two tiles side by side.</summary>
    private static void MultiplySideBySide<TTiles>(int rows, in Factors factors, float* y, nint stride) where TTiles : struct, ITiles
    {
        TTiles.Multiply(rows, in factors, y, stride);
        Factors right = factors;
        right.Panel += TTiles.Width;
        TTiles.Multiply(rows, in right, y + TTiles.Width, stride);
    }
}

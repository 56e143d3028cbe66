using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>The side of the squares that are turned in registers.</summary>
    private const int Side = 4;

    /// <summary>transposed = Wᵀ, for this worker's share of the elements; padding becomes zero. The product dx = dy·W reads W this way.</summary>
    /// <param name="share">Which worker this is; the workers' parts do not overlap.</param>
    /// <param name="w">W [outputs, inputs].</param>
    /// <param name="transposed">[inputs, outputs]; must not overlap <paramref name="w"/>.</param>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static void Transpose(Share share, Panels w, Panels transposed)
    {
        if (transposed.Inputs != w.Outputs || transposed.Outputs != w.Inputs)
            throw new ArgumentException($"The transpose of [{w.Outputs}, {w.Inputs}] is not [{transposed.Outputs}, {transposed.Inputs}].", nameof(transposed));

        Transpose(share.Of(w.Outputs, multiple: 16), w, 0, transposed, 0);
    }

    /// <summary>transposed[j, row + o] = w[o, input + j] for these outputs o and all j; its padding becomes zero there.</summary>
    [MethodImpl(Compiled)]
    internal static void Transpose(Part outputs, Panels w, int input, Panels transposed, int row)
    {
        for (int block = 0; block < transposed.Blocks; block++)
        {
            for (int output = outputs.Start; output < outputs.End; output += Side)
                TransposeStrip(w, output, Math.Min(Side, outputs.End - output), input, transposed, row, block);
        }
    }

    /// <summary>Up to four rows of a block of the transposed matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeStrip(Panels w, int output, int rows, int input, Panels transposed, int row, int block)
    {
        nint width = transposed.BlockWidth(block);
        int first = block * Panels.Width;
        int count = Math.Clamp(transposed.Outputs - first, 0, (int)width);    // None, when a block is padding only.
        int from = w.BlockOf(output);
        nint stride = w.BlockWidth(from);
        float* source = w.Block(from) + (input + first) * stride + (output - from * Panels.Width);
        float* target = transposed.Block(block) + (row + output) * width;
        int column = 0;

        if (rows == Side)
        {
            for (; column <= count - Side; column += Side)
                TransposeSquare(source + column * stride, stride, target + column, width);
        }

        for (int r = 0; r < rows; r++)
        {
            for (int c = column; c < count; c++)
                target[r * width + c] = source[c * stride + r];

            for (int c = count; c < width; c++)
                target[r * width + c] = 0f;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeSquare(float* source, nint sourceStride, float* target, nint targetStride)
    {
        Vector128<float> a = Vector128.Load(source), b = Vector128.Load(source + sourceStride);
        Vector128<float> c = Vector128.Load(source + 2 * sourceStride), d = Vector128.Load(source + 3 * sourceStride);

        Vector128<float> acLow = InterleaveLow(a, c), acHigh = InterleaveHigh(a, c), bdLow = InterleaveLow(b, d), bdHigh = InterleaveHigh(b, d);

        InterleaveLow(acLow, bdLow).Store(target);
        InterleaveHigh(acLow, bdLow).Store(target + targetStride);
        InterleaveLow(acHigh, bdHigh).Store(target + 2 * targetStride);
        InterleaveHigh(acHigh, bdHigh).Store(target + 3 * targetStride);
    }

    /// <summary>a₀ b₀ a₁ b₁</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return Sse.UnpackLow(a, b);

        return AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b) : Vector128.Create(a[0], b[0], a[1], b[1]);
    }

    /// <summary>a₂ b₂ a₃ b₃</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return Sse.UnpackHigh(a, b);

        return AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b) : Vector128.Create(a[2], b[2], a[3], b[3]);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Tests.Disassembled;

/// <summary>A tile of 36 sums, which no processor has registers for: what the tests must find fault with.</summary>
public static unsafe class TooTall
{
    /// <summary>y = a·panel, nine rows of sixteen columns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Rows(nint steps, float* a, nint rowStride, float* panel, float* y)
    {
        Vector128<float> c00 = Vector128<float>.Zero, c01 = Vector128<float>.Zero, c02 = Vector128<float>.Zero, c03 = Vector128<float>.Zero;
        Vector128<float> c10 = Vector128<float>.Zero, c11 = Vector128<float>.Zero, c12 = Vector128<float>.Zero, c13 = Vector128<float>.Zero;
        Vector128<float> c20 = Vector128<float>.Zero, c21 = Vector128<float>.Zero, c22 = Vector128<float>.Zero, c23 = Vector128<float>.Zero;
        Vector128<float> c30 = Vector128<float>.Zero, c31 = Vector128<float>.Zero, c32 = Vector128<float>.Zero, c33 = Vector128<float>.Zero;
        Vector128<float> c40 = Vector128<float>.Zero, c41 = Vector128<float>.Zero, c42 = Vector128<float>.Zero, c43 = Vector128<float>.Zero;
        Vector128<float> c50 = Vector128<float>.Zero, c51 = Vector128<float>.Zero, c52 = Vector128<float>.Zero, c53 = Vector128<float>.Zero;
        Vector128<float> c60 = Vector128<float>.Zero, c61 = Vector128<float>.Zero, c62 = Vector128<float>.Zero, c63 = Vector128<float>.Zero;
        Vector128<float> c70 = Vector128<float>.Zero, c71 = Vector128<float>.Zero, c72 = Vector128<float>.Zero, c73 = Vector128<float>.Zero;
        Vector128<float> c80 = Vector128<float>.Zero, c81 = Vector128<float>.Zero, c82 = Vector128<float>.Zero, c83 = Vector128<float>.Zero;

        do
        {
            Vector128<float> b0 = Vector128.Load(panel), b1 = Vector128.Load(panel + 4), b2 = Vector128.Load(panel + 8), b3 = Vector128.Load(panel + 12);
            Vector128<float> x0 = Vector128.Create(a[0 * rowStride]); c00 += x0 * b0; c01 += x0 * b1; c02 += x0 * b2; c03 += x0 * b3;
            Vector128<float> x1 = Vector128.Create(a[1 * rowStride]); c10 += x1 * b0; c11 += x1 * b1; c12 += x1 * b2; c13 += x1 * b3;
            Vector128<float> x2 = Vector128.Create(a[2 * rowStride]); c20 += x2 * b0; c21 += x2 * b1; c22 += x2 * b2; c23 += x2 * b3;
            Vector128<float> x3 = Vector128.Create(a[3 * rowStride]); c30 += x3 * b0; c31 += x3 * b1; c32 += x3 * b2; c33 += x3 * b3;
            Vector128<float> x4 = Vector128.Create(a[4 * rowStride]); c40 += x4 * b0; c41 += x4 * b1; c42 += x4 * b2; c43 += x4 * b3;
            Vector128<float> x5 = Vector128.Create(a[5 * rowStride]); c50 += x5 * b0; c51 += x5 * b1; c52 += x5 * b2; c53 += x5 * b3;
            Vector128<float> x6 = Vector128.Create(a[6 * rowStride]); c60 += x6 * b0; c61 += x6 * b1; c62 += x6 * b2; c63 += x6 * b3;
            Vector128<float> x7 = Vector128.Create(a[7 * rowStride]); c70 += x7 * b0; c71 += x7 * b1; c72 += x7 * b2; c73 += x7 * b3;
            Vector128<float> x8 = Vector128.Create(a[8 * rowStride]); c80 += x8 * b0; c81 += x8 * b1; c82 += x8 * b2; c83 += x8 * b3;
            panel += 16;
            a++;
        }
        while (--steps > 0);

        c00.Store(y + 0); c01.Store(y + 4); c02.Store(y + 8); c03.Store(y + 12);
        c10.Store(y + 16); c11.Store(y + 20); c12.Store(y + 24); c13.Store(y + 28);
        c20.Store(y + 32); c21.Store(y + 36); c22.Store(y + 40); c23.Store(y + 44);
        c30.Store(y + 48); c31.Store(y + 52); c32.Store(y + 56); c33.Store(y + 60);
        c40.Store(y + 64); c41.Store(y + 68); c42.Store(y + 72); c43.Store(y + 76);
        c50.Store(y + 80); c51.Store(y + 84); c52.Store(y + 88); c53.Store(y + 92);
        c60.Store(y + 96); c61.Store(y + 100); c62.Store(y + 104); c63.Store(y + 108);
        c70.Store(y + 112); c71.Store(y + 116); c72.Store(y + 120); c73.Store(y + 124);
        c80.Store(y + 128); c81.Store(y + 132); c82.Store(y + 136); c83.Store(y + 140);
    }
}

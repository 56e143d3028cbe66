using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.Gpu.Tests.OnlyStandIn;

/// <summary>Functions with cuBLAS's signatures and its meaning of each argument, on the memory of the stand-in: what is called through them shows which matrices a device was told to multiply.</summary>
internal static unsafe class OwnCublas
{
    private const nint Handle = 0x5EED;

    [ThreadStatic]
    private static int _products, _open, _failAfter;

    public static CublasFunctions Functions => new() { Create = &Create, Destroy = &Destroy, SetStream = &SetStream, Multiply = &Multiply };

    /// <summary>Functions that do not open a device.</summary>
    public static CublasFunctions Closed => Functions with { Create = &Refuse };

    /// <summary>Products so far, on this thread.</summary>
    public static int Count => _products;

    /// <summary>Handles that are open, on this thread.</summary>
    public static int Open => _open;

    /// <summary>After so many products they fail; never where it is 0.</summary>
    public static void FailAfter(int products) => _failAfter = products == 0 ? 0 : _products + products;

    [UnmanagedCallersOnly]
    private static int Create(nint* handle)
    {
        *handle = Handle;
        _open++;
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int Refuse(nint* handle) => 1;

    [UnmanagedCallersOnly]
    private static int Destroy(nint handle)
    {
        _open--;
        return handle == Handle ? 0 : 7;
    }

    [UnmanagedCallersOnly]
    private static int SetStream(nint handle, nint stream) => handle == Handle && stream == 0 ? 0 : 7;

    /// <summary>C = α·op(A)·op(B) + β·C, where element (row, column) of a matrix is at row + column · its leading dimension.</summary>
    [UnmanagedCallersOnly]
    private static int Multiply(nint handle, int turnsA, int turnsB, int m, int n, int k, float* alpha, float* a, int lda, float* b, int ldb, float* beta, float* c, int ldc)
    {
        if (handle != Handle || lda < (turnsA == 0 ? m : k) || ldb < (turnsB == 0 ? k : n) || ldc < m)
            return 7;
        if (++_products == _failAfter)
            return 13;

        for (int column = 0; column < n; column++)
        {
            for (int row = 0; row < m; row++)
            {
                double sum = 0;
                for (int i = 0; i < k; i++)
                    sum += (double)a[turnsA == 0 ? row + i * lda : i + row * lda] * b[turnsB == 0 ? i + column * ldb : column + i * ldb];

                ref float into = ref c[row + column * ldc];
                into = (float)(*alpha * sum + (*beta == 0f ? 0 : *beta * into));
            }
        }

        return 0;
    }
}

using System;
using System.Runtime.InteropServices;

namespace NetCompiler.Gpu;

/// <summary>
/// The functions of cuBLAS that products take, bound by name: their signatures are the same from version 11 to 13 (NVIDIA, <i>cuBLAS Library</i>, sections 2.4 and 2.7). Each answers 0 where it succeeds.
/// </summary>
internal readonly unsafe struct CublasFunctions
{
    /// <summary>Library files, the newest first; without a version in the name only development packages have them.</summary>
    public static readonly string[] Files = OperatingSystem.IsWindows() ? ["cublas64_13.dll", "cublas64_12.dll", "cublas64_11.dll"] : ["libcublas.so.13", "libcublas.so.12", "libcublas.so.11"];

    /// <summary><c>cublasCreate(&amp;handle)</c></summary>
    public required delegate* unmanaged<nint*, int> Create { get; init; }

    /// <summary><c>cublasDestroy(handle)</c></summary>
    public required delegate* unmanaged<nint, int> Destroy { get; init; }

    /// <summary><c>cublasSetStream(handle, stream)</c></summary>
    public required delegate* unmanaged<nint, nint, int> SetStream { get; init; }

    /// <summary><c>cublasSgemm(handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc)</c>: C = α·op(A)·op(B) + β·C, by columns.</summary>
    public required delegate* unmanaged<nint, int, int, int, int, int, float*, float*, int, float*, int, float*, float*, int, int> Multiply { get; init; }

    /// <summary>The functions of the first of some library files that is there and has them all; null where none is.</summary>
    public static CublasFunctions? Find(params ReadOnlySpan<string> files)
    {
        foreach (string file in files)
        {
            if (!NativeLibrary.TryLoad(file, out nint library))
                continue;
            if (In(library) is { } functions)
                return functions;
            NativeLibrary.Free(library);
        }

        return null;
    }

    private static CublasFunctions? In(nint library) =>
        NativeLibrary.TryGetExport(library, "cublasCreate_v2", out nint create) && NativeLibrary.TryGetExport(library, "cublasDestroy_v2", out nint destroy) &&
        NativeLibrary.TryGetExport(library, "cublasSetStream_v2", out nint setStream) && NativeLibrary.TryGetExport(library, "cublasSgemm_v2", out nint multiply)
            ? new CublasFunctions
            {
                Create = (delegate* unmanaged<nint*, int>)create,
                Destroy = (delegate* unmanaged<nint, int>)destroy,
                SetStream = (delegate* unmanaged<nint, nint, int>)setStream,
                Multiply = (delegate* unmanaged<nint, int, int, int, int, int, float*, float*, int, float*, int, float*, float*, int, int>)multiply,
            }
            : null;
}

using System;
using System.Reflection;
using System.Runtime.InteropServices;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>oneDNN's product of row-major matrices, where the machine has the library: the yardstick of <c>-- kernels</c>.</summary>
internal static unsafe partial class OneDnn
{
    private const string Library = "dnnl", OpenMp = "gomp";

    static OneDnn() => NativeLibrary.SetDllImportResolver(typeof(OneDnn).Assembly, Resolve);

    /// <summary>Whether the library was found; if not, <see cref="Missing"/> says what to do.</summary>
    public static bool IsPresent => Find(Library) != 0 && Find(OpenMp) != 0;

    public static string Missing => "oneDNN is missing (libdnnl.so.2 or .so.3, and libgomp.so.1): ratios are left out. On Debian: apt-get install libdnnl2 or libdnnl3.";

    /// <summary>How many threads the next products use.</summary>
    public static void Threads(int count) => omp_set_num_threads(count);

    /// <summary>c = op(a)·op(b), op(a) [m, k], op(b) [k, n], where op transposes for 'T'.</summary>
    public static void Multiply(char a, char b, int m, int n, int k, float* left, int leftStride, float* right, int rightStride, float* c, int stride)
    {
        int status = dnnl_sgemm((byte)a, (byte)b, m, n, k, 1f, left, leftStride, right, rightStride, 0f, c, stride);

        if (status != 0)
            throw new InvalidOperationException($"dnnl_sgemm answered {status}, not 0 (success).");
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path) => Find(library);

    private static nint Find(string library)
    {
        foreach (string name in library == Library ? (string[])["libdnnl.so.3", "libdnnl.so.2", "libdnnl.so"] : ["libgomp.so.1"])
        {
            if (NativeLibrary.TryLoad(name, out nint handle))
                return handle;
        }

        return 0;
    }

    [LibraryImport(Library)]
    private static partial int dnnl_sgemm(byte transA, byte transB, long m, long n, long k, float alpha, float* a, long lda, float* b, long ldb, float beta, float* c, long ldc);

    [LibraryImport(OpenMp)]
    private static partial void omp_set_num_threads(int count);
}

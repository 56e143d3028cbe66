using System;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace NetCompiler.Gpu;

/// <summary>
/// Products by cuBLAS, on the stream of the kernels. It thinks in columns where we think in rows, so that what it is asked for is the transposed product, Cᵀ = Bᵀ·Aᵀ, of matrices that are transposed already.
/// With one stream and no atomics, which is its default, the same shapes give the same bits.
/// </summary>
internal sealed unsafe class Cublas : IDisposable
{
    private const int AsItLies = 0, Transposed = 1;

    private readonly Accelerator _accelerator;
    private readonly CublasFunctions _functions;
    private nint _handle;

    private Cublas(Accelerator accelerator, CublasFunctions functions, nint handle) => (_accelerator, _functions, _handle) = (accelerator, functions, handle);

    /// <summary>cuBLAS for a device of CUDA's; null for any other device, where it is not installed, or where it does not know the device.</summary>
    public static Cublas? For(Accelerator accelerator, GpuDeviceKind kind) =>
        kind is GpuDeviceKind.Cuda && CublasFunctions.Find(CublasFunctions.Files) is { } functions ? With(accelerator, functions) : null;

    /// <summary>The same with given functions; null where they do not open the device.</summary>
    public static Cublas? With(Accelerator accelerator, CublasFunctions functions)
    {
        nint handle = 0;
        accelerator.Bind();
        return functions.Create(&handle) == 0 ? new Cublas(accelerator, functions, handle) : null;
    }

    /// <summary><c>into = left·right</c>, or <c>into += left·right</c>.</summary>
    /// <param name="stream">In whose order.</param>
    /// <param name="rows">Rows of the left factor and of the result.</param>
    /// <param name="columns">Columns of the right factor and of the result.</param>
    /// <param name="terms">Columns of the left factor, rows of the right one.</param>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="into">Where the result goes; as it lies.</param>
    /// <param name="adds">Whether to add it to what is there.</param>
    /// <exception cref="CublasException">cuBLAS failed.</exception>
    public void Multiply(AcceleratorStream stream, int rows, int columns, int terms, in DeviceMatrix left, in DeviceMatrix right, in DeviceMatrix into, bool adds)
    {
        float alpha = 1f, beta = adds ? 1f : 0f;
        _accelerator.Bind();
        Check("cublasSetStream", _functions.SetStream(_handle, stream is CudaStream cuda ? cuda.StreamPtr : 0));
        Check("cublasSgemm", _functions.Multiply(
            _handle, right.IsTurned ? Transposed : AsItLies, left.IsTurned ? Transposed : AsItLies, columns, rows, terms,
            &alpha, Address(right), right.Stride, Address(left), left.Stride, &beta, Address(into), into.Stride));
    }

    public void Dispose()
    {
        if (_handle == 0)
            return;
        _accelerator.Bind();
        _functions.Destroy(_handle);
        _handle = 0;
    }

    private static float* Address(in DeviceMatrix matrix) => (float*)matrix.Floats.LoadEffectiveAddressAsPtr() + matrix.First;

    private static void Check(string function, int status)
    {
        if (status != 0)
            throw new CublasException(function, status);
    }
}

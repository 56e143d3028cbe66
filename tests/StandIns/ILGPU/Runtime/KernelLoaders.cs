using System;
using ILGPU.Execution;

namespace ILGPU.Runtime;

/// <summary>Compiles kernels.</summary>
public static class KernelLoaders
{
    /// <summary>A kernel whose groups the caller chooses.</summary>
    /// <exception cref="InternalCompilerException">The arguments hold what a kernel cannot take.</exception>
    /// <exception cref="NotSupportedException">The kernel is an instance method or captures variables.</exception>
    public static Action<AcceleratorStream, KernelConfig, T1> LoadKernel<T1>(this Accelerator accelerator, Action<T1> action, KernelSpecialization specialization) where T1 : struct
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(action);
        return new Kernel<T1>(action, specialization).Run;
    }
}

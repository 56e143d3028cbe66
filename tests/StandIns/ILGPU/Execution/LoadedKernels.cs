using System.Collections.Generic;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ILGPU.Execution;

/// <summary>The kernels of a module that have been loaded; they go when it is unloaded.</summary>
internal sealed class LoadedKernels
{
    private static readonly ConditionalWeakTable<Module, LoadedKernels> All = [];

    private readonly KernelScan _scan = new();
    private readonly Dictionary<MethodInfo, ResumableKernel?> _kernels = [];

    /// <summary>The kernel as one that returns at barriers; null where its threads need not meet.</summary>
    public static ResumableKernel? Load(MethodInfo kernel)
    {
        LoadedKernels loaded = All.GetOrCreateValue(kernel.Module);

        lock (loaded)
        {
            if (!loaded._kernels.TryGetValue(kernel, out ResumableKernel? resumable))
                loaded._kernels[kernel] = resumable = loaded._scan.Meets(kernel) ? KernelWriter.Write(new FlatKernel(kernel, loaded._scan)) : null;
            return resumable;
        }
    }
}

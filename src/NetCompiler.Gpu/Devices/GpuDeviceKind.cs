namespace NetCompiler.Gpu;

/// <summary>What runs the kernels of a device.</summary>
public enum GpuDeviceKind
{
    /// <summary>A GPU of NVIDIA's, through CUDA.</summary>
    Cuda,

    /// <summary>A device of any maker, through OpenCL.</summary>
    OpenCL,

    /// <summary>ILGPU's own simulation on CPU threads: for debugging, far slower than training without a device.</summary>
    Cpu,

    /// <summary>No ILGPU at all: the project's test double, where the feed that it was built from has no ILGPU.</summary>
    StandIn,
}

using System.ComponentModel;
using ILGPU.Runtime;

namespace NetCompiler.Gpu;

/// <summary>A network whose class was compiled with kernels for devices.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceNetwork
{
    /// <summary>Which layer has no kernel, and so why there are none; null where all have.</summary>
    string? Lacks { get; }

    /// <summary>Compiles the kernels for a device.</summary>
    DeviceProgram Load(Accelerator device);
}

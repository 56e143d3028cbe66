using System.Linq;

namespace NetCompiler.Gpu.Tests;

/// <summary>The device that tests run on: what there is, or else ILGPU's own simulation on CPU threads.</summary>
internal static class Devices
{
    /// <summary>What is asked for.</summary>
    public static GpuDeviceKind? Kind => GpuDevice.List().Any(device => device.Kind is not GpuDeviceKind.Cpu) ? null : GpuDeviceKind.Cpu;

    public static GpuDevice Open() => GpuDevice.Open(Kind);
}

using System.Linq;

namespace NetCompiler.Gpu.Tests;

/// <summary>The device that tests run on: what there is, or else ILGPU's own simulation on CPU threads.</summary>
internal static class Devices
{
    public static GpuDevice Open() => GpuDevice.List().Any(device => device.Kind is not GpuDeviceKind.Cpu) ? GpuDevice.Open() : GpuDevice.Open(GpuDeviceKind.Cpu);
}

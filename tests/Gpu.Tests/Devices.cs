using System;
using System.Linq;

namespace NetCompiler.Gpu.Tests;

/// <summary>The device that tests run on: of the kind that the environment variable NETCOMPILER_DEVICE names; by default what there is, or else ILGPU's own simulation on CPU threads.</summary>
internal static class Devices
{
    private static readonly string? Wanted = Environment.GetEnvironmentVariable("NETCOMPILER_DEVICE");

    /// <summary>What is asked for.</summary>
    public static GpuDeviceKind? Kind =>
        !string.IsNullOrEmpty(Wanted) ? Enum.Parse<GpuDeviceKind>(Wanted, ignoreCase: true) : GpuDevice.List().Any(device => device.Kind is not GpuDeviceKind.Cpu) ? null : GpuDeviceKind.Cpu;

    public static GpuDevice Open() => GpuDevice.Open(Kind);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetCompiler.Gpu;

/// <summary>Which devices there are.</summary>
internal static class DeviceSearch
{
    public const string LookedFor = "CUDA (libcuda.so.1 or nvcuda.dll), OpenCL (libOpenCL.so.1 or OpenCL.dll) and CPU threads";

    private static readonly bool IsStandIn = typeof(Context).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(data => data is { Key: "IsStandIn", Value: "true" });

    public static Context Context()
    {
        DriverLibraries.Register();
        return ILGPU.Context.Create(builder => builder.Cuda().OpenCL().CPU(CPUDeviceKind.Nvidia).EnableAlgorithms().Optimize(OptimizationLevel.O2));
    }

    /// <summary>The best first.</summary>
    public static IEnumerable<Device> InOrder(Context context) => context.Devices.OrderBy(device => Describe(device).Kind).ThenByDescending(device => device.MemorySize);

    public static GpuDeviceInfo Describe(Device device) => new(device.Name, KindOf(device), device.MemorySize);

    /// <summary>Nobody who asks for a GPU is given CPU threads without a word.</summary>
    public static bool Fits(GpuDeviceInfo device, GpuDeviceKind? kind, string? name) =>
        (kind is null ? device.Kind is not GpuDeviceKind.Cpu : device.Kind == kind) && (name is null || device.Name.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static GpuDeviceKind KindOf(Device device) => device.AcceleratorType switch
    {
        _ when IsStandIn => GpuDeviceKind.StandIn,
        AcceleratorType.Cuda => GpuDeviceKind.Cuda,
        AcceleratorType.OpenCL => GpuDeviceKind.OpenCL,
        _ => GpuDeviceKind.Cpu,
    };
}

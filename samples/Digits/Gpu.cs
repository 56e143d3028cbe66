using System;
using NetCompiler;
using NetCompiler.Gpu;

namespace Digits;

/// <summary>What <c>--device gpu</c> trains on.</summary>
internal static class Gpu
{
    private const int SimulatedTest = 1000;

    /// <summary>The best device that there is; a simulation only where there is no other, and not without a word.</summary>
    public static GpuDevice Open()
    {
        GpuDeviceInfo best = GpuDevice.List()[0];
        GpuDevice device = GpuDevice.Open(best.Kind, best.Name);
        Console.WriteLine(IsSimulated(device)
            ? $"No GPU was found: {device.Name} does as if, slowly, so that {SimulatedTraining(device)} digits are trained with and {SimulatedTest} tested."
            : $"Training on {best}.");
        return device;
    }

    /// <summary>As many examples as the device takes in a reasonable time.</summary>
    public static (Dataset Training, Dataset Test) Fit(GpuDevice device, Dataset training, Dataset test) =>
        IsSimulated(device) ? (training.Take(Math.Min(SimulatedTraining(device), training.Count)), test.Take(Math.Min(SimulatedTest, test.Count))) : (training, test);

    /// <summary>ILGPU's own simulation runs a thread of the machine for each of a group.</summary>
    private static int SimulatedTraining(GpuDevice device) => device.Info.Kind is GpuDeviceKind.StandIn ? 2048 : 512;

    private static bool IsSimulated(GpuDevice device) => device.Info.Kind is GpuDeviceKind.Cpu or GpuDeviceKind.StandIn;
}

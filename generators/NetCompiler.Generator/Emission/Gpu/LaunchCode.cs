using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Writes the class that has a network's kernels loaded and launches them, forward and backward: a loop launches its kernels at every step, and a product may be a library's.</summary>
internal sealed class LaunchCode(CodeWriter writer, DevicePlaces places, DeviceLaunch[] forward, DeviceLaunch[] backward)
{
    public void Write()
    {
        DeviceLaunch[] launches = [.. forward, .. backward];
        KernelCode[] kernels = [.. launches.SelectMany(launch => launch.All)];
        writer.Line("/// <summary>The kernels, loaded for a device, in the order of a step.</summary>");

        using (writer.Block("internal sealed class Program(Accelerator device) : DeviceProgram"))
        {
            foreach (KernelCode kernel in kernels)
                writer.Line($"private readonly Action<AcceleratorStream, KernelConfig, {kernel.Name}.Arguments> {Field(kernel)} = device.LoadKernel<{kernel.Name}.Arguments>({kernel.Name}.Run, new KernelSpecialization({Literals.Of(kernel.Threads)}, null));");

            writer.Line();
            writer.Line($"public override int Launches => {Literals.Of(launches.Sum(launch => launch.Count))};");
            writer.Line();
            if (launches.Any(launch => launch.Library is not null))
            {
                writer.Line($"public override int LibraryLaunches => {Literals.Of(launches.Sum(launch => launch.LibraryCount))};");
                writer.Line();
            }

            AtMost("ProductFloats", launches.Select(launch => launch.Library?.Floats ?? 0));
            writer.Line($"public override int SharedFloats => {Literals.Of(places.SharedFloats)};");
            writer.Line();
            AtMost("PartFloats", kernels.Select(kernel => kernel.PartFloats));
            AtMost("SharedSums", kernels.Select(kernel => kernel.SharedSums));
            writer.Line($"public override int LossAt => {Literals.Of(places.LossAt)};");
            Phase("Forward", forward);
            Phase("Backward", backward);
        }
    }

    /// <summary>What the launches share one after the other is as large as for the largest of them.</summary>
    private void AtMost(string name, IEnumerable<int> counts)
    {
        if (counts.Max() is not (var most and > 0))
            return;

        writer.Line($"public override int {name} => {Literals.Of(most)};");
        writer.Line();
    }

    private void Phase(string name, DeviceLaunch[] launches)
    {
        writer.Line();

        using (writer.Block($"public override void {name}(in DevicePass pass)"))
        {
            foreach (DeviceLaunch launch in launches)
            {
                if (launch.Library is not null)
                    Choose(launch);
                else
                    Launch(launch.Kernels);

                if (launch.Loop is { } loop)
                    writer.Line($"{loop.Method}(pass);");
            }
        }

        foreach (DeviceLoop loop in launches.Select(launch => launch.Loop).OfType<DeviceLoop>())
            Steps(loop);
        foreach (DeviceLaunch launch in launches.Where(launch => launch.Library is not null))
            ByLibrary(launch, launch.Library!);
    }

    private void Steps(DeviceLoop loop)
    {
        writer.Line();
        foreach (string line in loop.Summary)
            writer.Line(line);

        using (writer.Block($"private void {loop.Method}(in DevicePass pass)"))
        using (writer.Block(loop.IsReversed ? $"for (int t = {Literals.Of(loop.Steps - 1)}; t >= 0; t--)" : $"for (int t = 0; t < {Literals.Of(loop.Steps)}; t++)"))
        {
            Launch(loop.Body);
        }
    }

    private void Choose(DeviceLaunch launch)
    {
        writer.Line("if (pass.HasLibrary)");
        using (writer.Indent())
            writer.Line($"{launch.Kernels[0].Name}ByLibrary(pass);");
        writer.Line("else");
        using (writer.Indent())
            Launch(launch.Kernels);
    }

    private void ByLibrary(DeviceLaunch launch, LibraryProduct library)
    {
        writer.Line();

        using (writer.Block($"private void {launch.Kernels[0].Name}ByLibrary(in DevicePass pass)"))
        {
            foreach (string call in library.Calls)
                writer.Line(call);
            Launch(library.Behind);
        }
    }

    private void Launch(IEnumerable<KernelCode> kernels)
    {
        foreach (KernelCode kernel in kernels)
            writer.Line($"{Field(kernel)}(pass.Stream, {kernel.Name}.Over(pass), {kernel.Name}.Of(pass{(kernel.IsInLoop ? ", t" : "")}));");
    }

    private static string Field(KernelCode kernel) => "_" + char.ToLowerInvariant(kernel.Name[0]) + kernel.Name.Substring(1);
}

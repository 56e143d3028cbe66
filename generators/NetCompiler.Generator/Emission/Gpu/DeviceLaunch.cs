using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>What a phase launches for one group of the plan: a kernel or two; or a kernel and then a loop.</summary>
internal sealed record DeviceLaunch(IReadOnlyList<KernelCode> Kernels, DeviceLoop? Loop)
{
    /// <summary>All kernels that it needs.</summary>
    public IEnumerable<KernelCode> All => Kernels.Concat(Loop?.Body ?? []).Concat(Library?.Behind ?? []);

    /// <summary>How many launches of a step it is.</summary>
    public int Count => Kernels.Count + (Loop is null ? 0 : Loop.Steps * Loop.Body.Count);

    /// <summary>How many where a library multiplies large matrices.</summary>
    public int LibraryCount => Library is null ? Count : Library.Calls.Count + Library.Behind.Count;

    /// <summary>What a library may do instead; null where it cannot.</summary>
    public LibraryProduct? Library { get; init; }
}

/// <summary>A loop over the steps of each example.</summary>
/// <param name="Method">The method with the loop.</param>
/// <param name="Summary">Its documentation.</param>
/// <param name="Steps">How many there are.</param>
/// <param name="IsReversed">Whether the last one comes first.</param>
/// <param name="Body">The kernels that run at each step.</param>
internal sealed record DeviceLoop(string Method, IReadOnlyList<string> Summary, int Steps, bool IsReversed, IReadOnlyList<KernelCode> Body);

/// <summary>Makes kernels of the groups of a phase.</summary>
internal sealed class DeviceLaunches(RunCode run, DevicePlaces places, Methods methods)
{
    public DeviceLaunch Of(DeviceGroup group) => group.Group.Kind is GroupKind.Loop ? Loop(group.Group) : Once(group);

    private DeviceLaunch Once(DeviceGroup group)
    {
        KernelCode[] kernels = [.. Kernels(group)];
        return new DeviceLaunch(kernels, null) { Library = LibraryProduct.Of(kernels[0], group, Beside, sum => Kernels(sum).Single()) };

        KernelCode Beside() => new(run, places, methods.Beside(group.Group, "Finish")) { Summary = kernels[0].Summary };
    }

    private IEnumerable<KernelCode> Kernels(DeviceGroup group)
    {
        KernelCode kernel = new(run, places, methods[group.Group, training: true]) { Summary = [.. Formulas.Of(run, [.. group.All])] };
        DeviceKernels.For(run.Flow, group.Group)!(kernel, run, group);
        yield return kernel;

        if (DeviceKernels.Second(run.Flow, group.Group) is var (what, write))
        {
            KernelCode second = new(run, places, methods.Beside(group.Group, what)) { Summary = kernel.Summary };
            write(second, run, group);
            yield return second;
        }
    }

    private DeviceLaunch Loop(Group loop)
    {
        int[] carries = [.. loop.Steps.Where(step => run[step].Primitive is Carry)];
        int steps = run[carries[0]].Type.Positions;
        string name = methods[loop, training: true];
        bool isReversed = CarryKernel.IsReversed(run.Flow, carries[0]);
        RunCode inside = run.InLoop(steps);
        LoopKernels kernels = LoopKernels.Of(run, loop);
        LoopStores stores = LoopStores.Of(run, loop, kernels.Rotated);
        int[] left = steps == 1 ? [] : [.. carries.Except(stores.HandedOn.SelectMany(carry => carry)).Where(carry => carry != kernels.Rotated)];

        KernelCode start = new(run, places, methods.Beside(loop, "Start")) { Summary = [.. Formulas.Documentation(LoopCode.Begun(run, carries))] };
        CarryKernel.Start(start, carries);
        List<KernelCode> body = [];

        foreach (Group[] groups in kernels.Groups)
        {
            KernelCode kernel = new(inside, places, methods[kernels.Named(groups), training: true]) { Summary = [.. kernels.Summary(inside, loop, groups)], Stores = stores };
            kernels.Write(kernel, inside, groups);
            body.Add(kernel);
        }

        if (left.Length > 0)
        {
            KernelCode hand = new(inside, places, methods.Beside(loop, "Next")) { Summary = [.. Formulas.Documentation(LoopCode.HandedOn(run, left))] };
            CarryKernel.HandOn(hand, left);
            body.Add(hand);
        }

        return new DeviceLaunch([start], new DeviceLoop(name, [.. Formulas.Documentation(LoopCode.Summary(run, carries, steps))], steps, isReversed, body));
    }
}

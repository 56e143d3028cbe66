using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Which groups of a loop's body are one kernel. A product needs whole rows of the state before it, so that a step is at least a launch; with these two rules it is seldom more:
/// <code>
/// gates      z = before·Uᵀ + projected │ state = f(z's columns)        one kernel: each thread has a unit of every gate
/// rotation   dz = f(after) │ after' = dz·U                            after = dz of the step before·U, dz = f(after): one kernel
/// </code>
/// </summary>
/// <param name="Groups">What becomes a kernel, in order.</param>
/// <param name="Rotated">The carry that is computed when it is needed; −1 for none.</param>
internal sealed record LoopKernels(IReadOnlyList<Group[]> Groups, int Rotated)
{
    public static LoopKernels Of(RunCode run, Group loop)
    {
        Group[] body = [.. loop.Body.Where(group => !LoopStores.IsInParts(run.Flow, loop, group))];
        int rotated = body.Length > 1 ? RotatedProductKernel.Carry(run, loop, body) : -1;
        List<Group[]> kernels = [];

        for (int i = 0; i < body.Length; i++)
        {
            if (rotated >= 0 && i == body.Length - 1)
                break;

            if (rotated >= 0 && i == 0)
                kernels.Add([body[body.Length - 1], body[0]]);
            else if (i + 1 < body.Length - (rotated >= 0 ? 1 : 0) && GatesKernel.Takes(run, body[i], body[i + 1]))
                kernels.Add([body[i], body[++i]]);
            else
                kernels.Add([body[i]]);
        }

        return new LoopKernels(kernels, rotated);
    }

    /// <summary>The group that a kernel is named after: of gates what is made of them, of a rotated product the product.</summary>
    public Group Named(Group[] groups) => IsRotated(groups) ? groups[0] : groups[groups.Length - 1];

    /// <summary>The mathematics of one of them: what it puts together, too, and what is computed for the step before.</summary>
    public IEnumerable<string> Summary(RunCode inside, Group loop, Group[] groups)
    {
        IEnumerable<Group> concats = loop.Body.Where(group => LoopStores.IsInParts(inside.Flow, loop, group) && inside.Flow.Operands(group.Steps[0]).Any(part => groups.Any(own => own.Stored.Contains(part))));
        return Formulas.Of(inside, IsRotated(groups) ? LoopCode.HandedOn(inside, [Rotated]) : [], [.. groups, .. concats]);
    }

    private bool IsRotated(Group[] groups) => Rotated >= 0 && groups == Groups[0];

    /// <summary>Writes one of them.</summary>
    public void Write(KernelCode code, RunCode inside, Group[] groups)
    {
        if (groups.Length == 1)
            DeviceKernels.For(code.Flow, groups[0])!(code, inside, new DeviceGroup(groups[0], []));
        else if (IsRotated(groups))
            RotatedProductKernel.Write(code, groups[0], groups[1], Rotated);
        else
            GatesKernel.Write(code, groups[0], groups[1]);
    }
}

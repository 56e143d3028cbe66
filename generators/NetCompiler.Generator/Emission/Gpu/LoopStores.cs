using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Where the kernels of a loop's body store what they compute, beside or instead of its own place: in the carry of the step after, and in the part that it is of a concatenation. Then nothing has to be copied.
/// Parts of whole registers the planner has in their places already; threads store element by element, whatever the width.
/// </summary>
/// <param name="HandedOn">By value: the carries that are it at the step after.</param>
/// <param name="Parts">By value: of which rows it is a part, and where it begins in them.</param>
/// <param name="Elided">Values that nothing reads in their own place.</param>
internal sealed record LoopStores(ILookup<int, int> HandedOn, ILookup<int, (int Whole, int Start)> Parts, HashSet<int> Elided)
{
    /// <param name="run">The code of the run, outside the loop.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="rotated">A carry that a kernel computes when the step after needs it; −1 for none.</param>
    public static LoopStores Of(RunCode run, Group loop, int rotated)
    {
        Flow flow = run.Flow;
        int[] carries = [.. loop.Steps.Where(step => flow[step].Primitive is Carry && flow[step].Type.Positions > 1 && step != rotated)];
        ILookup<int, int> handedOn = carries.Where(carry => CanHandOn(run, loop, carry)).ToLookup(flow.Loops.Next);
        int[] concats = [.. loop.Body.Where(group => IsInParts(flow, loop, group)).Select(group => group.Steps[0])];
        (int Step, int Whole, int Start)[] parts = [.. concats.SelectMany(concat => Joins.PartsOf(flow, concat).Select(part => (Step: part.Part, Whole: concat, Start: part.Column))).Where(part => !run.Plan.IsIn(part.Whole, part.Step, part.Start))];
        HashSet<int> copied = [.. carries.Where(carry => !handedOn[flow.Loops.Next(carry)].Contains(carry)).SelectMany(carry => Reads.Behind(flow, run.Run.Storage, flow.Loops.Next(carry)))];

        Group[] readers = [.. run.Run.Schedule.All.Select(entry => entry.Group).Where(group => group != loop), .. loop.Body.Where(group => !concats.Contains(group.Steps[0]))];
        IEnumerable<int> elided = loop.Body.SelectMany(group => group.Stored)
            .Where(step => run.Run.IsPassing(step) && (handedOn.Contains(step) || parts.Any(part => part.Step == step)) && !concats.Any(concat => run.Plan.IsPart(step, concat)) && !copied.Contains(step) && !readers.Any(group => group.Loads.Contains(step)));

        return new LoopStores(handedOn, parts.ToLookup(part => part.Step, part => (part.Whole, part.Start)), [.. elided]);
    }

    /// <summary>Whether a group of a loop puts together what groups before it store, which put it there themselves.</summary>
    public static bool IsInParts(Flow flow, Group loop, Group group) =>
        group.Kind is GroupKind.Copy && flow[group.Steps[0]] is { Primitive: Concat, Type.Shape.Rank: 1 }
        && flow.Operands(group.Steps[0]).All(part => loop.Body.TakeWhile(other => other != group).Any(other => other.Stored.Contains(part)));

    /// <summary>
    /// Whether the kernel that computes a carry's next value can store it for the step after. Where a carry has one row for all steps, nobody may read this step's any more: no kernel behind it, and in it no thread but
    /// that which stores the element.
    /// </summary>
    private static bool CanHandOn(RunCode run, Group loop, int carry)
    {
        int next = run.Flow.Loops.Next(carry), at = loop.Body.ToList().FindIndex(group => group.Stored.Contains(next));

        if (at < 0)
            return false;
        if (!run.Run.IsPassing(carry))
            return true;

        bool isReadHere = loop.Body[at].Loads.Contains(carry), isReadBehind = loop.Body.Skip(at + 1).Any(group => group.Loads.Contains(carry));
        return !isReadBehind && (!isReadHere || IsElementwise(run, loop.Body[at], carry));
    }

    /// <summary>Whether a kernel reads all that it reads of a value where it stores, and before it does.</summary>
    public static bool IsElementwise(RunCode run, Group group, int value) => group.Kind switch
    {
        GroupKind.Rows => !RowsCode.HasLoop(group) && !IsReadThroughViews(run, group, value),
        GroupKind.Product => run.Flow.Operands(group.Steps[0]).All(operand => !Reads.Behind(run.Flow, run.Run.Storage, operand).Contains(value)) && !IsReadThroughViews(run, group, value),
        _ => false,
    };

    private static bool IsReadThroughViews(RunCode run, Group group, int value) => group.Steps.Any(step => Reads.ThroughViews(run.Flow, run.Run.Storage, step).Contains(value));
}

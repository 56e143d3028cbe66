using System.Collections.Generic;

namespace NetCompiler.Generator.Optimization;

/// <summary>One run of a program after fusion: which steps are computed together, and which again wherever they are read.</summary>
/// <param name="Flow">The part of the program that the run needs.</param>
/// <param name="Storage">What is computed where it is read.</param>
/// <param name="Groups">The fused groups, with the phase that each belongs to, in an order in which they could run.</param>
internal sealed record Fused(Flow Flow, Storage Storage, IReadOnlyList<(Group Group, int Phase)> Groups)
{
    public static Fused Of(Flow flow)
    {
        Storage storage = new(flow);
        return new Fused(flow, storage, RowSums.Join(flow, Grouping.Form(flow, storage)));
    }
}

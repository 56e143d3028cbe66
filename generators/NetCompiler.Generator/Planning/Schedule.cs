using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;

namespace NetCompiler.Generator.Planning;

/// <summary>A run: its groups in order, in two phases (forward and backward, or predict and evaluate).</summary>
internal sealed record Schedule(EquatableArray<Entry> First, EquatableArray<Entry> Second)
{
    public EquatableArray<Entry> All { get; } = [.. First, .. Second];

    public override string ToString() => string.Concat(First.Select(e => "    " + e + "\n")) + "    ────\n" + string.Concat(Second.Select(e => "    " + e + "\n"));
}

/// <summary>A group in a schedule.</summary>
/// <param name="Group">What runs.</param>
/// <param name="Barrier">Whether all threads meet before it, because it reads what others wrote.</param>
/// <param name="Epoch">How many barriers came before it: what lives in different epochs may share memory.</param>
internal sealed record Entry(Group Group, bool Barrier, int Epoch)
{
    public override string ToString() => (Barrier ? "barrier; " : "") + Group;
}

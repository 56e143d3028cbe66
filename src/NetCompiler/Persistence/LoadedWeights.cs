using System.Collections.Generic;

namespace NetCompiler;

/// <summary>What <see cref="Network.LoadWeights"/> has done.</summary>
/// <param name="Loaded">The parameters and states that were read.</param>
/// <param name="Left">Those that stayed as they were.</param>
/// <param name="Unused">The tensors of the file that nothing was read from.</param>
public sealed record LoadedWeights(IReadOnlyList<string> Loaded, IReadOnlyList<string> Left, IReadOnlyList<string> Unused)
{
    /// <summary>The names, under what was done with them.</summary>
    public override string ToString() => $"loaded: {List(Loaded)}; left: {List(Left)}; unused: {List(Unused)}";

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "nothing" : string.Join(", ", names);
}

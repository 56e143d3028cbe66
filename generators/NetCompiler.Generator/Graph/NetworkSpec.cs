using System.Linq;
using System.Text;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Graph;

/// <summary>
/// All that the compiler knows of one network: equal when its text means the same, whatever its place, comments or formatting.
/// </summary>
/// <param name="Declaration">The class it is generated into.</param>
/// <param name="Nodes">The operators in the order of declaration; see <see cref="Node"/>.</param>
/// <param name="Outputs">The values that the network returns, with their names.</param>
/// <param name="Losses">What is minimised; none for a network that only predicts.</param>
/// <param name="Findings">What the parser found wrong. A network with any error is not compiled further than its public stub.</param>
internal sealed record NetworkSpec(
    Declaration Declaration,
    EquatableArray<Node> Nodes,
    EquatableArray<Output> Outputs,
    EquatableArray<LossTerm> Losses,
    EquatableArray<Finding> Findings)
{
    /// <summary>Patterns of the names of what training leaves as it is; see <see cref="NamePattern"/>.</summary>
    public EquatableArray<string> Frozen { get; init; } = [];

    /// <summary>Whether tests of the gradients are written beside the network.</summary>
    public bool TestsGradients { get; init; }

    /// <summary>The node that has the parameters which a node uses: itself, unless it shares another's.</summary>
    public int Owner(int node) => Nodes[node].Shares < 0 ? node : Nodes[node].Shares;

    /// <summary>Which column of a dataset's targets a loss compares with: losses without a target have none.</summary>
    public int TargetColumn(int loss) => Losses.Take(Losses[loss].Shares < 0 ? loss : Losses[loss].Shares).Count(before => before.HasColumn);

    /// <summary>The outputs that a prediction returns: all but auxiliary heads, which are there for losses of training alone.</summary>
    public EquatableArray<int> Predicted => Enumerable.Range(0, Outputs.Count).Where(o => Losses.All(l => l.Output != o) || Losses.Any(l => l.Output == o && !l.IsAuxiliary)).ToEquatableArray();

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append("network ").Append(Declaration.Name).Append('\n');

        for (int i = 0; i < Nodes.Count; i++)
            text.Append("  %").Append(i).Append(' ').Append(Nodes[i]).Append('\n');

        text.Append("  return ").Append(string.Join(", ", Outputs.Select(o => $"{o.Name} = %{o.Value}"))).Append('\n');

        foreach (LossTerm loss in Losses)
            text.Append("  ").Append(loss).Append('\n');

        foreach (string pattern in Frozen)
            text.Append("  freeze ").Append(pattern).Append('\n');

        if (TestsGradients)
            text.Append("  test gradients\n");

        foreach (Finding finding in Findings)
            text.Append("  ").Append(finding).Append('\n');

        return text.ToString();
    }
}

/// <summary>A value that the network returns.</summary>
internal sealed record Output(string Name, int Value);

/// <summary>Where the generated part of the class belongs.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Containers">The headers of the types around the class, outermost first: <c>partial class Outer</c>, <c>partial struct Box&lt;T&gt;</c>.</param>
/// <param name="Name">The class's name.</param>
/// <param name="Accessibility">As written or implied: <c>public</c>, <c>internal</c> … The generated part repeats none of it.</param>
/// <param name="Form">Whether the layers are attributes or a <c>Forward</c> method.</param>
internal sealed record Declaration(string Namespace, EquatableArray<string> Containers, string Name, string Accessibility, DeclarationForm Form)
{
    /// <summary>The names of the members that the user declares, sorted: generated members must take others.</summary>
    public EquatableArray<string> Members { get; init; } = [];

    /// <summary>The user's types around the class that are called as a type which generated code names: they would hide it.</summary>
    public EquatableArray<string> Hiding { get; init; } = [];

    /// <summary>Whether the user's part has a documentation comment, whose summary the generated part must not double.</summary>
    public bool IsDocumented { get; init; }

    /// <summary>A file name that no other network of the compilation has.</summary>
    public string HintName =>
        string.Concat(new[] { Namespace }.Concat(Containers.Select(c => c.Split(' ').Last())).Where(part => part.Length > 0).Select(part => part + "."))
            .Replace('<', '_').Replace('>', '_').Replace(',', '_').Replace(" ", "") + Name + ".g.cs";
}

internal enum DeclarationForm
{
    Attributes,
    Method,
}

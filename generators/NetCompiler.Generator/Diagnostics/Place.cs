namespace NetCompiler.Generator.Diagnostics;

/// <summary>
/// Where a finding belongs, without a location: a source map beside the specification knows the syntax.
/// <see cref="Argument"/> is the name of the argument at fault, or null for the whole of it.
/// </summary>
internal sealed record Place(PlaceKind Kind, int Index, string? Argument = null)
{
    public static Place Network { get; } = new(PlaceKind.Network, 0);

    public static Place Node(int node, string? argument = null) => new(PlaceKind.Node, node, argument);

    public static Place Loss(int loss, string? argument = null) => new(PlaceKind.Loss, loss, argument);

    /// <summary>An operator of the loss method, by its index there.</summary>
    public static Place LossNode(int node, string? argument = null) => new(PlaceKind.LossNode, node, argument);

    /// <summary>A piece of syntax that became no node: the parser numbers these itself.</summary>
    public static Place Syntax(int index) => new(PlaceKind.Syntax, index);
}

internal enum PlaceKind
{
    Network,
    Node,
    Loss,
    LossNode,
    Syntax,
}

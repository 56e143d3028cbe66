using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Graph;

/// <summary>
/// One application of an operator. A node produces one value, and the node's index in
/// <see cref="NetworkSpec.Nodes"/> is that value's number; inputs come before it.
/// </summary>
/// <param name="Operator">What is computed.</param>
/// <param name="Inputs">The values it is computed from.</param>
/// <param name="Name">The stable name that parameters, checkpoints and generated code use: <c>hidden</c>, <c>block0.dense_1</c>.</param>
internal sealed record Node(Operator Operator, EquatableArray<int> Inputs, string Name)
{
    /// <summary>The earlier node whose parameters and running statistics it uses; −1 where it has its own, if any.</summary>
    public int Shares { get; init; } = -1;

    public override string ToString() => $"{Name} = {Operator.Title}({string.Join(", ", Inputs)})" + (Shares < 0 ? "" : $" with what %{Shares} has learned");
}

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// A product of weights with all rows of a table, instead of with those that a batch takes of it, and the gradients of what it is made of; made by the planner alone, where a table has fewer rows than an example takes.
/// There is a row behind those of the table: what weights make of a number that is no row's, whose vector is zero.
/// </summary>
/// <param name="Form">Which of the four it is.</param>
internal sealed record TableProduct(TableForm Form) : Primitive
{
    public override string Noun() => "table";
}

/// <summary>E is the table, W are the weights, b is the bias; P is the product, D its gradient.</summary>
internal enum TableForm
{
    /// <summary><c>P = [E·Wᵀ + b; b]</c>: <c>[V, m], [n, m] → [V + 1, n]</c>, and <c>[n]</c> where there is a bias.</summary>
    Rows,

    /// <summary><c>dE = D·W</c> without its last row: <c>[V + 1, n], [n, m] → [V, m]</c>.</summary>
    Table,

    /// <summary><c>dW = Dᵀ·E</c>, the last row of D left out: <c>[V + 1, n], [V, m] → [n, m]</c>.</summary>
    Weights,

    /// <summary><c>db = Σ D</c> over all rows: <c>[V + 1, n] → [n]</c>.</summary>
    Bias,
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// Products of rows of a table that has fewer rows than each example takes of it: what weights make of a row is the same wherever it is taken, so that it is computed once for each row of the table, and taken from there.
/// Gradients come back the same way: what comes of one row's places is added up before it is multiplied.
/// <code>
/// before   x = E[i]    p = x·Wᵀ + b              dW = dpᵀ·x    dE = Σ (dp·W) by i    db = Σ over all rows of dp
/// after    P = E·Wᵀ + b    p = P[i]    D = Σ dp by i    dW = Dᵀ·E    dE = D·W              db = Σ D
/// </code>
/// </summary>
internal sealed class Tables : Rewriting
{
    private readonly Dictionary<(int Table, int Weights, int Bias), int> _products = [];

    /// <summary>By the gradients of products with what was taken of a table: what is added up of them for each row.</summary>
    private readonly Dictionary<int, int> _scattered = [];

    private Tables(Program program) : base(program)
    {
    }

    public static Program Insert(Program program) => program.Steps.Any(step => step.Primitive is Gather) ? new Tables(program).Rewritten() : program;

    protected override int Rewrite(int old) => Rewrite(old, Renumbered(Old.Steps[old]));

    /// <param name="old">The step as it is in the program.</param>
    /// <param name="step">The same with what its operands are now.</param>
    private int Rewrite(int old, Step step) => step.Primitive switch
    {
        Contract { Left: "bi", Right: "oi" } when Taken(old, 0) is { } rows && !IsBiased(old) => Take(rows, step, step.Operands[1]),
        Map when BiasedProduct(old) is var (product, bias) && Taken(product, 0) is { } rows => Take(rows, step, Now[Old.Steps[product].Operands[1]], Now[bias]),
        Contract { Left: "bo", Right: "bi" } when IsGradient(old) && Taken(old, 1) is { } rows => Add(step with { Primitive = new TableProduct(TableForm.Weights), Operands = [Scatter(rows, Old.Steps[old].Operands[0]), rows.Table] }),
        ScatterAdd { Table: < 0 } when IsGradient(old) && ByProduct(old) is { } product => OfTable(step, product),
        Reduce { Axes: ReducedAxes.Batch } when IsGradient(old) && Pooled(old) is { } dy && _scattered.TryGetValue(dy, out int scattered) => Add(step with { Primitive = new TableProduct(TableForm.Bias), Operands = [scattered] }),
        _ => Add(step),
    };

    /// <summary>What an example takes of a table.</summary>
    /// <param name="Numbers">By which numbers.</param>
    /// <param name="Table">Of which table.</param>
    private sealed record Rows(int Numbers, int Table);

    /// <summary>What the operand of a product with weights is, if rows of a table that is worth it.</summary>
    private Rows? Taken(int product, int operand)
    {
        Step old = Old.Steps[product];

        return old.Operands.Count == 2 && Old.Steps[old.Operands[operand]] is { Primitive: Gather, Operands: var taken } && Old.Steps[taken[1]].Primitive is ParameterValue
            && Suits(taken[0], Old.Steps[taken[1]].Type.Shape, Old.Steps[operand == 0 ? old.Operands[1] : product].Type.Shape)
            ? new Rows(Now[taken[0]], Now[taken[1]])
            : null;
    }

    /// <summary>Whether a batch, even of one example, takes more rows than there are. Rows lie side by side without padding, of which products would write some, so that they have to take whole cache lines.</summary>
    private bool Suits(int numbers, Shape table, Shape weights) =>
        table.Axes[0] < Old.Steps[numbers].Type.Count && table.Axes[1] % Buffers.Line == 0 && weights.Axes[0] % Buffers.Line == 0;

    private bool IsBiased(int product) => Readers[product].Any(reader => BiasedProduct(reader) is var (biased, _) && biased == product);

    /// <summary>The product to which an elementwise step adds a bias, and nobody else reads.</summary>
    private (int Product, int Bias)? BiasedProduct(int sum)
    {
        if (Old.Steps[sum] is not { Primitive: Map { IsSum: true }, Operands: { Count: 2 } operands })
            return null;

        (int product, int bias) = Old.Steps[operands[0]].Primitive is Contract ? (operands[0], operands[1]) : (operands[1], operands[0]);
        return Old.Steps[product].Primitive is Contract { Left: "bi", Right: "oi" } && Readers[product].Count() == 1 && !IsRoot(product)
            && Old.Steps[bias] is { Primitive: ParameterValue, Type.Shape: var shape } && shape == Old.Steps[product].Type.Shape
            ? (product, bias)
            : null;
    }

    private bool IsRoot(int step) => Old.Training.Outputs.Contains(step) || Old.Prediction.Outputs.Contains(step);

    private int Take(Rows rows, Step step, int weights, int bias = -1)
    {
        if (!_products.TryGetValue((rows.Table, weights, bias), out int product))
        {
            TensorType type = TensorType.Shared(new Shape([Steps[rows.Table].Type.Shape.Axes[0] + 1, step.Type.Count]));
            _products[(rows.Table, weights, bias)] = product = Add(new Step(new TableProduct(TableForm.Rows), bias < 0 ? [rows.Table, weights] : [rows.Table, weights, bias], type, step.Name + ".table"));
        }

        return Add(step with { Primitive = new Gather(HasRest: true), Operands = [rows.Numbers, product] });
    }

    /// <summary>Whether a step is the gradient of one parameter and nothing else.</summary>
    private bool IsGradient(int step) => Old.Training.ParameterGradients.Count(gradient => gradient == step) == 1 && !Readers[step].Any();

    /// <summary>The product of gradients with weights that a step adds up by the rows of a table that is worth it.</summary>
    private Step? ByProduct(int scatter)
    {
        Step step = Old.Steps[scatter];

        return step.Operands.Count == 2 && Old.Steps[step.Operands[1]] is { Primitive: Contract { Left: "bo", Right: "oi" }, Operands.Count: 2 } product
            && Suits(step.Operands[0], step.Type.Shape, Old.Steps[product.Operands[1]].Type.Shape)
            ? product
            : null;
    }

    private int OfTable(Step step, Step product)
    {
        int scattered = Scatter(step.Operands[0], product.Operands[0], ((ScatterAdd)step.Primitive).Rows);
        return Add(step with { Primitive = new TableProduct(TableForm.Table), Operands = [scattered, Now[product.Operands[1]]] });
    }

    private int Scatter(Rows rows, int dy) => Scatter(rows.Numbers, dy, Steps[rows.Table].Type.Shape.Axes[0]);

    /// <summary>What comes back to each row, and behind them to numbers that are no row's.</summary>
    private int Scatter(int numbers, int dy, int height)
    {
        ScatterParts scatter = new(height + 1);

        if (_scattered.TryGetValue(dy, out int known) && Steps[known].Primitive == scatter && Steps[known].Operands[0] == numbers)
            return known;

        return _scattered[dy] = Add(new Step(scatter, [numbers, .. Parts(dy)], TensorType.Shared(new Shape([height + 1, Old.Steps[dy].Type.Count])), Old.Steps[dy].Name + ".table"));
    }

    /// <summary>What gradients are put together of, where some of it is part of others too: it lies there, and need not be here once more.</summary>
    private IEnumerable<int> Parts(int dy)
    {
        Step whole = Old.Steps[dy];

        return Joins.JoinsRows(whole) && whole.Operands.All(part => Old.Steps[part].Type.Count % Buffers.Line == 0) && whole.Operands.Any(part => Readers[part].Any(other => other != dy && Joins.JoinsRows(Old.Steps[other])))
            ? whole.Operands.Select(part => Now[part])
            : [Now[dy]];
    }

    /// <summary>What a step sums over all positions of all examples.</summary>
    private int? Pooled(int sum) =>
        Old.Steps[Old.Steps[sum].Operands[0]] is { Primitive: Reduce { Reduction: Reduction.Sum, Axes: ReducedAxes.Positions }, Operands: var positions } && Old.Steps[sum].Primitive is Reduce { Reduction: Reduction.Sum }
            ? positions[0]
            : null;
}

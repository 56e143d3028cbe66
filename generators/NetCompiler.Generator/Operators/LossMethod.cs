using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>One operator of a loss method, over earlier values: 0 is the prediction, 1 the target, 2 the first node.</summary>
internal sealed record LossNode(Operator Operator, EquatableArray<int> Inputs, string Name);

/// <summary>
/// A loss that the user wrote as operators over a prediction and a target, differentiated like the network. It learns nothing itself and draws nothing:
/// the same in training and in evaluation.
/// </summary>
/// <param name="Nodes">In order.</param>
/// <param name="Result">The value that is the loss of an example, by number.</param>
/// <param name="OwnTargetShape">The target's shape, where it is not the prediction's.</param>
internal sealed record LossMethod(EquatableArray<LossNode> Nodes, int Result, Shape? OwnTargetShape) : Loss
{
    /// <summary>The prediction and the target come before the first node.</summary>
    public const int Given = 2;

    public override string Title => "loss method";

    public override TargetForm Target => TargetForm.Values;

    public override ResponseForm Response => ResponseForm.None;

    public override Shape TargetShape(Shape prediction) => OwnTargetShape ?? prediction;

    /// <summary>What does not fit, by node.</summary>
    public IEnumerable<(int Node, ShapeProblem Problem)> Problems(Shape prediction) => Infer(prediction).Problems;

    public override ShapeProblem? Check(Shape prediction)
    {
        (List<Shape> shapes, IReadOnlyList<(int, ShapeProblem)> problems) = Infer(prediction);

        return problems.Count > 0 ? null
            : shapes[Result].Rank > 0 ? ShapeFindings.LossHasShape(shapes[Result])
            : !Depends()[Result] ? ShapeFindings.LossIsConstant()
            : null;
    }

    public override Value Lower(Value prediction, Value target) => Run(prediction, target).Values[Result];

    public override Value Differentiate(Value prediction, Value target, Value gradient)
    {
        ProgramBuilder builder = prediction.Builder;
        string scope = builder.Scope;
        (Value[] values, Lowering[] lowerings) = Run(prediction, target);
        bool[] wanted = Depends();
        List<Value>[] contributions = [.. values.Select(_ => new List<Value>())];
        contributions[Result].Add(gradient);

        for (int value = values.Length - 1; value >= Given; value--)
        {
            if (!wanted[value] || contributions[value].Count == 0)
                continue;

            LossNode node = Nodes[value - Given];
            builder.Scope = scope + "." + node.Name;
            Value adjoint = contributions[value].Aggregate((sum, next) => sum + next);

            node.Operator.Differentiate(new Adjoints(
                lowerings[value - Given], values[value], adjoint,
                input => wanted[node.Inputs[input]],
                _ => false,
                (input, contribution) => contributions[node.Inputs[input]].Add(contribution),
                (_, _) => { }));
        }

        builder.Scope = scope;

        // What only steps lead to, such as a one-hot, has no gradient.
        return contributions[0].Count > 0 ? contributions[0].Aggregate((sum, next) => sum + next) : builder.Map([], 0, prediction.Type);
    }

    public override Value Respond(Value prediction) => prediction;

    public override string ToString() =>
        string.Concat(Nodes.Select((node, i) => $"    %{i + Given} {node.Name} = {node.Operator}({string.Join(", ", node.Inputs)})\n")) + $"    return %{Result}";

    /// <summary>The values by number. The result keeps its name open: it becomes the network's loss.</summary>
    private (Value[] Values, Lowering[] Lowerings) Run(Value prediction, Value target)
    {
        ProgramBuilder builder = prediction.Builder;
        string scope = builder.Scope;
        List<Value> values = [prediction, target];
        List<Lowering> lowerings = [];

        foreach (LossNode node in Nodes)
        {
            builder.Scope = scope + "." + node.Name;
            Lowering lowering = new(builder, site: 0, training: false, [.. node.Inputs.Select(input => values[input])], NoParameter, NoParameter, NoParameter, update: null);
            Value value = node.Operator.Lower(lowering);
            lowerings.Add(lowering);
            values.Add(values.Count == Result ? value : value.Named(builder.Scope));
        }

        builder.Scope = scope;
        return ([.. values], [.. lowerings]);
    }

    private (List<Shape> Shapes, IReadOnlyList<(int Node, ShapeProblem Problem)> Problems) Infer(Shape prediction)
    {
        List<Shape> shapes = [prediction, TargetShape(prediction)];
        List<(int, ShapeProblem)> problems = [];

        foreach (LossNode node in Nodes)
        {
            ShapeResult result = node.Operator.Infer(node.Inputs.Select(input => shapes[input]).ToEquatableArray());

            if ((result.Problem ?? ShapeFindings.TooLarge(node.Name, result.Shape)) is { } problem)
                problems.Add((shapes.Count - Given, problem));

            shapes.Add(result.Shape);
        }

        return (shapes, problems);
    }

    /// <summary>Which values depend on the prediction.</summary>
    private bool[] Depends()
    {
        bool[] depends = new bool[Nodes.Count + Given];
        depends[0] = true;

        for (int i = 0; i < Nodes.Count; i++)
            depends[i + Given] = Nodes[i].Inputs.Any(input => depends[input]);

        return depends;
    }

    private static Value NoParameter(string name) => throw new System.InvalidOperationException($"A loss has no {name}: the parser refuses operators that learn.");
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Shapes;

/// <summary>A specification with the shape of every value, and what does not fit.</summary>
internal sealed record Shaped(NetworkSpec Spec, EquatableArray<Shape> Shapes, EquatableArray<Finding> Findings)
{
    public EquatableArray<Shape> InputShapes(Node node) => node.Inputs.Select(input => Shapes[input]).ToEquatableArray();
}

/// <summary>Gives every value its shape, in order. After a finding it goes on with the operator's guess, so that one mistake hides no other.</summary>
internal static class ShapeInference
{
    public static Shaped Infer(NetworkSpec spec)
    {
        List<Shape> shapes = [];
        List<Finding> findings = [];

        for (int i = 0; i < spec.Nodes.Count; i++)
        {
            ShapeResult result = spec.Nodes[i].Operator.Infer(spec.Nodes[i].Inputs.Select(input => shapes[input]).ToEquatableArray());
            shapes.Add(result.Shape);

            if ((result.Problem ?? ShapeFindings.TooLarge(spec.Nodes[i].Name, result.Shape)) is { } problem)
                findings.Add(new Finding(problem.Rule, problem.Message, Place.Node(i, problem.Argument), problem.Remedy));
        }

        AddParameters(spec, shapes, findings);

        for (int i = 0; i < spec.Losses.Count; i++)
        {
            Shape prediction = shapes[spec.Outputs[spec.Losses[i].Output].Value];

            if (spec.Losses[i].Loss.Check(prediction) is { } problem)
                findings.Add(new Finding(problem.Rule, problem.Message, Place.Loss(i, problem.Argument)));

            if (spec.Losses[i].Shares is >= 0 and var other
                && ShapeFindings.SharedTarget(spec.Losses[i].Loss, prediction, spec.Losses[other].Loss, shapes[spec.Outputs[spec.Losses[other].Output].Value]) is { } shared)
                findings.Add(new Finding(shared.Rule, shared.Message, Place.Loss(i, shared.Argument)));

            if (spec.Losses[i].Loss is LossMethod method)
                findings.AddRange(method.Problems(prediction).Select(p => new Finding(p.Problem.Rule, p.Problem.Message, Place.LossNode(p.Node, p.Problem.Argument))));
        }

        // After an error a layer may reach no output only because of it.
        if (spec.Findings.Count == 0 && findings.Count == 0)
            AddUnused(spec, findings);

        return new Shaped(spec, shapes.ToEquatableArray(), findings.ToEquatableArray());
    }

    /// <summary>All parameters lie in one arena, which an int addresses.</summary>
    private static void AddParameters(NetworkSpec spec, List<Shape> shapes, List<Finding> findings)
    {
        long parameters = 0;

        for (int i = 0; i < spec.Nodes.Count && findings.Count == 0; i++)
        {
            if (spec.Nodes[i].Shares >= 0)
                continue;

            parameters += spec.Nodes[i].Operator.Parameters(spec.Nodes[i].Inputs.Select(input => shapes[input]).ToEquatableArray()).Sum(p => p.Shape.LongCount);

            if (ShapeFindings.TooManyParameters(spec.Nodes[i].Name, parameters) is { } problem)
                findings.Add(new Finding(problem.Rule, problem.Message, Place.Node(i, problem.Argument), problem.Remedy));
        }
    }

    private static void AddUnused(NetworkSpec spec, List<Finding> findings)
    {
        bool[] alive = Liveness.Of(spec);

        for (int i = 0; i < alive.Length; i++)
        {
            if (!alive[i] && spec.Nodes[i].Operator is not ResultOf && !spec.Nodes.Any(n => n.Inputs.Contains(i)))
                findings.Add(new Finding(Rules.Unused, $"{spec.Nodes[i].Name} reaches no output: it is not computed, and nothing in it is learned. Use its value or remove it.", Place.Node(i)));
        }
    }
}

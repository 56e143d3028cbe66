using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;

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

            if (result.Problem is { } problem)
                findings.Add(new Finding(problem.Rule, problem.Message, Place.Node(i, problem.Argument)));
        }

        for (int i = 0; i < spec.Losses.Count; i++)
        {
            Shape prediction = shapes[spec.Outputs[spec.Losses[i].Output].Value];

            if (spec.Losses[i].Loss.Check(prediction) is { } problem)
                findings.Add(new Finding(problem.Rule, problem.Message, Place.Loss(i, problem.Argument)));
        }

        return new Shaped(spec, shapes.ToEquatableArray(), findings.ToEquatableArray());
    }
}

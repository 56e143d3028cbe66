using System;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>
/// A small network around one operator or loss, and numbers to run it on. Inputs are within ±1, a unit's weights add up to at most ½ and every bias is
/// between ¾ and 1¼ in size, so that what the first layer of <see cref="Examples"/> gives stays away from 0, where activations have kinks and divisions
/// poles, and from where they are flat, which multiplies rounding errors.
/// </summary>
internal sealed class Example
{
    private const int Seed = 20177;

    public Example(Sketch sketch, string name)
    {
        Spec = sketch.Build(name);
        Shaped = ShapeInference.Infer(Spec);

        if (Shaped.Findings.Any(f => Rules.IsError(f.Rule)))
            throw new InvalidOperationException("The example is no network:\n" + string.Join("\n", Shaped.Findings));

        Inventory = Inventory.Of(Shaped);
        Program = ReverseMode.Differentiate(Shaped, Inventory);
        Feed = Draw(batch: 5);
    }

    public NetworkSpec Spec { get; }

    public Shaped Shaped { get; }

    public Inventory Inventory { get; }

    public Program Program { get; }

    /// <summary>Five examples.</summary>
    public Feed Feed { get; }

    /// <summary>A repeatable number in [0, 1) of a random site, example and element.</summary>
    public static double Uniform(int site, int row, int column)
    {
        uint hash = unchecked((uint)(site * 73856093 ^ row * 19349663 ^ column * 83492791));
        hash = unchecked((hash ^ hash >> 15) * 0x2C1B3C6Du);
        hash = unchecked((hash ^ hash >> 12) * 0x297A2D39u);
        return (hash ^ hash >> 15) / 4294967296.0;
    }

    /// <summary>Parameters, which do not depend on the batch's size, and a batch; all of them floats.</summary>
    public Feed Draw(int batch)
    {
        Random random = new(Seed);
        double[] Around(int count, double size) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)((2 * random.NextDouble() - 1) * size))];
        double[] Away(int count) => [.. Enumerable.Range(0, count).Select(i => (double)(float)((i % 2 == 0 ? 1 : -1) * (0.75 + 0.5 * random.NextDouble())))];

        double[][] parameters = [.. Inventory.Parameters.Select(p => p.Spec.Shape.Rank > 1 ? Around(p.Spec.Shape.Count, 0.5 / p.FanIn) : Away(p.Spec.Shape.Count))];
        double[][] states = [.. Inventory.States.Select(s => Around(s.Spec.Length, 0.25).Select(v => (double)(float)(s.Spec.Initial + v)).ToArray())];
        double[][] inputs = [.. Spec.Nodes.Select((node, i) => (node, i)).Where(n => n.node.Operator is Input).Select(n => Around(batch * Shaped.Shapes[n.i].Count, 1))];

        double[][] targets = [.. Spec.Losses.Where(term => term.HasColumn).Select(term =>
        {
            Shape prediction = Shaped.Shapes[Spec.Outputs[term.Output].Value];
            TargetRange range = double.IsInfinity(term.Loss.Range.Most - term.Loss.Range.Least) ? new(0, 1) : term.Loss.Range;
            return term.Loss.Target switch
            {
                TargetForm.Labels => Enumerable.Range(0, batch * term.Loss.TargetShape(prediction).Count).Select(_ => (double)random.Next(term.Loss.Classes(prediction))).Select((label, b) => term.Loss.IgnoredLabel is null || b % 3 != 0 ? label : -1).ToArray(),
                _ => Around(batch * term.Loss.TargetShape(prediction).Count, 0.5)
                    .Select(v => (double)(float)(range.Least + (v + 0.5) * (range.Most - range.Least)))
                    .Select((v, i) => term.Loss.IgnoresMissing && (i % 3 == 1 || i / term.Loss.TargetShape(prediction).Count == 2) ? double.NaN : v).ToArray(),
            };
        })];

        double[][] kept = [.. Inventory.Kept.Select(k => Around(batch * k.Spec.Length, 1))];

        // Some examples count for nothing, some more than others.
        double[] weights = [.. Enumerable.Range(0, batch).Select(b => b == 1 ? 0 : (double)(float)(0.5 + random.NextDouble()))];
        return new Feed(batch, inputs, targets, weights, parameters, states, kept, Uniform);
    }
}

using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// What queries take of values by how well they fit the values' keys; inputs are queries, keys, values and a mask where there is a fourth. A query may be a vector: in a cell, of a step, where
/// keys and values are sequences of outside. Probabilities are never in memory as a whole: forward keeps log Σ exp of each query's scores, and backward computes them again (Dao et al. 2022).
/// </summary>
internal abstract record Attentive : Operator
{
    public sealed override int Arity => int.MaxValue;

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        Shape q = inputs[0], k = inputs.Count > 1 ? inputs[1] : q, v = inputs.Count > 2 ? inputs[2] : k;

        if (q.Rank is not (1 or 2) || k.Rank != 2 || v.Rank != 2 || q.Axes.Last() != k.Axes[1] || k.Axes[0] != v.Axes[0])
            return ShapeFindings.Attention(Declared, q, k, v).GoingOnWith(q);

        Shape result = q.WithAxis(q.Rank - 1, v.Axes[1]);
        ShapeProblem? problem = Problem(q, k, v) ?? (inputs.Count > 3 && inputs[3] != Shape.Vector(k.Axes[0]) ? ShapeFindings.AttentionMask(k.Axes[0], inputs[3]) : null);
        return problem is null ? result : problem.GoingOnWith(result);
    }

    /// <summary>What else keeps these shapes from being attended.</summary>
    protected virtual ShapeProblem? Problem(Shape q, Shape k, Shape v) => null;

    /// <summary>What is computed forward, for queries and keys of so many features.</summary>
    protected abstract Attend Outputs(Lowering g, int features);

    public override Value Lower(Lowering g)
    {
        (Value q, Value k, Value v) = (g.Inputs[0].Rows(), g.Inputs[1].Steps(), g.Inputs[2].Steps());
        Attend attend = Outputs(g, q.Type.Count) with { IsMasked = g.Inputs.Count > 3 };

        Value[] operands =
        [
            q, k, v,
            .. attend.IsMasked ? [g.Inputs[3]] : (Value[])[],
            .. attend.IsRandom ? [g.Uniform(q.Type.Of(Shape.Vector(attend.Heads * k.Type.Positions)))] : (Value[])[],
            .. attend.IsAdditive ? [g.Parameter("weight")] : (Value[])[],
        ];

        Value attended = g.Keep("attended", g.Builder.Step(attend, q.Type.Of(Shape.Vector(v.Type.Count + attend.Heads)), operands).Named(g.Builder.Scope));
        return g.Builder.Slice(attended, 0, 0, v.Type.Count).OfRows(g.Input.Type.Shape.WithAxis(g.Input.Type.Shape.Rank - 1, v.Type.Count));
    }

    public override void Differentiate(Adjoints g)
    {
        Value[] operands = [.. g.Builder[g.Kept("attended").Id].Operands.Select(id => new Value(g.Builder, id))];
        TensorType q = operands[0].Type, k = operands[1].Type, v = operands[2].Type;
        bool isAdditive = ((Attend)g.Builder[g.Kept("attended").Id].Primitive).IsAdditive, isSequence = g.Input.Type.Shape.Rank == 2;

        // A single query may be one step's of a loop, in which only its own gradient is needed.
        if (q.Positions == k.Positions && isSequence && !isAdditive)
        {
            TensorType all = q.Of(Shape.Vector(q.Count + k.Count + v.Count));
            g.ToInput(0, () => Part(AttendForm.All, all, 0, q.Count).Sequence(g.Inputs[0].Type.Shape));
            g.ToInput(1, () => Part(AttendForm.All, all, q.Count, k.Count).Sequence(g.Inputs[1].Type.Shape));
            g.ToInput(2, () => Part(AttendForm.All, all, q.Count + k.Count, v.Count).Sequence(g.Inputs[2].Type.Shape));
            return;
        }

        TensorType queries = isAdditive ? q.Of(Shape.Vector(2 * q.Count)) : q, keys = k.Of(Shape.Vector(k.Count + v.Count));
        g.ToInput(0, () => Part(AttendForm.Queries, queries, 0, q.Count).OfRows(g.Inputs[0].Type.Shape));
        g.ToInput(1, () => Part(AttendForm.Keys, keys, 0, k.Count).Sequence(g.Inputs[1].Type.Shape));
        g.ToInput(2, () => Part(AttendForm.Keys, keys, k.Count, v.Count).Sequence(g.Inputs[2].Type.Shape));

        if (isAdditive)
            g.ToParameter("weight", () => Part(AttendForm.Queries, queries, q.Count, q.Count).SumBatch());

        Value Part(AttendForm form, TensorType rows, int start, int length) =>
            Back(g, operands, form, rows) is var whole && length < rows.Count ? g.Builder.Slice(whole, 0, start, length) : whole;
    }

    private static Value Back(Adjoints g, Value[] operands, AttendForm form, TensorType type)
    {
        Attend forward = (Attend)g.Builder[g.Kept("attended").Id].Primitive;
        return g.Builder.Step(forward with { Form = form }, type, [.. operands, g.Kept("attended"), g.Gradient.Rows()]).Named($"{ReverseMode.GradientPrefix}{g.Builder.Scope}.{form.ToString().ToLowerInvariant()}");
    }
}

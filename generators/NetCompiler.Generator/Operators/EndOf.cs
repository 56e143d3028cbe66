using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The last step of a sequence <c>[T, n]</c>, or the first; with a mask the last or the first that counts, and zeros where none does.
/// <code>
/// y = x[t],  t the last with mask[t] > 0          dx[t] = dy, and 0 at every other step
/// </code>
/// What counts is handed on from step to step, as a recurrent layer hands on its state.
/// </summary>
internal sealed record EndOf(bool IsLast, bool IsMasked) : Operator
{
    public override string Title => IsLast ? "last" : "first";

    public override string Declared => IsLast ? "Last" : "First";

    public override int Arity => IsMasked ? 2 : 1;

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank != 2 ? ShapeFindings.NeedsSequence(Declared, inputs[0]).GoingOnWith(Shape.Vector(inputs[0].Count))
        : IsMasked && SequenceFindings.Mask(Declared, inputs[0], inputs[1]) is { } problem ? problem.GoingOnWith(Shape.Vector(inputs[0].Axes[1]))
        : Shape.Vector(inputs[0].Axes[1]);

    public override Value Lower(Lowering g)
    {
        Shape x = g.Input.Type.Shape;

        if (!IsMasked)
            return g.Builder.Reshape(g.Builder.Slice(g.Input, 0, IsLast ? x.Axes[0] - 1 : 0, 1), Shape.Vector(x.Axes[1]));

        Value steps = g.Input.Steps(), before = g.Builder.Carry(steps.Type, reverse: !IsLast).Named(g.Builder.Scope + ".before");
        Value found = Value.Map(g.Inputs[1].Steps(), steps, before, (m, step, last) => (m > 0).Choose(step, last)).Named(g.Builder.Scope + ".found");
        g.Builder.Recur(before, found);
        return found.At(IsLast ? x.Axes[0] - 1 : 0);
    }

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        Shape x = g.Input.Type.Shape;

        if (!IsMasked)
            return g.Builder.Pad(g.Builder.Reshape(g.Gradient, new Shape([1, x.Axes[1]])), 0, IsLast ? x.Axes[0] - 1 : 0, IsLast ? 0 : x.Axes[0] - 1);

        Value mask = g.Inputs[1].Steps();
        Value after = g.Builder.Carry(g.Input.Steps().Type, reverse: IsLast, g.Gradient).Named(ReverseMode.GradientPrefix + g.Builder.Scope + ".after");
        g.Builder.Recur(after, Value.Map(mask, after, (m, dy) => (m > 0).Choose(0, dy)).Named(ReverseMode.GradientPrefix + g.Builder.Scope + ".before"));
        return Value.Map(mask, after, (m, dy) => (m > 0).Choose(dy, 0)).Sequence(x);
    });
}

using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The mask of a sequence whose length is a number.
/// <code>
/// y[t] = 1 where t &lt; x, else 0          x: [1]   y: [T]
/// dx   = 0
/// </code>
/// What is left of the length is handed on from step to step, one less at each.
/// </summary>
/// <param name="Steps">T.</param>
internal sealed record SequenceMask(int Steps) : Operator
{
    public override string Title => "sequence mask";

    public override string Declared => $"SequenceMask({Steps})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0] == Shape.Vector(1) ? Shape.Vector(Steps) : SequenceFindings.Length(Declared, inputs[0]).GoingOnWith(Shape.Vector(Steps));

    public override Value Lower(Lowering g)
    {
        Value left = g.Builder.Carry(TensorType.At(Steps, Shape.Vector(1)), reverse: false, g.Input).Named(g.Builder.Scope + ".left");
        g.Builder.Recur(left, left.Map(n => n - 1).Named(g.Builder.Scope + ".rest"));
        return g.Builder.Reshape(left.Map(n => (n > 0).Choose(1, 0)).Named(g.Builder.Scope + ".shown").Sequence(new Shape([Steps, 1])), Shape.Vector(Steps));
    }

    /// <summary>Nothing is learned of a length.</summary>
    public override void Differentiate(Adjoints g)
    {
    }
}

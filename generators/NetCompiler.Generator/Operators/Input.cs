using System;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>What the network is given: one tensor of this shape per example.</summary>
internal sealed record Input(Shape Shape) : Operator
{
    public override string Title => "input";

    public override int Arity => 0;

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        Shape.Rank > 0 && Shape.Axes.All(axis => axis > 0) ? Shape : ShapeFindings.InputShape(Shape);

    public override Value Lower(Lowering g) => throw new InvalidOperationException("An input is a leaf of the program: it is not lowered.");

    public override void Differentiate(Adjoints g) => throw new InvalidOperationException("An input is a leaf of the program: its adjoint goes nowhere.");
}

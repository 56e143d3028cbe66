using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// A function of the user's own for every element, or for every pair of elements of several tensors, whose shapes broadcast. Its parameters may be learned.
/// <code>
/// y = f(x, …, s)    dx = dy·∂f/∂x    ds = Σ dy·∂f/∂s over all elements, or over all of one feature
/// </code>
/// </summary>
internal sealed record MapOf(MappedFunction Mapped) : Operator
{
    public override string Title => Mapped.Function.Name;

    public override int Arity => Mapped.Parameters.Count(p => p.Learned is null);

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        Shape result = inputs[0];

        foreach (Shape input in inputs.Skip(1))
        {
            if (Broadcasting.Of(result, input) is not { } both)
                return ShapeFindings.Mismatch(Title, result, input, inputs[0]);

            result = both;
        }

        return result;
    }

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs)
    {
        Shape result = Infer(inputs).Shape;

        return Mapped.Parameters
            .Where(p => p.Learned is not null)
            .Select(p => new ParameterSpec(p.Name, Learned(p.Learned!, result), ParameterLayout.Vector, new Initializer(InitializerKind.Constant, p.Learned!.Initial)))
            .ToEquatableArray();
    }

    public override Value Lower(Lowering g)
    {
        Shape shape = Infer(Shapes(g.Inputs)).Shape;
        return Mapped.Function.Apply(Operands(g.Inputs, g.Parameter, shape));
    }

    public override void Differentiate(Adjoints g)
    {
        Shape shape = Infer(Shapes(g.Inputs)).Shape;
        Value[] operands = Operands(g.Inputs, g.Parameter, shape);
        int tensor = 0;

        for (int i = 0; i < operands.Length; i++)
        {
            int input = tensor;
            MappedParameter declared = Mapped.Parameters[i];

            if (declared.Learned is null)
                tensor++;

            // A function that is flat passes nothing on, so that what stands before it is not differentiated at all.
            ScalarFunction derivative = Mapped.DerivativeByValue(i);
            if (derivative.Result is Constant { Value: 0 })
                continue;

            if (declared.Learned is { } learned)
                g.ToParameter(declared.Name, () => Gathered(Contribution(derivative), learned, shape));
            else
                g.ToInput(input, () => Contribution(derivative).SummedTo(g.Inputs[input].Type.Shape));
        }

        Value Contribution(ScalarFunction derivative)
        {
            Value[] arguments = derivative.Parameters.Count > operands.Length ? [.. operands, g.Output] : operands;
            return derivative.ApplyTo(g.Gradient, arguments);
        }
    }

    private static EquatableArray<Shape> Shapes(IReadOnlyList<Value> inputs) => inputs.Select(i => i.Type.Shape).ToEquatableArray();

    /// <summary>What the function's parameters stand for, in their order.</summary>
    private Value[] Operands(IReadOnlyList<Value> inputs, Func<string, Value> parameter, Shape shape)
    {
        Queue<Value> tensors = new(inputs);
        return [.. Mapped.Parameters.Select(p => p.Learned is { } learned ? AsOperand(parameter(p.Name), learned, shape) : tensors.Dequeue().AsOperand(shape))];
    }

    private static Value AsOperand(Value number, LearnedNumber learned, Shape shape) =>
        learned.PerFeature && shape.Rank > 1 ? number.Builder.Reshape(number, AlongFeatures(shape)).AsOperand(shape) : number;

    private static Value Gathered(Value each, LearnedNumber learned, Shape shape) => learned.PerFeature
        ? each.Builder.Reshape(each.SummedTo(AlongFeatures(shape)), Learned(learned, shape)).SumBatch()
        : each.Builder.Reshape(each.SumExample().SumBatch(), Learned(learned, shape));

    /// <summary>The shape of a learned parameter; features are the first axis, as in PyTorch.</summary>
    private static Shape Learned(LearnedNumber learned, Shape result) => Shape.Vector(learned.PerFeature && result.Rank > 0 ? result.Axes[0] : 1);

    /// <summary>With axes of 1 in place of all others.</summary>
    private static Shape AlongFeatures(Shape shape) => new(shape.Axes.Select((length, axis) => axis == 0 ? length : 1).ToEquatableArray());
}

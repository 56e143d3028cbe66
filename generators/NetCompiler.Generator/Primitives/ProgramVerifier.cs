using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Primitives;

/// <summary>What every program keeps: operands first, types that follow from them, each computation once, roots of the right type.</summary>
internal static class ProgramVerifier
{
    private const int DeepestExpression = 200;

    public static Verification Check(Program program)
    {
        Verification laws = new("Differentiation");
        HashSet<(Primitive, EquatableArray<int>, TensorType)> seen = [];

        for (int i = 0; i < program.Steps.Count; i++)
        {
            Step step = program.Steps[i];
            laws.Require(step.Operands.All(o => o >= 0 && o < i), $"%{i} {step.Name} follows its operands");
            laws.Require(seen.Add((step.Primitive, step.Operands, step.Type)), $"%{i} {step.Name} is computed once");

            if (step.Operands.All(o => o >= 0 && o < i))
                laws.Require(HasItsType(step, [.. step.Operands.Select(o => program.Steps[o].Type)]), $"%{i} {step.Name} {step.Type} follows from {string.Join(", ", step.Operands.Select(o => program.Steps[o].Type))}");
        }

        foreach (int root in program.Training.Outputs.Concat(program.Prediction.Outputs))
            laws.Require(program.Steps[root].Type.PerExample, $"output %{root} has a tensor per example");

        foreach ((int root, int kept) in program.Training.Kept.Select((root, i) => (root, i)).Concat(program.Prediction.Kept.Select((root, i) => (root, i))).Where(left => left.root >= 0))
            laws.Require(program.Steps.Where(s => s.Primitive == new KeptValue(kept)).All(s => s.Type == program.Steps[root].Type), $"%{root} is what the next batch is handed");

        foreach (int loss in new[] { program.Training.Loss, program.Prediction.Loss }.Where(l => l >= 0))
            laws.Require(program.Steps[loss].Type is { PerExample: false, Shape.Rank: 0 }, $"loss %{loss} is one number");

        foreach (Recurrence recurrence in program.Recurrences)
            laws.Require(program.Steps[recurrence.Carry].Primitive is Carry && program.Steps[recurrence.Next].Type == program.Steps[recurrence.Carry].Type, $"%{recurrence.Next} is what %{recurrence.Carry} is at the step after");

        CheckGradients(program, laws);
        return laws;
    }

    private static void CheckGradients(Program program, Verification laws)
    {
        foreach (Step step in program.Steps)
        {
            if (step.Primitive is ParameterValue p && program.Training.ParameterGradients[p.Index] is var gradient and >= 0)
                laws.Require(program.Steps[gradient].Type == step.Type, $"the gradient of {step.Name} has its shape {step.Type}");
        }
    }

    private static bool HasItsType(Step step, TensorType[] operands) => step.Primitive switch
    {
        Map map => map.Body.Depth <= DeepestExpression
            && ArgumentsOf(map.Body).All(a => a < operands.Length)
            && operands.All(o => Broadcasts(o, step.Type)),
        Contract contract => operands.Length is var factors && (factors == 2 || factors > 2 && factors % 2 == 0 && !step.Type.PerExample)
            && Enumerable.Range(0, factors).All(i => operands[i] == operands[i % 2])
            && contract.Result.Contains('b') == step.Type.PerExample && contract.Result.Count(l => l != 'b') == step.Type.Shape.Rank,
        Reduce { Axes: ReducedAxes.Batch } => operands[0].PerExample && step.Type == TensorType.Shared(operands[0].Shape),
        Reduce { Axes: ReducedAxes.Positions } => operands[0].Positions > 1 && step.Type == TensorType.Each(operands[0].Shape),
        ToPositions => operands[0] is { PerExample: true, Positions: 1 } && step.Type.Positions > 1 && IsRow(step.Type) && operands[0].Count == step.Type.Count * step.Type.Positions,
        FromPositions => step.Type is { PerExample: true, Positions: 1 } && operands[0].Positions > 1 && IsRow(operands[0]) && step.Type.Count == operands[0].Count * operands[0].Positions,
        ToSteps => operands[0] is { PerExample: true, Positions: 1 } && step.Type.Positions > 1 && operands[0].Count == step.Type.Count * step.Type.Positions,
        FromSteps => step.Type is { PerExample: true, Positions: 1 } && operands[0].Positions > 1 && step.Type.Count == operands[0].Count * operands[0].Positions,
        Gather => operands[0] is { PerExample: true, Positions: 1, Shape.Rank: 1 } && step.Type == TensorType.At(operands[0].Count, Shape.Vector(operands[1].Shape.Axes[1])) && !operands[1].PerExample,
        ScatterAdd scatter => operands.Length % 2 == 0 && operands[1].Positions == operands[0].Count && step.Type == TensorType.Shared(new Shape([scatter.Rows, operands[1].Count])),
        ScatterParts scatter => operands.Skip(1).All(part => part.Positions == operands[0].Count) && step.Type == TensorType.Shared(new Shape([scatter.Rows, operands.Skip(1).Sum(part => part.Count)])),
        TableProduct table => HasItsType(table, step.Type, operands),
        AddSteps => operands[0] == step.Type && operands[1] == TensorType.Shared(new Shape([step.Type.Positions, .. step.Type.Shape.Axes])),
        Sinusoids => step.Type is { PerExample: false, Shape.Rank: 2 },
        AtStep at => at.Step < operands[0].Positions && step.Type == TensorType.Each(operands[0].Shape),
        Carry => step.Type.PerExample && operands.All(initial => initial == TensorType.Each(step.Type.Shape)),
        Convolve convolve => HasItsType(convolve, step.Type, operands),
        Attend attend => attend.HasItsType(step.Type, operands),
        Pool pool => operands[0] == TensorType.At(pool.Window.Positions, operands[0].Shape) && step.Type == TensorType.At(pool.Window.OutPositions, operands[0].Shape),
        LargestTap largest => operands[0] == TensorType.At(largest.Window.Positions, operands[0].Shape) && step.Type == TensorType.At(largest.Window.OutPositions, operands[0].Shape),
        PoolGradient pool => operands[operands.Length - 1] == TensorType.At(pool.Window.OutPositions, step.Type.Shape) && step.Type == TensorType.At(pool.Window.Positions, step.Type.Shape)
            && operands.Length == (pool.Kind is PoolKind.Max ? 2 : 1) && (pool.Kind is not PoolKind.Max || operands[0] == step.Type),
        Resample resample => operands[0].Positions == (resample.Transposed ? resample.Height.To * resample.Width.To : resample.Height.From * resample.Width.From)
            && step.Type == TensorType.At(resample.Transposed ? resample.Height.From * resample.Width.From : resample.Height.To * resample.Width.To, operands[0].Shape),
        SumNeighbours => operands[0] == step.Type && IsRow(step.Type),
        ReduceAxis axis => operands[0].PerExample && step.Type.PerExample && step.Type.Shape.Rank > 0
            && axis.Length > 0 && step.Type.Count % axis.Inner == 0 && operands[0].Count == step.Type.Count * axis.Length,
        ExpandAxis axis => operands[0].PerExample == step.Type.PerExample && operands[0].Shape.Rank > 0
            && axis.Length > 0 && operands[0].Count % axis.Inner == 0 && operands[0].Count * axis.Length == step.Type.Count,
        Transpose axes => operands[0].PerExample && step.Type.PerExample && operands[0].Count == step.Type.Count && step.Type.Count % (axes.Rows * axes.Columns * axes.Inner) == 0,
        Indicator indicator => operands[0] is { PerExample: true, Shape.Rank: > 0 } && step.Type == operands[0].Of(new Shape(operands[0].Shape.Axes.Add(indicator.Classes))),
        Pick => operands[0].PerExample && step.Type == operands[0].Of(Shape.Scalar) && operands[1] == step.Type,
        OneHot => operands[0] is { PerExample: true, Shape.Rank: 0 } && step.Type == operands[0].Of(step.Type.Shape) && IsRow(step.Type),
        Reduce => operands[0].PerExample && step.Type == operands[0].Of(Shape.Scalar),
        Reshape => operands[0].PerExample == step.Type.PerExample && operands[0].Count == step.Type.Count,
        Slice slice => step.Type.Shape.Axes[slice.Axis] == slice.Length && slice.Start + slice.Length <= operands[0].Shape.Axes[slice.Axis],
        Concat concat => step.Type.Shape.Axes[concat.Axis] == operands.Sum(o => o.Shape.Axes[concat.Axis]),
        Pad pad => step.Type.Shape.Axes[pad.Axis] == operands[0].Shape.Axes[pad.Axis] + pad.Before + pad.After,
        _ => true,
    };

    private static bool IsRow(TensorType type) => type is { PerExample: true, Shape.Rank: 1 };

    private static bool HasItsType(TableProduct product, TensorType result, TensorType[] operands)
    {
        (TensorType rows, TensorType table, TensorType weights) = product.Form switch
        {
            TableForm.Rows => (result, operands[0], operands[1]),
            TableForm.Table => (operands[0], result, operands[1]),
            TableForm.Weights => (operands[0], operands[1], result),
            _ => (operands[0], default, default),
        };

        if (product.Form is TableForm.Bias)
            return rows is { PerExample: false, Shape.Rank: 2 } && result == TensorType.Shared(Shape.Vector(rows.Shape.Axes[1]));

        return operands.Append(result).All(type => type is { PerExample: false, Shape.Rank: <= 2 })
            && rows.Shape.Axes[0] == table.Shape.Axes[0] + 1 && rows.Shape.Axes[1] == weights.Shape.Axes[0] && table.Shape.Axes[1] == weights.Shape.Axes[1]
            && operands.Skip(2).All(bias => bias.Shape == Shape.Vector(weights.Shape.Axes[0]));
    }

    private static bool HasItsType(Convolve convolve, TensorType result, TensorType[] operands)
    {
        if (convolve.Maxima is { } maxima)
        {
            return operands.Length == 3 && operands[2] == operands[0] && operands[0].Positions == maxima.OutPositions && maxima.Positions == convolve.Window.OutPositions
                && HasItsType(convolve with { Maxima = null }, result, [operands[0] with { Positions = maxima.Positions }, operands[1]]);
        }

        if (operands.Length < 2 || operands.Length > 2 && convolve.Form is not ConvolveForm.Weights || !Enumerable.Range(0, operands.Length).All(i => operands[i] == operands[i % 2]))
            return false;

        (TensorType y, TensorType x, TensorType weights) = convolve.Form switch
        {
            ConvolveForm.Outputs => (result, operands[0], operands[1]),
            ConvolveForm.Inputs => (operands[0], result, operands[1]),
            _ => (operands[0], operands[1], result),
        };

        return IsRow(x) && IsRow(y) && x.Positions == convolve.Window.Positions && y.Positions == convolve.Window.OutPositions
            && weights is { PerExample: false, Shape.Rank: > 2 } && weights.Shape.Axes[0] == y.Count && weights.Shape.Axes[1] == x.Count / convolve.Groups && weights.Count == y.Count * weights.Shape.Axes[1] * convolve.Window.Taps
            && x.Count % convolve.Groups == 0 && y.Count % convolve.Groups == 0;
    }

    private static bool Broadcasts(TensorType operand, TensorType result) =>
        (operand.Positions == 1 || operand.Positions == result.Positions) && (!operand.PerExample || result.PerExample) && (operand.Shape.Rank == 0 || operand.Count == 1 || operand.Count == result.Count);

    private static IEnumerable<int> ArgumentsOf(Expr expr) => expr switch
    {
        Argument argument => [argument.Index],
        Unary unary => ArgumentsOf(unary.Operand),
        Binary binary => ArgumentsOf(binary.Left).Concat(ArgumentsOf(binary.Right)),
        Choice choice => new[] { choice.Condition.Left, choice.Condition.Right, choice.Then, choice.Else }.SelectMany(ArgumentsOf),
        _ => [],
    };
}

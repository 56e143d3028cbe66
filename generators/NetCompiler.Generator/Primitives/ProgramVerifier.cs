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

        foreach (int loss in new[] { program.Training.Loss, program.Prediction.Loss }.Where(l => l >= 0))
            laws.Require(program.Steps[loss].Type is { PerExample: false, Shape.Rank: 0 }, $"loss %{loss} is one number");

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
        ReduceAxis axis => operands[0].PerExample && step.Type.PerExample && step.Type.Shape.Rank > 0
            && axis.Length > 0 && step.Type.Count % axis.Inner == 0 && operands[0].Count == step.Type.Count * axis.Length,
        ExpandAxis axis => operands[0].PerExample == step.Type.PerExample && operands[0].Shape.Rank > 0
            && axis.Length > 0 && operands[0].Count % axis.Inner == 0 && operands[0].Count * axis.Length == step.Type.Count,
        Transpose axes => operands[0].PerExample && step.Type.PerExample && operands[0].Count == step.Type.Count && step.Type.Count % (axes.Rows * axes.Columns * axes.Inner) == 0,
        Indicator indicator => operands[0] is { PerExample: true, Shape.Rank: > 0 } && step.Type == TensorType.Each(new Shape(operands[0].Shape.Axes.Add(indicator.Classes))),
        Reduce or Pick => operands[0].PerExample && step.Type is { PerExample: true, Shape.Rank: 0 },
        Reshape => operands[0].PerExample == step.Type.PerExample && operands[0].Count == step.Type.Count,
        Slice slice => step.Type.Shape.Axes[slice.Axis] == slice.Length && slice.Start + slice.Length <= operands[0].Shape.Axes[slice.Axis],
        Concat concat => step.Type.Shape.Axes[concat.Axis] == operands.Sum(o => o.Shape.Axes[concat.Axis]),
        Pad pad => step.Type.Shape.Axes[pad.Axis] == operands[0].Shape.Axes[pad.Axis] + pad.Before + pad.After,
        _ => true,
    };

    private static bool Broadcasts(TensorType operand, TensorType result) =>
        (!operand.PerExample || result.PerExample) && (operand.Shape.Rank == 0 || operand.Count == 1 || operand.Count == result.Count);

    private static IEnumerable<int> ArgumentsOf(Expr expr) => expr switch
    {
        Argument argument => [argument.Index],
        Unary unary => ArgumentsOf(unary.Operand),
        Binary binary => ArgumentsOf(binary.Left).Concat(ArgumentsOf(binary.Right)),
        Choice choice => new[] { choice.Condition.Left, choice.Condition.Right, choice.Then, choice.Else }.SelectMany(ArgumentsOf),
        _ => [],
    };
}

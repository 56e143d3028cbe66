using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// What a step of a loop makes of the rows of a product, element by element, and reads in slices only, is made of the slices, where they are read: rows of inputs that lie far from each other in memory are then gone through once, not once
/// in each of the product's blocks of columns and once more.
/// <code>
/// before   gates = h·Uᵀ + p, p of all steps    i = σ(gates₀), f = σ(gates₁), …
/// after    gates = h·Uᵀ                        i = σ(gates₀ + p₀), f = σ(gates₁ + p₁), …
/// </code>
/// </summary>
internal sealed class SlicesFirst : Rewriting
{
    private readonly HashSet<int> _sliced;
    private readonly Dictionary<(Slice Slice, int Operand), int> _slices = [];

    private SlicesFirst(Program program) : base(program) =>
        _sliced = [.. new[] { Flow.OfTraining(program), Flow.OfPrediction(program) }.SelectMany(flow => flow.Needed.Where(step => IsSliced(flow, step)))];

    public static Program Insert(Program program) => program.Recurrences.Count > 0 && new SlicesFirst(program) is { _sliced.Count: > 0 } pass ? pass.Rewritten() : program;

    /// <summary>Whether what is made of a product, and of as many numbers from outside the loop, is read in slices that do not overlap, in the loop and nowhere else.</summary>
    private bool IsSliced(Flow flow, int value)
    {
        Step step = Old.Steps[value];
        int loop = flow.Loops.Of(value);

        return loop >= 0 && step is { Primitive: Map { IsCopy: false }, Type: { PerExample: true, Shape.Rank: 1 } }
            && step.Operands.All(operand => Old.Steps[operand].Type == step.Type)
            && step.Operands.Count(IsOwnProduct) == 1 && step.Operands.Any(operand => flow.Loops.Of(operand) < 0)
            && !IsKept(flow, value)
            && Readers[value].All(slice => Old.Steps[slice].Primitive is Slice && flow.IsView(slice) && !IsKept(flow, slice) && Readers[slice].All(reader => Old.Steps[reader].Primitive is Map && flow.Loops.Of(reader) == loop))
            && Readers[value].SelectMany(Columns).GroupBy(column => column).All(columns => columns.Count() == 1);
    }

    private static bool IsKept(Flow flow, int value) => flow.IsRoot(value) || flow.Loops.IsHandedOn(value);

    private bool IsOwnProduct(int operand) => Old.Steps[operand].Primitive is Contract { Left: "bi", IsOfExamples: false } && Readers[operand].Count() == 1;

    private IEnumerable<int> Columns(int slice) => Enumerable.Range(((Slice)Old.Steps[slice].Primitive).Start, Old.Steps[slice].Type.Count);

    /// <summary>A sum of slices is no step of its own.</summary>
    protected override int Rewrite(int old) => _sliced.Contains(old) || IsOfSums(old) ? -1 : Add(Reading(Old.Steps[old]));

    private bool IsOfSums(int slice) => Old.Steps[slice] is { Primitive: Slice, Operands: var whole } && _sliced.Contains(whole[0]);

    /// <summary>A step that reads slices of sums, with the sums of slices in its own expression.</summary>
    private Step Reading(Step step)
    {
        if (step.Primitive is not Map map || !step.Operands.Any(IsOfSums))
            return Renumbered(step);

        List<int> operands = [];
        Map[] arguments = [.. step.Operands.Select(operand => IsOfSums(operand) ? OfSlices(operand, operands) : Read(Now[operand], operands))];
        return step with { Primitive = map.Of(arguments), Operands = operands.ToEquatableArray() };
    }

    private Map OfSlices(int slice, List<int> operands)
    {
        Step step = Old.Steps[slice], sum = Old.Steps[step.Operands[0]];
        Map[] arguments = [.. sum.Operands.Select(operand => Read(Add(new Step(step.Primitive, [Named(operand, sum.Name)], step.Type, step.Name)), operands))];
        return ((Map)sum.Primitive).Of(arguments);
    }

    /// <summary>The product takes the name of what was made of it.</summary>
    private int Named(int operand, string name)
    {
        int now = Now[operand];

        if (IsOwnProduct(operand))
            Rename(now, name);

        return now;
    }

    private static Map Read(int value, List<int> operands)
    {
        if (!operands.Contains(value))
            operands.Add(value);

        return Map.Operand(operands.IndexOf(value));
    }

    /// <summary>Training and prediction read the same slices of the inputs.</summary>
    protected override int Add(Step step)
    {
        if (step.Primitive is not Slice slice)
            return base.Add(step);

        if (!_slices.TryGetValue((slice, step.Operands[0]), out int known))
            _slices[(slice, step.Operands[0])] = known = base.Add(step);

        return known;
    }
}

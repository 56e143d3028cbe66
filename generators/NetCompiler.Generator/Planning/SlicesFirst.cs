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
internal sealed class SlicesFirst
{
    private readonly Program _program;
    private readonly ILookup<int, int> _readers;
    private readonly HashSet<int> _sliced;
    private readonly List<Step> _steps = [];
    private readonly int[] _now;
    private readonly Dictionary<(Slice Slice, int Operand), int> _slices = [];

    private SlicesFirst(Program program)
    {
        _program = program;
        _readers = program.Steps.SelectMany((step, reader) => step.Operands.Distinct().Select(operand => (operand, reader))).ToLookup(read => read.operand, read => read.reader);
        _sliced = [.. new[] { Flow.OfTraining(program), Flow.OfPrediction(program) }.SelectMany(flow => flow.Needed.Where(step => IsSliced(flow, step)))];
        _now = new int[program.Steps.Count];
    }

    public static Program Insert(Program program) => program.Recurrences.Count > 0 && new SlicesFirst(program) is { _sliced.Count: > 0 } pass ? pass.Rewritten() : program;

    /// <summary>Whether what is made of a product, and of as many numbers from outside the loop, is read in slices that do not overlap, in the loop and nowhere else.</summary>
    private bool IsSliced(Flow flow, int value)
    {
        Step step = _program.Steps[value];
        int loop = flow.Loops.Of(value);

        return loop >= 0 && step is { Primitive: Map { IsCopy: false }, Type: { PerExample: true, Shape.Rank: 1 } }
            && step.Operands.All(operand => _program.Steps[operand].Type == step.Type)
            && step.Operands.Count(IsOwnProduct) == 1 && step.Operands.Any(operand => flow.Loops.Of(operand) < 0)
            && !flow.IsRoot(value) && !flow.Loops.IsHandedOn(value)
            && _readers[value].All(reader => _program.Steps[reader].Primitive is Slice && flow.IsView(reader) && _readers[reader].Append(reader).All(inside => flow.Loops.Of(inside) == loop))
            && _readers[value].SelectMany(Columns).GroupBy(column => column).All(columns => columns.Count() == 1);
    }

    private bool IsOwnProduct(int operand) => _program.Steps[operand].Primitive is Contract { Left: "bi", IsOfExamples: false } && _readers[operand].Count() == 1;

    private IEnumerable<int> Columns(int slice) => Enumerable.Range(((Slice)_program.Steps[slice].Primitive).Start, _program.Steps[slice].Type.Count);

    private Program Rewritten()
    {
        for (int old = 0; old < _now.Length; old++)
        {
            Step step = _program.Steps[old];
            _now[old] = step.Primitive is Slice slice && _sliced.Contains(step.Operands[0]) ? OfSlices(step, slice, _program.Steps[step.Operands[0]])
                : _sliced.Contains(old) ? -1
                : Add(step with { Operands = step.Operands.Select(operand => _now[operand]).ToEquatableArray() });
        }

        return _program.Rewritten(_steps, _now);
    }

    private int OfSlices(Step step, Slice slice, Step made)
    {
        List<int> slices = [];

        foreach (int operand in made.Operands)
        {
            // The product takes the name of what was made of it.
            if (IsOwnProduct(operand))
                _steps[_now[operand]] = _steps[_now[operand]] with { Name = made.Name };

            slices.Add(Add(new Step(slice, [_now[operand]], step.Type, step.Name)));
        }

        return Add(new Step(made.Primitive, slices.ToEquatableArray(), step.Type, step.Name));
    }

    private int Add(Step step)
    {
        if (step.Primitive is Slice slice)
        {
            // Training and prediction read the same of the inputs.
            if (_slices.TryGetValue((slice, step.Operands[0]), out int known))
                return known;

            _slices[(slice, step.Operands[0])] = _steps.Count;
        }

        _steps.Add(step);
        return _steps.Count - 1;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// Numbers values: a primitive over the same operands is one step, however often it is asked for. That is where
/// "compute anything only once" happens for forward and backward alike.
/// </summary>
internal sealed class ProgramBuilder
{
    private readonly List<Step> _steps = [];
    private readonly Dictionary<(Primitive, EquatableArray<int>, TensorType), int> _numbers = [];
    private readonly HashSet<int> _named = [], _read = [];
    private readonly List<Recurrence> _recurrences = [];
    private readonly Dictionary<int, Value> _awaited = [];
    private readonly Dictionary<int, int> _kept = [];
    private int _carries;

    /// <summary>Prefix of the names of unnamed steps: the node that is being lowered or differentiated.</summary>
    public string Scope { get; set; } = "";

    public Step this[int id] => _steps[id];

    public EquatableArray<Step> Steps => _steps.ToEquatableArray();

    public EquatableArray<Recurrence> Recurrences => _recurrences.ToEquatableArray();

    public Value Leaf(Primitive leaf, TensorType type, string name) => Add(leaf, [], type).Named(name);

    /// <summary>An elementwise map over the operands that the body names; a body that is one operand is that operand.</summary>
    public Value Map(Value[] operands, Expr body, TensorType? type = null)
    {
        TensorType result = type ?? Broadcast(operands);
        (body, operands) = Canonical.Map(this, body, operands);

        if (body is Argument argument && operands[argument.Index].Type == result)
            return operands[argument.Index];

        if ((Layouts.Map(operands, body, result) ?? Sequences.Map(operands, body, result)) is { } rows)
            return rows;

        return Add(new Map(body), Ids(operands), result);
    }

    /// <summary>Whether such a map is a step already.</summary>
    public bool Computes(Value[] operands, Expr body)
    {
        TensorType result = Broadcast(operands);
        (body, operands) = Canonical.Map(this, body, operands);
        return _numbers.ContainsKey((new Map(body), Ids(operands), result));
    }

    public Value Reduce(Reduction reduction, ReducedAxes axes, Value x)
    {
        if (axes is ReducedAxes.Example && x.Type.Shape.Rank == 0 || axes is ReducedAxes.Positions && x.Type.Positions == 1)
            return x;

        if (axes is ReducedAxes.Example && (x.BehindImage() ?? x.BehindSequence()) is { } rows)
            return Reduce(reduction, axes, Reduce(reduction, ReducedAxes.Positions, rows));

        // Each worker sums the positions of its own examples, which are still in its cache; what is left to sum by columns is a row for each example.
        if (axes is ReducedAxes.Batch && x.Type.Positions > 1)
            return Reduce(reduction, axes, Reduce(reduction, ReducedAxes.Positions, x));

        TensorType type = axes switch
        {
            ReducedAxes.Batch => TensorType.Shared(x.Type.Shape),
            ReducedAxes.Positions => TensorType.Each(x.Type.Shape),
            _ => x.Type.Of(Shape.Scalar),
        };

        return Add(new Reduce(reduction, axes), [x.Id], type);
    }

    public Value Contract(string left, string right, string result, Value a, Value b) => Contract(new Contract(left, right, result), a, b);

    public Value Contract(Contract product, params Value[] factors)
    {
        Dictionary<char, int> extents = [];

        for (int i = 0; i < factors.Length; i++)
            Collect(i % 2 == 0 ? product.Left : product.Right, factors[i].Type, extents);

        Shape shape = new(product.Result.Where(label => label != 'b').Select(label => extents[label]).ToEquatableArray());
        return Add(product, Ids(factors), product.Result.Contains('b') ? factors[0].Type.Of(shape) : TensorType.Shared(shape));
    }

    /// <summary>The same elements under another shape. Single numbers are kept apart from rows: between the two it is a copy, and no view.</summary>
    public Value Reshape(Value x, Shape shape) => (x.Type.Shape.Rank, shape.Rank) switch
    {
        _ when x.Type.Shape == shape => x,
        (_, 0) when Constant(x) is { } constant => Map([], constant, x.Type.Of(shape)),
        (0, _) => Map([x], new Argument(0), x.Type.Of(shape)),
        (_, 0) => this[x.Id] is { Primitive: Map { Body: Argument }, Operands: { Count: 1 } number } && this[number[0]].Type == x.Type.Of(shape)
            ? new Value(this, number[0])
            : Reduce(Reduction.Sum, ReducedAxes.Example, x),
        _ => Layouts.Reshape(x, shape) ?? Add(new Reshape(), [x.Id], x.Type.Of(shape)),
    };

    /// <summary>The number that every element of the value is, where it is computed from nothing; else null.</summary>
    public Expr? Constant(Value x) => this[x.Id] is { Primitive: Map map, Operands.Count: 0 } ? map.Body : null;

    public Value ReduceAxis(Reduction reduction, int length, int inner, Value x, Shape result) =>
        (Layouts.Reduce(reduction, length, inner, x) ?? Sequences.Reduce(reduction, length, inner, x)) is { } rows ? Reshape(rows, result) : Add(new ReduceAxis(reduction, length, inner), [x.Id], x.Type.Of(result));

    public Value ExpandAxis(int length, int inner, Value x, Shape result) =>
        Add(new ExpandAxis(length, inner), [x.Id], x.Type.Of(result));

    public Value Transpose(int rows, int columns, int inner, Value x, Shape result) =>
        Add(new Transpose(rows, columns, inner), [x.Id], x.Type.Of(result));

    public Value Indicator(Value x, int classes) =>
        Add(new Indicator(classes), [x.Id], x.Type.Of(new Shape(x.Type.Shape.Axes.Add(classes))));

    public Value Slice(Value x, int axis, int start, int length) =>
        Parts.Slice(x, axis, start, length) ?? Layouts.Along(x, axis, start, length) ?? Sequences.Slice(x, axis, start, length) ?? Add(new Slice(axis, start, length), [x.Id], x.Type.Of(x.Type.Shape.WithAxis(axis, length)));

    public Value Pad(Value x, int axis, int before, int after)
    {
        int length = before + x.Type.Shape.Axes[axis] + after;
        return Layouts.Along(x, axis, -before, length) ?? Sequences.Pad(x, axis, before, after) ?? Add(new Pad(axis, before, after), [x.Id], x.Type.Of(x.Type.Shape.WithAxis(axis, length)));
    }

    public Value Concat(int axis, Value[] parts)
    {
        if (parts.Length == 1)
            return parts[0];

        Shape shape = parts[0].Type.Shape.WithAxis(axis, parts.Sum(p => p.Type.Shape.Axes[axis]));
        return Parts.Whole(parts, axis) ?? Layouts.Concat(parts, axis, shape) ?? Sequences.Concat(parts, axis, shape) ?? Add(new Concat(axis), Ids(parts), parts[0].Type.Of(shape));
    }

    public Value Pick(Value x, Value labels) => Add(new Pick(), [x.Id, labels.Id], x.Type.Of(Shape.Scalar));

    public Value OneHot(Value labels, int classes) => Add(new OneHot(), [labels.Id], labels.Type.Of(Shape.Vector(classes)));

    public Value Uniform(int site, TensorType type) => Add(new Uniform(site), [], type);

    /// <summary>Any other primitive, whose type the caller knows.</summary>
    public Value Step(Primitive primitive, TensorType type, params Value[] operands) => Add(primitive, Ids(operands), type);

    /// <summary>Whether a step takes the value for an operand.</summary>
    public bool IsRead(int id) => _read.Contains(id);

    /// <summary>What is handed from step to step of a loop, until <see cref="Recur"/> says what it is: at the first step the initial value, or zero.</summary>
    public Value Carry(TensorType type, bool reverse, Value? initial = null) =>
        Add(new Carry(_carries++, reverse), initial is { } value ? [value.Id] : [], type);

    /// <summary>Says what a carry is at each step after the first: this value, as it was at the step before. Where it begins with what the batch before left, the value at the last step is what is left to the next.</summary>
    public void Recur(Value carry, Value next)
    {
        Value handed = Map([next], new Argument(0), carry.Type);
        _recurrences.Add(new Recurrence(carry.Id, handed.Id));

        if (this[carry.Id] is { Primitive: Carry { Reverse: var reverse }, Operands: { Count: 1 } initial } && this[initial[0]] is { Primitive: KeptValue kept, Name: var name })
            _kept[kept.Index] = handed.At(reverse ? 0 : carry.Type.Positions - 1).Named(Scope + ".left." + name.Substring(name.LastIndexOf('.') + 1)).Id;
    }

    /// <summary>What is left to the next batch of each state that is kept, as far as has been said since the last time; −1 for the others.</summary>
    public EquatableArray<int> TakeKept(int count)
    {
        EquatableArray<int> kept = Enumerable.Range(0, count).Select(i => _kept.TryGetValue(i, out int step) ? step : -1).ToEquatableArray();
        _kept.Clear();
        return kept;
    }

    /// <summary>Says by which carry the loop backward hands on ∂L by this one, which is not known yet.</summary>
    public void Await(Value carry, Value after) => _awaited[carry.Id] = after;

    /// <summary>The carry that hands on ∂L by this one.</summary>
    public Value AfterOf(Value carry) => _awaited[carry.Id];

    /// <summary>Gives a value its name, if it has none yet; an image or a sequence gives it to its rows, which are what is computed.</summary>
    public void Name(int id, string name)
    {
        if (_steps[id].Primitive is FromPositions or FromSteps)
        {
            Name(_steps[id].Operands[0], name);
            name += "." + _steps[id].Primitive.Noun();
        }

        if (_named.Add(id))
            _steps[id] = _steps[id] with { Name = name };
    }

    private Value Add(Primitive primitive, EquatableArray<int> operands, TensorType type)
    {
        if (!_numbers.TryGetValue((primitive, operands, type), out int id))
        {
            id = _steps.Count;
            _numbers.Add((primitive, operands, type), id);
            _read.UnionWith(operands);
            _steps.Add(new Step(primitive, operands, type, (Scope.Length == 0 ? "" : Scope + ".") + primitive.Noun()));
        }

        return new Value(this, id);
    }

    private static EquatableArray<int> Ids(Value[] values) => values.Select(v => v.Id).ToEquatableArray();

    /// <summary>The type that all operands broadcast to.</summary>
    private static TensorType Broadcast(Value[] operands)
    {
        bool perExample = operands.Any(o => o.Type.PerExample);
        Shape shape = operands.Select(o => o.Type.Shape).OrderByDescending(s => s.Rank).ThenByDescending(s => s.Count).First();
        return new TensorType(shape, perExample, operands.Max(o => o.Type.Positions));
    }

    private static void Collect(string labels, TensorType type, Dictionary<char, int> extents)
    {
        int axis = 0;

        foreach (char label in labels)
        {
            if (label == 'b' && type.PerExample)
                continue;

            int extent = type.Shape.Axes[axis++];

            if (extents.TryGetValue(label, out int known) && known != extent)
                throw new InvalidOperationException($"Label {label} is {known} and {extent} in one product.");

            extents[label] = extent;
        }
    }
}

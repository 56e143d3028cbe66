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

    /// <summary>Prefix of the names of unnamed steps: the node that is being lowered or differentiated.</summary>
    public string Scope { get; set; } = "";

    public Step this[int id] => _steps[id];

    public EquatableArray<Step> Steps => _steps.ToEquatableArray();

    public Value Leaf(Primitive leaf, TensorType type, string name) => Add(leaf, [], type).Named(name);

    /// <summary>An elementwise map over the operands that the body names; a body that is one operand is that operand.</summary>
    public Value Map(Value[] operands, Expr body, TensorType? type = null)
    {
        TensorType result = type ?? Broadcast(operands);
        (body, operands) = Canonical.Map(this, body, operands);

        if (body is Argument argument && operands[argument.Index].Type == result)
            return operands[argument.Index];

        return Add(new Map(body), Ids(operands), result);
    }

    public Value Reduce(Reduction reduction, ReducedAxes axes, Value x)
    {
        if (axes is ReducedAxes.Example && x.Type.Shape.Rank == 0)
            return x;

        TensorType type = axes is ReducedAxes.Batch ? TensorType.Shared(x.Type.Shape) : TensorType.Each(Shape.Scalar);
        return Add(new Reduce(reduction, axes), [x.Id], type);
    }

    public Value Contract(string left, string right, string result, Value a, Value b) => Contract(new Contract(left, right, result), a, b);

    public Value Contract(Contract product, params Value[] factors)
    {
        Dictionary<char, int> extents = [];

        for (int i = 0; i < factors.Length; i++)
            Collect(i % 2 == 0 ? product.Left : product.Right, factors[i].Type, extents);

        Shape shape = new(product.Result.Where(label => label != 'b').Select(label => extents[label]).ToEquatableArray());
        return Add(product, Ids(factors), new TensorType(shape, product.Result.Contains('b')));
    }

    /// <summary>The same elements under another shape. Single numbers are kept apart from rows: between the two it is a copy, and no view.</summary>
    public Value Reshape(Value x, Shape shape) => (x.Type.Shape.Rank, shape.Rank) switch
    {
        _ when x.Type.Shape == shape => x,
        (_, 0) when Constant(x) is { } constant => Map([], constant, TensorType.Each(shape)),
        (0, _) => Map([x], new Argument(0), new TensorType(shape, x.Type.PerExample)),
        (_, 0) => this[x.Id] is { Primitive: Map { Body: Argument }, Operands: { Count: 1 } number } && this[number[0]].Type == TensorType.Each(shape)
            ? new Value(this, number[0])
            : Reduce(Reduction.Sum, ReducedAxes.Example, x),
        _ => Add(new Reshape(), [x.Id], new TensorType(shape, x.Type.PerExample)),
    };

    /// <summary>The number that every element of the value is, where it is computed from nothing; else null.</summary>
    public Expr? Constant(Value x) => this[x.Id] is { Primitive: Map map, Operands.Count: 0 } ? map.Body : null;

    public Value ReduceAxis(Reduction reduction, int length, int inner, Value x, Shape result) =>
        Add(new ReduceAxis(reduction, length, inner), [x.Id], new TensorType(result, x.Type.PerExample));

    public Value ExpandAxis(int length, int inner, Value x, Shape result) =>
        Add(new ExpandAxis(length, inner), [x.Id], new TensorType(result, x.Type.PerExample));

    public Value Transpose(int rows, int columns, int inner, Value x, Shape result) =>
        Add(new Transpose(rows, columns, inner), [x.Id], new TensorType(result, x.Type.PerExample));

    public Value Indicator(Value x, int classes) =>
        Add(new Indicator(classes), [x.Id], new TensorType(new Shape(x.Type.Shape.Axes.Add(classes)), x.Type.PerExample));

    public Value Slice(Value x, int axis, int start, int length) =>
        Add(new Slice(axis, start, length), [x.Id], new TensorType(x.Type.Shape.WithAxis(axis, length), x.Type.PerExample));

    public Value Pad(Value x, int axis, int before, int after) =>
        Add(new Pad(axis, before, after), [x.Id], new TensorType(x.Type.Shape.WithAxis(axis, before + x.Type.Shape.Axes[axis] + after), x.Type.PerExample));

    public Value Concat(int axis, Value[] parts) =>
        parts.Length == 1 ? parts[0] : Add(new Concat(axis), Ids(parts), new TensorType(parts[0].Type.Shape.WithAxis(axis, parts.Sum(p => p.Type.Shape.Axes[axis])), parts[0].Type.PerExample));

    public Value Pick(Value x, Value labels) => Add(new Pick(), [x.Id, labels.Id], TensorType.Each(Shape.Scalar));

    public Value OneHot(Value labels, int classes) => Add(new OneHot(), [labels.Id], TensorType.Each(Shape.Vector(classes)));

    public Value Uniform(int site, TensorType type) => Add(new Uniform(site), [], type);

    /// <summary>Whether a step takes the value for an operand.</summary>
    public bool IsRead(int id) => _read.Contains(id);

    public void Name(int id, string name)
    {
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
        return new TensorType(shape, perExample);
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

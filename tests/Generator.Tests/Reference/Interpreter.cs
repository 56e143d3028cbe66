using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>
/// The meaning of a program, in plain loops and in double. A value is its elements in logical order, the batch outermost; it is computed when
/// it is first asked for, so that a training root costs nothing of prediction.
/// </summary>
internal sealed partial class Interpreter(Program program, Feed feed)
{
    private readonly double[]?[] _values = new double[program.Steps.Count][];

    /// <summary>The value of a step; of −1, which stands for nothing, an empty one.</summary>
    public double[] this[int step]
    {
        get
        {
            if (step < 0)
                return [];

            if (_values[step] is { } known)
                return known;

            if (program.Steps[step].Primitive is Carry)
                return Carried(step);

            double[] value = Compute(program.Steps[step]);
            int expected = Length(program.Steps[step].Type);

            if (value.Length != expected)
                throw new InvalidOperationException($"%{step} {program.Steps[step].Name} has {value.Length} elements, but its type {program.Steps[step].Type} says {expected}.");

            return _values[step] = value;
        }
    }

    private int Length(TensorType type) => (type.PerExample ? feed.Batch * type.Positions : 1) * type.Count;

    private double[] Compute(Step step) => step.Primitive switch
    {
        InputValue input => feed.Inputs[input.Index],
        TargetValue target => feed.Targets[target.Column],
        ExampleWeight => feed.Weights,
        ParameterValue parameter => feed.Parameters[parameter.Index],
        StateValue state => feed.States[state.Index],
        KeptValue kept => feed.Kept[kept.Index],
        Map map => Elementwise(map, step),
        Contract contract => Product(contract, step),
        Reduce reduce => Reduced(reduce, step),
        ReduceAxis axis => Fill(step.Type, (b, i) => Along(axis, Operand(step, 0), b * OperandType(step, 0).Count, i / axis.Inner, i % axis.Inner)),
        ExpandAxis axis => Fill(step.Type, (b, i) => Operand(step, 0)[b * OperandType(step, 0).Count + i / axis.Inner / axis.Length * axis.Inner + i % axis.Inner]),
        Transpose axes => Fill(step.Type, (b, i) => Operand(step, 0)[b * step.Type.Count + Turned(axes, i)]),
        Indicator => Fill(step.Type, (b, i) => Operand(step, 0)[b * OperandType(step, 0).Count + i / step.Type.Shape.Axes[^1]] == i % step.Type.Shape.Axes[^1] ? 1 : 0),
        Reshape or ToSteps or FromSteps => Operand(step, 0),
        Gather gather => Fill(step.Type, (row, i) => RowOf(Operand(step, 0)[row], OperandType(step, 1).Shape.Axes[0], gather.HasRest) is var taken and >= 0 ? Operand(step, 1)[taken * step.Type.Count + i] : 0),
        ScatterAdd scatter => Fill(step.Type, (_, i) => Enumerable.Range(0, step.Operands.Count / 2).Sum(pair => Enumerable.Range(0, Operand(step, 2 * pair).Length)
            .Where(row => RowOf(Operand(step, 2 * pair)[row], scatter.Rows, hasRest: false) == i / step.Type.Shape.Axes[1]).Sum(row => Operand(step, 2 * pair + 1)[row * step.Type.Shape.Axes[1] + i % step.Type.Shape.Axes[1]]))),
        ScatterParts scatter => Fill(step.Type, (_, i) => Scattered(scatter, step, i / step.Type.Shape.Axes[1], i % step.Type.Shape.Axes[1])),
        TableProduct table => Fill(step.Type, (_, i) => OfTable(table.Form, step, i)),
        Attend { Form: AttendForm.Outputs } attend => Attended(attend, step),
        Attend attend => AttentionGradient(attend, step),
        AddSteps => Fill(step.Type, (row, i) => Operand(step, 0)[row * step.Type.Count + i] + Operand(step, 1)[row % step.Type.Positions * step.Type.Count + i]),
        Sinusoids => Fill(step.Type, (_, i) => Sinusoid(i / step.Type.Shape.Axes[1], i % step.Type.Shape.Axes[1], step.Type.Shape.Axes[1])),
        AtStep at => Fill(step.Type, (b, i) => Operand(step, 0)[(b * OperandType(step, 0).Positions + at.Step) * step.Type.Count + i]),
        Slice slice => Window(step, slice.Axis, slice.Start),
        Pad pad => Window(step, pad.Axis, -pad.Before),
        Concat concat => Joined(concat, step),
        Pick => Picked(step),
        OneHot => Fill(step.Type, (b, i) => Operand(step, 0)[b] == i ? 1 : 0),
        Convolve or Pool or PoolGradient or Primitives.Resample or ToPositions or FromPositions or SumNeighbours => new Images(program, feed.Batch).Compute(step, position => Operand(step, position)),
        Uniform uniform => Fill(step.Type, (b, i) => feed.Uniform(uniform.Site, b, i)),
        _ => throw new InvalidOperationException("The reference does not know " + step.Primitive.GetType().Name),
    };

    private double Scattered(ScatterParts scatter, Step step, int taken, int column)
    {
        int part = 1;

        for (; column >= OperandType(step, part).Count; part++)
            column -= OperandType(step, part).Count;

        return Enumerable.Range(0, Operand(step, 0).Length).Where(row => RowOf(Operand(step, 0)[row], scatter.Rows, hasRest: true) == taken).Sum(row => Operand(step, part)[row * OperandType(step, part).Count + column]);
    }

    /// <summary>The row of a number, or the last one where that is for numbers that are no row's; −1 for none.</summary>
    private static int RowOf(double number, int rows, bool hasRest) =>
        number >= 0 && number < (hasRest ? rows - 1 : rows) && number % 1 == 0 ? (int)number : hasRest ? rows - 1 : -1;

    private double OfTable(TableForm form, Step step, int element)
    {
        int columns = step.Type.Shape.Axes[^1], row = element / columns, column = element % columns;

        double At(int operand, int r, int c) => Operand(step, operand)[r * OperandType(step, operand).Shape.Axes[1] + c];
        int Rows(int operand) => OperandType(step, operand).Shape.Axes[0];
        int Columns(int operand) => OperandType(step, operand).Shape.Axes[1];

        return form switch
        {
            TableForm.Rows => (step.Operands.Count > 2 ? Operand(step, 2)[column] : 0) + (row < Rows(0) ? Enumerable.Range(0, Columns(0)).Sum(k => At(0, row, k) * At(1, column, k)) : 0),
            TableForm.Table => Enumerable.Range(0, Columns(0)).Sum(k => At(0, row, k) * At(1, k, column)),
            TableForm.Weights => Enumerable.Range(0, Rows(1)).Sum(k => At(0, k, row) * At(1, k, column)),
            _ => Enumerable.Range(0, Rows(0)).Sum(k => At(0, k, column)),
        };
    }

    private static double Sinusoid(int step, int feature, int features)
    {
        double angle = step / Math.Pow(10000, (feature - feature % 2) / (double)features);
        return feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
    }

    private double[] Operand(Step step, int position) => this[step.Operands[position]];

    private TensorType OperandType(Step step, int position) => program.Steps[step.Operands[position]].Type;

    /// <summary>A value from the number of each (row, element); what is shared has one row, 0.</summary>
    private double[] Fill(TensorType type, Func<int, int, double> element)
    {
        double[] result = new double[Length(type)];

        for (int at = 0; at < result.Length; at++)
            result[at] = element(at / type.Count, at % type.Count);

        return result;
    }

    private double[] Elementwise(Map map, Step step)
    {
        Func<int, int, double>[] operands = [.. Enumerable.Range(0, step.Operands.Count).Select(i => Broadcast(Operand(step, i), OperandType(step, i), step.Type))];
        return Fill(step.Type, (b, i) => Scalar.Evaluate(map.Body, feed.Batch, index => operands[index](b, i)));
    }

    private static Func<int, int, double> Broadcast(double[] values, TensorType from, TensorType to)
    {
        bool single = from.Count == 1;

        if (!single && from.Shape != to.Shape || from.PerExample && !to.PerExample)
            throw new InvalidOperationException($"{from} does not broadcast to {to}.");

        // What an example has one of is the same at all its positions.
        int repeated = to.Positions / from.Positions;
        return (b, i) => values[(from.PerExample ? b / repeated * from.Count : 0) + (single ? 0 : i)];
    }

    /// <summary>The product, summed over the pairs of factors.</summary>
    private double[] Product(Contract contract, Step step)
    {
        double[] result = new double[Length(step.Type)];

        for (int factor = 0; factor < step.Operands.Count; factor += 2)
            AddProduct(contract, step, factor, result);

        return result;
    }

    private void AddProduct(Contract contract, Step step, int factor, double[] result)
    {
        (double[] left, TensorType leftType) = (Operand(step, factor), OperandType(step, factor));
        (double[] right, TensorType rightType) = (Operand(step, factor + 1), OperandType(step, factor + 1));
        Dictionary<char, int> extents = [];
        Dictionary<char, int> leftStrides = Strides(contract.Left, leftType, extents);
        Dictionary<char, int> rightStrides = Strides(contract.Right, rightType, extents);
        Dictionary<char, int> resultStrides = Strides(contract.Result, step.Type, extents);
        char[] labels = [.. extents.Keys];

        Visit(0, 0, 0, 0);

        void Visit(int label, int l, int r, int into)
        {
            if (label == labels.Length)
            {
                result[into] += left[l] * right[r];
                return;
            }

            char name = labels[label];

            for (int i = 0; i < extents[name]; i++)
                Visit(label + 1, l + i * leftStrides.GetValueOrDefault(name), r + i * rightStrides.GetValueOrDefault(name), into + i * resultStrides.GetValueOrDefault(name));
        }
    }

    /// <summary>How far apart neighbours along each label lie.</summary>
    private Dictionary<char, int> Strides(string labels, TensorType type, Dictionary<char, int> extents)
    {
        int[] axes = type.PerExample ? [feed.Batch * type.Positions, .. type.Shape.Axes] : [.. type.Shape.Axes];

        if (axes.Length != labels.Length)
            throw new InvalidOperationException($"The labels {labels} do not name the axes of {type}.");

        Dictionary<char, int> strides = [];

        for (int axis = axes.Length - 1, stride = 1; axis >= 0; stride *= axes[axis--])
        {
            if (extents.TryGetValue(labels[axis], out int known) && known != axes[axis])
                throw new InvalidOperationException($"Label {labels[axis]} is {known} and {axes[axis]} in one product.");

            extents[labels[axis]] = axes[axis];
            strides[labels[axis]] = strides.GetValueOrDefault(labels[axis]) + stride;
        }

        return strides;
    }

    private double[] Reduced(Reduce reduce, Step step)
    {
        double[] x = Operand(step, 0);
        int count = OperandType(step, 0).Count;
        Func<IEnumerable<double>, double> reduction = reduce.Reduction is Primitives.Reduction.Max ? Enumerable.Max : Enumerable.Sum;

        if (reduce.Axes is ReducedAxes.Positions)
        {
            int positions = OperandType(step, 0).Positions;
            return Fill(step.Type, (b, i) => reduction(Enumerable.Range(0, positions).Select(p => x[(b * positions + p) * count + i])));
        }

        return reduce.Axes is ReducedAxes.Batch
            ? Fill(step.Type, (_, i) => reduction(Enumerable.Range(0, x.Length / count).Select(b => x[b * count + i])))
            : Fill(step.Type, (b, _) => reduction(x.Skip(b * count).Take(count)));
    }

    private static double Along(ReduceAxis axis, double[] x, int start, int outer, int inner)
    {
        IEnumerable<double> elements = Enumerable.Range(0, axis.Length).Select(k => x[start + (outer * axis.Length + k) * axis.Inner + inner]);
        return axis.Reduction is Primitives.Reduction.Max ? elements.Max() : elements.Sum();
    }

    /// <summary>Where element [o, c, r, i] of the result stood as [o, r, c, i].</summary>
    private static int Turned(Transpose axes, int index)
    {
        int inner = index % axes.Inner, row = index / axes.Inner % axes.Rows, column = index / axes.Inner / axes.Rows % axes.Columns;
        int outer = index / axes.Inner / axes.Rows / axes.Columns;
        return ((outer * axes.Rows + row) * axes.Columns + column) * axes.Inner + inner;
    }

    /// <summary>Elements of one axis from <paramref name="start"/> on; zero where there are none.</summary>
    private double[] Window(Step step, int axis, int start)
    {
        double[] x = Operand(step, 0);
        TensorType from = OperandType(step, 0);
        int extent = from.Shape.Axes[axis];

        return Fill(step.Type, (b, i) =>
        {
            (int outer, int along, int inner) = Split(step.Type.Shape, axis, i);
            int source = along + start;
            return source < 0 || source >= extent ? 0 : x[b * from.Count + Joint(from.Shape, axis, outer, source, inner)];
        });
    }

    private double[] Joined(Concat concat, Step step) => Fill(step.Type, (b, i) =>
    {
        (int outer, int along, int inner) = Split(step.Type.Shape, concat.Axis, i);

        for (int part = 0; ; part++)
        {
            TensorType from = OperandType(step, part);
            int extent = from.Shape.Axes[concat.Axis];

            if (along < extent)
                return Operand(step, part)[b * from.Count + Joint(from.Shape, concat.Axis, outer, along, inner)];

            along -= extent;
        }
    });

    private double[] Picked(Step step)
    {
        int count = OperandType(step, 0).Count;
        return Fill(step.Type, (b, _) => Operand(step, 0)[b * count + (int)Operand(step, 1)[b]]);
    }

    private static (int Outer, int Along, int Inner) Split(Shape shape, int axis, int index)
    {
        int inside = Inside(shape, axis), extent = shape.Axes[axis];
        return (index / inside / extent, index / inside % extent, index % inside);
    }

    private static int Joint(Shape shape, int axis, int outer, int along, int inner) => (outer * shape.Axes[axis] + along) * Inside(shape, axis) + inner;

    private static int Inside(Shape shape, int axis) => shape.Axes.Skip(axis + 1).Aggregate(1, (product, extent) => product * extent);
}

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Benchmarks.Accuracy;
using NetCompiler.Benchmarks.Limits;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>A loop over the rows of a batch, as networks have it, on one thread and with everything in the second-level cache.</summary>
/// <param name="Name">What it is called, with the number of columns.</param>
/// <param name="Columns">The length of a row.</param>
/// <param name="Floats">How many floats it has to read and write for each element.</param>
/// <param name="Loop">The loop, over operands.</param>
internal sealed record RowCase(string Name, int Columns, int Floats, Action<RowOperands> Loop)
{
    /// <summary>Elements of the batch.</summary>
    private const int Most = 1 << 15;

    public static IReadOnlyList<RowCase> All { get; } =
    [
        Function<Exp>("exp"), Function<Log1p>("log1p"), Function<Tanh>("tanh"), Function<Sigmoid>("sigmoid"), Function<Erf>("erf"), Function<Sin>("sin"), Function<PowerOfTen>("pow"),
        new("softmax 10", 10, 2, RowSteps.Softmax<RowSteps.Of10>),
        new("softmax 100", 100, 2, RowSteps.Softmax<RowSteps.Of100>),
        new("softmax 512", 512, 2, RowSteps.Softmax<RowSteps.Of512>),
        new("softmax 4096", 4096, 2, RowSteps.Softmax<RowSteps.Of4096>),
        new("cross-entropy 10", 10, 2, RowSteps.CrossEntropy<RowSteps.Of10>),
        new("cross-entropy 1000", 1000, 2, RowSteps.CrossEntropy<RowSteps.Of1000>),
        new("cross-entropy 10, gradient", 10, 2, RowSteps.CrossEntropyGradient<RowSteps.Of10>),
        new("cross-entropy 1000, gradient", 1000, 2, RowSteps.CrossEntropyGradient<RowSteps.Of1000>),
        new("layer norm 64", 64, 2, RowSteps.LayerNorm<RowSteps.Of64>),
        new("layer norm 512", 512, 2, RowSteps.LayerNorm<RowSteps.Of512>),
        new("layer norm 64, gradient", 64, 3, RowSteps.LayerNormGradient<RowSteps.Of64>),
        new("layer norm 512, gradient", 512, 3, RowSteps.LayerNormGradient<RowSteps.Of512>),
        new("row sum 10", 10, 1, RowSteps.Sum<RowSteps.Of10>),
        new("row sum 512", 512, 1, RowSteps.Sum<RowSteps.Of512>),
        new("row max 10", 10, 1, RowSteps.Max<RowSteps.Of10>),
        new("row max 512", 512, 1, RowSteps.Max<RowSteps.Of512>),
        new("relu 10", 10, 2, RowSteps.Relu<RowSteps.Of10>),
        new("relu 512", 512, 2, RowSteps.Relu<RowSteps.Of512>),
        new("dropout 512", 512, 2, RowSteps.Dropout<RowSteps.Of512>),
        new("bias gradient 512", 512, 1, RowSteps.BiasGradient<RowSteps.Of512>),
        new("batch norm 512", 512, 4, RowSteps.BatchNorm<RowSteps.Of512>),
        new("batch norm 512, gradient", 512, 7, RowSteps.BatchNormGradient<RowSteps.Of512>),
    ];

    public int Batch => Most / Columns;

    public double Elements => (double)Batch * Columns;

    public double Bytes => sizeof(float) * Floats * Elements;

    public static RowCase Named(string name) => All.Single(loop => loop.Name == name);

    /// <summary>The loop over operands of its own.</summary>
    public Action Prepare()
    {
        RowOperands operands = new(Batch, Columns);

        return () => Loop(operands);
    }

    private static RowCase Function<F>(string name) where F : struct, IFunction => new(name, 512, 2, RowSteps.Apply<F, RowSteps.Of512>);
}

/// <summary>What the loops read and write: rows padded as the planner pads them, and vectors that all examples share.</summary>
internal sealed class RowOperands
{
    private readonly Arena _arena;

    public RowOperands(int batch, int columns)
    {
        int stride = (columns + 15) / 16 * 16, rows = batch * (stride + 16), vector = stride + 16;

        if (stride % 32 == 0)
            stride += 16;

        _arena = new(3 * rows + 4 * vector + 2 * batch + 16);
        Random random = new(1);

        foreach (ref float value in _arena.Span)
            value = 8f * random.NextSingle() - 4f;

        Batch = new(0, batch);
        Columns = columns;
        X = Memory.Rows(_arena, stride);
        Y = X.Columns(rows);
        Z = Y.Columns(rows);
        First = Memory.Row(_arena).From(3 * rows);
        Second = First.From(vector);
        Third = Second.From(vector);
        Fourth = Third.From(vector);
        Sums = Memory.Scalars(_arena, 3 * rows + 4 * vector);
        Means = Memory.Scalars(_arena, 3 * rows + 4 * vector + batch);
    }

    public Part Batch { get; }

    public int Columns { get; }

    public Rows X { get; }

    public Rows Y { get; }

    public Rows Z { get; }

    public Row First { get; }

    public Row Second { get; }

    public Row Third { get; }

    public Row Fourth { get; }

    public Scalars Sums { get; }

    public Scalars Means { get; }
}

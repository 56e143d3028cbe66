using System;
using System.Runtime.CompilerServices;
using NetCompiler.Benchmarks.Accuracy;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>How long rows are: a constant, as in a network.</summary>
internal interface ILength
{
    static abstract int Columns { get; }
}

/// <summary>The passes of each loop, spelled as the generator spells them.</summary>
internal static class RowSteps
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // What a training run comes to after its first steps.
    private const MethodImplOptions Optimized = MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Optimized)]
    public static void Apply<F, N>(RowOperands o) where F : struct, IFunction where N : struct, ILength => Loop.Rows(o.Batch, N.Columns, new Applied<F>(o.X, o.Y));

    [MethodImpl(Optimized)]
    public static void Relu<N>(RowOperands o) where N : struct, ILength => Loop.Rows(o.Batch, N.Columns, new Rectified(o.X, o.Y));

    [MethodImpl(Optimized)]
    public static void Dropout<N>(RowOperands o) where N : struct, ILength => Loop.Rows(o.Batch, N.Columns, new Dropped(o.X, o.Y, new RandomKey(7, 3)));

    [MethodImpl(Optimized)]
    public static void Softmax<N>(RowOperands o) where N : struct, ILength
    {
        (Rows x, Rows y) = (o.X, o.Y);

        for (int b = o.Batch.Start; b < o.Batch.End; b++)
        {
            float max = Loop.Max(b, N.Columns, new Value(x));
            float sum = Loop.Sum(b, N.Columns, new Exponential(x, y, max));
            float inverse = 1f / sum;
            Loop.Row(b, N.Columns, new Scaled(y, inverse));
        }
    }

    [MethodImpl(Optimized)]
    public static void CrossEntropy<N>(RowOperands o) where N : struct, ILength
    {
        (Rows x, Rows y, Scalars sums, Scalars losses) = (o.X, o.Y, o.Sums, o.Means);

        for (int b = o.Batch.Start; b < o.Batch.End; b++)
        {
            float picked = x[b, b % N.Columns];
            float max = Loop.Max(b, N.Columns, new Value(x));
            float sum = Loop.Sum(b, N.Columns, new Exponential(x, y, max));
            sums[b] = sum;
            losses[b] = MathF.Log(sum) + (max - picked);
        }
    }

    [MethodImpl(Optimized)]
    public static void CrossEntropyGradient<N>(RowOperands o) where N : struct, ILength => Loop.Rows(o.Batch, N.Columns, new Surprise(o.X, o.Y, o.Sums, 1f / o.Batch.Count));

    [MethodImpl(Optimized)]
    public static void LayerNorm<N>(RowOperands o) where N : struct, ILength
    {
        (Rows x, Rows y, Row gamma, Row beta) = (o.X, o.Y, o.First, o.Second);

        for (int b = o.Batch.Start; b < o.Batch.End; b++)
        {
            float mean = Loop.Sum(b, N.Columns, new Value(x)) / N.Columns;
            float variance = Loop.Sum(b, N.Columns, new Square(x, mean)) / N.Columns;
            float scale = 1f / MathF.Sqrt(variance + 1e-5f);
            Loop.Row(b, N.Columns, new Normalized(x, y, gamma, beta, mean, scale));
        }
    }

    [MethodImpl(Optimized)]
    public static void LayerNormGradient<N>(RowOperands o) where N : struct, ILength
    {
        (Rows dy, Rows n, Rows dx, Row gamma) = (o.X, o.Y, o.Z, o.First);

        for (int b = o.Batch.Start; b < o.Batch.End; b++)
        {
            float average = Loop.Sum(b, N.Columns, new Weighted(dy, gamma)) / N.Columns;
            float projected = Loop.Sum(b, N.Columns, new Projected(dy, n, gamma)) / N.Columns;
            Loop.Row(b, N.Columns, new NormGradient(dy, n, dx, gamma, average, projected, 0.7f));
        }
    }

    [MethodImpl(Optimized)]
    public static void Sum<N>(RowOperands o) where N : struct, ILength
    {
        (Rows x, Scalars sums) = (o.X, o.Sums);

        for (int b = o.Batch.Start; b < o.Batch.End; b++)
            sums[b] = Loop.Sum(b, N.Columns, new Value(x));
    }

    [MethodImpl(Optimized)]
    public static void Max<N>(RowOperands o) where N : struct, ILength
    {
        (Rows x, Scalars sums) = (o.X, o.Sums);

        for (int b = o.Batch.Start; b < o.Batch.End; b++)
            sums[b] = Loop.Max(b, N.Columns, new Value(x));
    }

    [MethodImpl(Optimized)]
    public static void BiasGradient<N>(RowOperands o) where N : struct, ILength => Loop.SumRows(new Part(0, N.Columns), o.Batch.Count, new Value(o.X), o.First, accumulate: false);

    [MethodImpl(Optimized)]
    public static void BatchNorm<N>(RowOperands o) where N : struct, ILength
    {
        Loop.SumRows(new Part(0, N.Columns), o.Batch.Count, new Value(o.X), o.First, accumulate: false);
        Loop.SumRows(new Part(0, N.Columns), o.Batch.Count, new ColumnSquare(o.X, o.First), o.Second, accumulate: false);
        Loop.Rows(o.Batch, N.Columns, new ColumnNormalized(o.X, o.Y, o.First, o.Second, o.Third, o.Fourth));
    }

    [MethodImpl(Optimized)]
    public static void BatchNormGradient<N>(RowOperands o) where N : struct, ILength
    {
        Loop.SumRows(new Part(0, N.Columns), o.Batch.Count, new Value(o.X), o.First, accumulate: false);
        Loop.SumRows(new Part(0, N.Columns), o.Batch.Count, new Product(o.X, o.Y), o.Second, accumulate: false);
        Loop.Rows(o.Batch, N.Columns, new ColumnGradient(o.X, o.Y, o.Z, o.First, o.Second, o.Third, 1f / o.Batch.Count));
    }

    private readonly struct Applied<F>(Rows x, Rows y) : IMap where F : struct, IFunction
    {
        [MethodImpl(Inline)]
        public void At<V>(int b, int j) where V : struct, ILanes<V> => y.Store(b, j, F.Of(x.Load<V>(b, j)));
    }

    private readonly struct Rectified(Rows x, Rows y) : IMap
    {
        [MethodImpl(Inline)]
        public void At<V>(int b, int j) where V : struct, ILanes<V> => y.Store(b, j, V.Max(x.Load<V>(b, j), V.Zero));
    }

    private readonly struct Dropped(Rows x, Rows y, RandomKey key) : IMap
    {
        [MethodImpl(Inline)]
        public void At<V>(int b, int j) where V : struct, ILanes<V> =>
            y.Store(b, j, V.Select(V.GreaterThanOrEqual(Simd.Uniform<V>(key, 1, b, j), V.Of(0.2f)), x.Load<V>(b, j) * 1.25f, V.Zero));
    }

    private readonly struct Value(Rows x) : ITerm
    {
        [MethodImpl(Inline)]
        public V At<V>(int b, int j) where V : struct, ILanes<V> => x.Load<V>(b, j);
    }

    private readonly struct Exponential(Rows x, Rows y, float max) : ITerm
    {
        [MethodImpl(Inline)]
        public V At<V>(int b, int j) where V : struct, ILanes<V>
        {
            V exp = Simd.Exp(x.Load<V>(b, j) - max);
            y.Store(b, j, exp);
            return exp;
        }
    }

    private readonly struct Scaled(Rows y, float inverse) : IMap
    {
        [MethodImpl(Inline)]
        public void At<V>(int b, int j) where V : struct, ILanes<V> => y.Store(b, j, y.Load<V>(b, j) * inverse);
    }

    private readonly struct Surprise(Rows exp, Rows y, Scalars sums, float factor) : IMap
    {
        [MethodImpl(Inline)]
        public void At<V>(int b, int j) where V : struct, ILanes<V> => y.Store(b, j, (exp.Load<V>(b, j) / sums.Load<V>(b) - V.OneHot(3, j)) * factor);
    }

    private readonly struct Square(Rows x, float mean) : ITerm
    {
        [MethodImpl(Inline)]
        public V At<V>(int b, int j) where V : struct, ILanes<V>
        {
            V centred = x.Load<V>(b, j) - mean;
            return centred * centred;
        }
    }

    private readonly struct Normalized(Rows x, Rows y, Row gamma, Row beta, float mean, float scale) : IMap
    {
        [MethodImpl(Inline)]
        public void At<V>(int b, int j) where V : struct, ILanes<V> => y.Store(b, j, (x.Load<V>(b, j) - mean) * scale * gamma.Load<V>(j) + beta.Load<V>(j));
    }

    private readonly struct Weighted(Rows dy, Row gamma) : ITerm
    {
        [MethodImpl(Inline)]
        public V At<V>(int b, int j) where V : struct, ILanes<V> => dy.Load<V>(b, j) * gamma.Load<V>(j);
    }

    private readonly struct Projected(Rows dy, Rows n, Row gamma) : ITerm
    {
        [MethodImpl(Inline)]
        public V At<V>(int b, int j) where V : struct, ILanes<V> => dy.Load<V>(b, j) * gamma.Load<V>(j) * n.Load<V>(b, j);
    }

    private readonly struct NormGradient(Rows dy, Rows n, Rows dx, Row gamma, float average, float projected, float scale) : IMap
    {
        [MethodImpl(Inline)]
        public void At<V>(int b, int j) where V : struct, ILanes<V> =>
            dx.Store(b, j, (dy.Load<V>(b, j) * gamma.Load<V>(j) - average - n.Load<V>(b, j) * projected) * scale);
    }

    private readonly struct Product(Rows x, Rows y) : ITerm
    {
        [MethodImpl(Inline)]
        public V At<V>(int b, int j) where V : struct, ILanes<V> => x.Load<V>(b, j) * y.Load<V>(b, j);
    }

    private readonly struct ColumnSquare(Rows x, Row mean) : ITerm
    {
        [MethodImpl(Inline)]
        public V At<V>(int b, int j) where V : struct, ILanes<V>
        {
            V centred = x.Load<V>(b, j) - mean.Load<V>(j);
            return centred * centred;
        }
    }

    private readonly struct ColumnNormalized(Rows x, Rows y, Row mean, Row scale, Row gamma, Row beta) : IMap
    {
        [MethodImpl(Inline)]
        public void At<V>(int b, int j) where V : struct, ILanes<V> =>
            y.Store(b, j, (x.Load<V>(b, j) - mean.Load<V>(j)) * scale.Load<V>(j) * gamma.Load<V>(j) + beta.Load<V>(j));
    }

    private readonly struct ColumnGradient(Rows dy, Rows n, Rows dx, Row dbeta, Row dgamma, Row gain, float factor) : IMap
    {
        [MethodImpl(Inline)]
        public void At<V>(int b, int j) where V : struct, ILanes<V> =>
            dx.Store(b, j, (dy.Load<V>(b, j) - (dbeta.Load<V>(j) + n.Load<V>(b, j) * dgamma.Load<V>(j)) * factor) * gain.Load<V>(j));
    }

    public readonly struct Of10 : ILength
    {
        public static int Columns => 10;
    }

    public readonly struct Of64 : ILength
    {
        public static int Columns => 64;
    }

    public readonly struct Of100 : ILength
    {
        public static int Columns => 100;
    }

    public readonly struct Of512 : ILength
    {
        public static int Columns => 512;
    }

    public readonly struct Of1000 : ILength
    {
        public static int Columns => 1000;
    }

    public readonly struct Of4096 : ILength
    {
        public static int Columns => 4096;
    }
}

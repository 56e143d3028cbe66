using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using NetCompiler.Benchmarks.Accuracy;
using NetCompiler.Benchmarks.Limits;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>Loops over rows, on one thread, with everything in the second-level cache: nanoseconds per element.</summary>
internal static class RowKernels
{
    private const int Batch = 128, Columns = 512;

    /// <summary>Measures and prints.</summary>
    public static void Run(int rounds)
    {
        Console.WriteLine("\nloop                 ns per element min   median");
        Arena input = new(Batch * (Columns + 16)), output = new(Batch * (Columns + 16)), classes = new(Batch * 16);
        Rows x = Memory.Rows(input, Columns + 16), y = Memory.Rows(output, Columns + 16), p = Memory.Rows(classes, 16);
        Random random = new(1);

        foreach (ref float value in input.Span)
            value = 8f * random.NextSingle() - 4f;

        Print("exp", rounds, Columns, () => Loop.Rows(new Part(0, Batch), Columns, new Applied<Exp>(x, y)));
        Print("log1p", rounds, Columns, () => Loop.Rows(new Part(0, Batch), Columns, new Applied<Log1p>(x, y)));
        Print("tanh", rounds, Columns, () => Loop.Rows(new Part(0, Batch), Columns, new Applied<Tanh>(x, y)));
        Print("sigmoid", rounds, Columns, () => Loop.Rows(new Part(0, Batch), Columns, new Applied<Sigmoid>(x, y)));
        Print("erf", rounds, Columns, () => Loop.Rows(new Part(0, Batch), Columns, new Applied<Erf>(x, y)));
        Print("sin", rounds, Columns, () => Loop.Rows(new Part(0, Batch), Columns, new Applied<Sin>(x, y)));
        Print("pow", rounds, Columns, () => Loop.Rows(new Part(0, Batch), Columns, new Applied<PowerOfTen>(x, y)));
        Print("softmax of 512", rounds, Columns, () => Softmax(x, y, Columns));
        Print("softmax of 10", rounds, 10, () => Softmax(x, p, 10));

        Arena weights = new(Panels.Size(Columns, Batch)), transposed = new(Panels.Size(Batch, Columns));
        Print("transpose", rounds, Columns, () =>
            Gemm.Transpose(Share.Alone, Memory.Panels(weights, Columns, Batch), Memory.Panels(transposed, Batch, Columns)));
        GC.KeepAlive(input);
        GC.KeepAlive(output);
        GC.KeepAlive(classes);
    }

    private static void Print(string name, int rounds, int columns, Action call)
    {
        Timing time = Contest.Run(rounds, call)[0];
        double scale = 1e9 / (Batch * columns);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {scale * time.Minimum,18:F3} {scale * time.Median,8:F3}"));
    }

    private static void Softmax(Rows x, Rows y, int columns)
    {
        for (int row = 0; row < Batch; row++)
        {
            float largest = Loop.Max(row, columns, new Value(x));
            Loop.Row(row, columns, new Shifted(x, y, largest));
            Loop.Row(row, columns, new Scaled(y, 1f / Loop.Sum(row, columns, new Value(y))));
        }
    }

    private readonly struct Applied<F>(Rows x, Rows y) : IMap where F : struct, IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int column) where V : struct, ILanes<V> => y.Store(row, column, F.Of(x.Load<V>(row, column)));
    }

    private readonly struct Shifted(Rows x, Rows y, float largest) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int column) where V : struct, ILanes<V> => y.Store(row, column, Simd.Exp(x.Load<V>(row, column) - largest));
    }

    private readonly struct Scaled(Rows y, float scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int column) where V : struct, ILanes<V> => y.Store(row, column, y.Load<V>(row, column) * scale);
    }

    private readonly struct Value(Rows x) : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int row, int column) where V : struct, ILanes<V> => x.Load<V>(row, column);
    }
}

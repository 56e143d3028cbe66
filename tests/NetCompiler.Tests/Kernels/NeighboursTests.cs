using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Sums over neighbouring columns, and local response normalisation as PyTorch defines it, made of them.</summary>
public class NeighboursTests
{
    private const int Count = 37;

    public static TheoryData<int, int, int> Cases
    {
        get
        {
            TheoryData<int, int, int> cases = [];

            foreach (int columns in (int[])[1, 3, 16, 17, 64, 90])
                foreach ((int before, int after) in ((int, int)[])[(0, 0), (2, 2), (1, 0), (0, 3), (20, 5)])
                    cases.Add(columns, before, after);

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Neighbours_are_summed_in_order(int columns, int before, int after)
    {
        Image x = Image.Random(Count, columns, 1), y = Image.Blank(Count, columns);

        foreach (Part part in (Part[])[new(20, Count), new(0, 20)])
            Loop.SumNeighbours(part, columns, before, after, new PlusOne(x.Rows), y.Rows, new DoublePlus(x.Rows, y.Rows));

        y.AssertIs((row, c) => 2f * Enumerable.Range(c - before, before + after + 1).Where(n => n >= 0 && n < columns).Aggregate(0f, (sum, n) => sum + (x[row, n] + 1f)) + x[row, c]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public void Local_response_normalisation_and_its_gradient(int size)
    {
        const int Columns = 19;
        const double Alpha = 0.7, Beta = 0.75, K = 1.2;
        Image x = Image.Random(3, Columns, 1), dy = Image.Random(3, Columns, 2), power = Image.Blank(3, Columns), y = Image.Blank(3, Columns), dx = Image.Blank(3, Columns);
        Normalisation of = new(x.Rows, power.Rows, y.Rows, (float)(Alpha / size), (float)Beta, (float)K);

        Loop.SumNeighbours(new Part(0, 3), Columns, size / 2, (size - 1) / 2, new SquareOf(x.Rows), power.Rows, of);
        Loop.SumNeighbours(new Part(0, 3), Columns, (size - 1) / 2, size / 2, new Quotient(dy.Rows, y.Rows, power.Rows), dx.Rows, new Slope(of, dy.Rows, dx.Rows));

        double Y(double[] row, int c) => row[c] / Math.Pow(K + Alpha / size * Enumerable.Range(c - size / 2, size).Where(n => n >= 0 && n < Columns).Sum(n => row[n] * row[n]), Beta);

        for (int row = 0; row < 3; row++)
            for (int c = 0; c < Columns; c++)
            {
                double[] numbers = [.. x.Row(row).Select(v => (double)v)];
                Assert.Equal(Y(numbers, c), y[row, c], 1e-6);

                double Loss(double step)
                {
                    double[] moved = [.. numbers];
                    moved[c] += step;

                    return Enumerable.Range(0, Columns).Sum(n => Y(moved, n) * dy[row, n]);
                }

                Assert.Equal((Loss(1e-5) - Loss(-1e-5)) / 2e-5, dx[row, c], 1e-5);
            }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        Image x = Image.Random(Count, 20, 1), y = Image.Blank(Count, 20);
        long before = 0;

        for (int turn = 0; turn < 2; turn++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            Loop.SumNeighbours(new Part(0, Count), 20, 2, 2, new PlusOne(x.Rows), y.Rows, new DoublePlus(x.Rows, y.Rows));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private readonly struct SquareOf(Rows x) : ITerm
    {
        public V At<V>(int row, int column) where V : struct, ILanes<V> => x.Load<V>(row, column) * x.Load<V>(row, column);
    }

    /// <summary>d = k + α/n·Σ x²,  y = x·d^−β</summary>
    private readonly struct Normalisation(Rows x, Rows power, Rows y, float scale, float beta, float k) : IMap
    {
        public Rows X => x;

        public Rows Power => power;

        public float Factor => -2f * scale * beta;

        public V Share<V>(V d) where V : struct, ILanes<V> => Simd.Pow(d, V.Of(-beta));

        public void At<V>(int row, int column) where V : struct, ILanes<V>
        {
            V d = power.Load<V>(row, column) * scale + k;
            power.Store(row, column, d);
            y.Store(row, column, x.Load<V>(row, column) * Share(d));
        }
    }

    private readonly struct Quotient(Rows dy, Rows y, Rows power) : ITerm
    {
        public V At<V>(int row, int column) where V : struct, ILanes<V> => dy.Load<V>(row, column) * y.Load<V>(row, column) / power.Load<V>(row, column);
    }

    /// <summary>dx = dy·d^−β − 2αβ/n·x·Σ dy·y/d</summary>
    private readonly struct Slope(Normalisation of, Rows dy, Rows dx) : IMap
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V> => dx.Store(row, column,
            dy.Load<V>(row, column) * of.Share(of.Power.Load<V>(row, column)) + of.X.Load<V>(row, column) * of.Factor * dx.Load<V>(row, column));
    }
}

using System;
using System.Linq;
using NetCompiler.Benchmarks.Accuracy;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>The law of lanes: whatever is computed has the same bits at every width.</summary>
public unsafe class LanesTests
{
    private static readonly float[] Numbers =
        [.. Samples.Extremes, .. Samples.Dense(-100f, 100f, 499), .. Samples.Magnitudes().Where((_, i) => i % 20 == 0)];

    [Fact]
    public void Functions_agree_at_every_width()
    {
        Agree<Exp>();
        Agree<Expm1>();
        Agree<Log>();
        Agree<Log1p>();
        Agree<Tanh>();
        Agree<Sigmoid>();
        Agree<Softplus>();
        Agree<Erf>();
        Agree<Sin>();
        Agree<Cos>();
        Agree<Reciprocal>();
        Agree<Sqrt>();
        Agree<PowerOfThree>();
        Agree<PowerOfHalf>();
        Agree<PowerOfMinusTwo>();
        Agree<PowerOfTen>();
        Agree<PowersOfTwoThirds>();
        Agree<ReciprocalSqrt>();
    }

    [Fact]
    public void Operations_agree_at_every_width()
    {
        for (int operation = 0; operation < Operations<Lanes1>.All.Length; operation++)
        {
            foreach (float b in Samples.Extremes)
            {
                Compare(Operations<Lanes1>.Over(operation, b), Operations<Lanes128>.Over(operation, b), operation);

                if (Machine.Has256)
                {
                    Compare(Operations<Lanes1>.Over(operation, b), Operations<Lanes256>.Over(operation, b), operation);
                    Compare(Operations<Lanes1>.Over(operation, b), Operations<Tail256>.Over(operation, b), operation);
                }

                if (Machine.Has512)
                {
                    Compare(Operations<Lanes1>.Over(operation, b), Operations<Lanes512>.Over(operation, b), operation);
                    Compare(Operations<Lanes1>.Over(operation, b), Operations<Tail512>.Over(operation, b), operation);
                }
            }
        }
    }

    [Fact]
    public void Integer_operations_are_those_of_unsigned_integers()
    {
        uint[] words = [0, 1, 2, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xD2511F53, 0xFFFFFFFF];

        foreach (uint a in words)
            foreach (uint b in words)
            {
                Integers<Lanes1>(a, b);
                Integers<Lanes128>(a, b);

                if (Machine.Has256)
                    Integers<Lanes256>(a, b);

                if (Machine.Has512)
                    Integers<Lanes512>(a, b);
            }
    }

    [Fact]
    public void Bounds_let_a_missing_number_pass()
    {
        Assert.True(float.IsNaN(Lanes128.Sum(Lanes128.AtLeast(Lanes128.Of(float.NaN), Lanes128.One))));
        Assert.True(float.IsNaN(Lanes128.Sum(Lanes128.AtMost(Lanes128.Of(float.NaN), Lanes128.One))));
    }

    [Fact]
    public void Sums_across_lanes_fold_halves()
    {
        float[] values = [.. Enumerable.Range(0, 16).Select(i => MathF.Pow(10, i % 7) + i / 3f)];

        fixed (float* data = values)
        {
            float quads = Pair(values, 4, 0);
            Assert.Equal(quads, Lanes128.Sum(Lanes128.Load(data)));

            if (Machine.Has256)
                Assert.Equal(Pair(values, 8, 0), Lanes256.Sum(Lanes256.Load(data)));

            if (Machine.Has512)
                Assert.Equal(Pair(values, 16, 0), Lanes512.Sum(Lanes512.Load(data)));
        }

        static float Pair(float[] values, int count, int first) =>
            count == 1 ? values[first] : Fold([.. Enumerable.Range(0, count / 2).Select(i => values[first + i] + values[first + count / 2 + i])]);

        static float Fold(float[] values) => Pair(values, values.Length, 0);
    }

    [Fact]
    public void A_hot_lane_is_where_the_index_is()
    {
        float* lanes = stackalloc float[4];
        Lanes128.Store(lanes, Lanes128.OneHot(index: 10, place: 8));

        Assert.Equal([0f, 0f, 1f, 0f], new Span<float>(lanes, 4).ToArray());
        Assert.Equal(0f, Lanes128.Sum(Lanes128.OneHot(index: 7, place: 8)));
        Assert.Equal(1f, Lanes1.Sum(Lanes1.OneHot(index: 8, place: 8)));

        if (Machine.Has256)
            Assert.Equal(1f, Tail256.Sum(Tail256.OneHot(index: 10, Tail.Place(8, 3))));

        if (Machine.Has512)
            Assert.Equal(1f, Tail512.Sum(Tail512.OneHot(index: 10, Tail.Place(8, 3))));
    }

    private static void Agree<F>() where F : IFunction
    {
        float[] single = Over<F, Lanes1>();
        Compare(single, Over<F, Lanes128>(), typeof(F).Name);

        if (Machine.Has256)
        {
            Compare(single, Over<F, Lanes256>(), typeof(F).Name);
            Compare(single, OverLastColumns<F, Tail256>(), typeof(F).Name);
        }

        if (Machine.Has512)
        {
            Compare(single, Over<F, Lanes512>(), typeof(F).Name);
            Compare(single, OverLastColumns<F, Tail512>(), typeof(F).Name);
        }
    }

    /// <summary>A few columns at a time, from the last to the first: what is written beyond them would spoil results that are there.</summary>
    private static float[] OverLastColumns<F, T>() where F : IFunction where T : struct, ILanes<T>
    {
        float[] results = new float[Numbers.Length];

        fixed (float* from = Numbers, to = results)
        {
            for (int end = Numbers.Length, count = 1; end > 0; end -= count, count = count % T.Width + 1)
            {
                int first = Math.Max(end - count, 0), place = Tail.Place(first, end - first);
                Assert.Equal(first, T.Column(place));
                T.Store(to, 0, place, F.Of(T.Load(from, 0, place)));
            }
        }

        return results;
    }

    private static float[] Over<F, V>() where F : IFunction where V : struct, ILanes<V>
    {
        float[] padded = [.. Numbers, .. new float[16]];
        float[] results = new float[padded.Length];

        fixed (float* from = padded, to = results)
        {
            for (int i = 0; i < Numbers.Length; i += V.Width)
                V.Store(to + i, F.Of(V.Load(from + i)));
        }

        return results[..Numbers.Length];
    }

    /// <summary>Equal bits, except that any NaN is as good as another.</summary>
    private static void Compare(float[] expected, float[] actual, object what)
    {
        for (int i = 0; i < expected.Length; i++)
            if (BitConverter.SingleToUInt32Bits(expected[i]) != BitConverter.SingleToUInt32Bits(actual[i]) && !(float.IsNaN(expected[i]) && float.IsNaN(actual[i])))
                Assert.Fail($"{what} at {Numbers[i]:R}: {expected[i]:R} alone, {actual[i]:R} in a register.");
    }

    private static void Integers<V>(uint a, uint b) where V : struct, ILanes<V>
    {
        Assert.Equal(a + b, Word(V.AddBits(V.OfBits(a), V.OfBits(b))));
        Assert.Equal(a >> 5, Word(V.ShiftRight(V.OfBits(a), 5)));
    }

    private static uint Word<V>(V value) where V : struct, ILanes<V>
    {
        float* lanes = stackalloc float[16];
        V.Store(lanes, value);

        return ((uint*)lanes)[V.Width - 1];
    }

    private static class Operations<V> where V : struct, ILanes<V>
    {
        public static readonly Func<V, V, V>[] All =
        [
            (a, b) => a + b, (a, b) => a - b, (a, b) => a * b, (a, b) => a / b, (a, _) => -a,
            (a, _) => a + 2f, (a, _) => a - 2f, (a, _) => a * 2f, (a, _) => a / 3f, (a, _) => 2f + a, (a, _) => 2f - a, (a, _) => 3f * a, (a, _) => 3f / a,
            (a, b) => V.FusedMultiplyAdd(a, b, a), (a, b) => V.Max(a, b), (a, b) => V.Min(a, b), (a, _) => V.AtLeast(a, V.Of(-1f)), (a, _) => V.AtMost(a, V.One),
            (a, _) => V.Abs(a), (a, _) => V.Sqrt(a), (a, _) => V.Floor(a), (a, _) => V.Ceiling(a), (a, _) => V.Round(a),
            (a, b) => V.Select(V.LessThan(a, b), a, V.One), (a, b) => V.Select(V.LessThanOrEqual(a, b), a, V.One), (a, b) => V.Select(V.GreaterThan(a, b), a, V.One),
            (a, b) => V.Select(V.GreaterThanOrEqual(a, b), a, V.One), (a, b) => V.Select(V.Equal(a, b), a, V.One),
            (a, b) => V.IfLessThan(a, b, a, V.One), (a, b) => V.IfLessThanOrEqual(a, b, a, V.One), (a, b) => V.IfGreaterThan(a, b, a, V.One), (a, b) => V.IfGreaterThanOrEqual(a, b, a, V.One), (a, b) => V.IfEqual(a, b, a, V.One),
            (a, b) => V.And(V.LessThan(a, b), a), (a, b) => V.Or(V.LessThan(a, b), V.One), (a, b) => V.And(V.Xor(V.LessThan(a, b), V.LessThan(b, V.One)), a), (a, b) => V.And(V.Not(V.LessThan(a, b)), a),
            (a, _) => V.Scale(V.One, V.AtMost(V.AtLeast(V.Round(V.Select(V.Equal(a, a), a, V.Zero)), V.Of(-252f)), V.Of(252f))), (a, _) => V.Scale(V.Of(1.2345678f), V.AtMost(V.AtLeast(V.Round(V.Select(V.Equal(a, a), a, V.Zero)), V.Of(-200f)), V.Of(127f))),
            (a, _) => V.FromInteger(V.ShiftRight(a, 8)),
        ];

        public static float[] Over(int operation, float b)
        {
            float[] padded = [.. Numbers, .. new float[16]];
            float[] results = new float[padded.Length];

            fixed (float* from = padded, to = results)
            {
                for (int i = 0; i < Numbers.Length; i += V.Width)
                    V.Store(to + i, All[operation](V.Load(from + i), V.Of(b)));
            }

            return results[..Numbers.Length];
        }
    }
}

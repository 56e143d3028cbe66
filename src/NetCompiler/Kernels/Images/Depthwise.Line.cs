using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Depthwise
{
    /// <summary>One row of a product, either way: positions that see the same taps are done eight or four at a time, so that a weight is loaded once for all of them.</summary>
    private readonly struct ProductLine : ILine
    {
        private readonly Axis _down, _across;
        private readonly int _from, _fromWidth, _kernelWidth, _weightStride;
        private readonly Rows _x, _y;
        private readonly Row _w;

        public ProductLine(in Window window, int channels, Rows x, Row w, Rows y, bool transposed)
        {
            (_down, _across) = (Axis.Down(in window, transposed), Axis.Across(in window, transposed));
            (_from, _fromWidth) = transposed ? (window.OutPositions, window.OutWidth) : (window.Positions, window.Width);
            (_kernelWidth, _weightStride) = (window.KernelWidth, Stride(channels));
            (_x, _w, _y) = (x, w, y);
        }

        public void At<V>(int example, int line, Part places) where V : struct, ILanes<V>
        {
            Sight down = _down.At(line);
            nint x = _x.Stride, y = (nint)_y.Stride * _across.Classes;
            int to = (example * _down.Count + line) * _across.Count, from = example * _from + down.At * _fromWidth;

            for (int kind = 0; kind < _across.Classes; kind++)
            {
                for (int position = kind; position < _across.Count;)
                {
                    Sight across = _across.At(position);
                    Taps taps = new()
                    {
                        Rows = down.Taps,
                        Columns = across.Taps,
                        Step = x * _across.Step,
                        Down = x * down.Apart * _fromWidth,
                        Across = x * across.Apart,
                        WeightDown = (nint)down.TapStep * _kernelWidth * _weightStride,
                        WeightAcross = (nint)across.TapStep * _weightStride,
                        Weights = _w.Pointer + (nint)(down.Tap * _kernelWidth + across.Tap) * _weightStride,
                        ResultStep = y,
                    };

                    Alike<V>(_x.Pointer(from + across.At), in taps, _y.Pointer(to + position), across.Alike, places);
                    position += across.Alike * _across.Classes;
                }
            }
        }

        private static void Alike<V>(float* x, in Taps taps, float* y, int count, Part places) where V : struct, ILanes<V>
        {
            for (; count >= 8; count -= 8, x += 8 * taps.Step, y += 8 * taps.ResultStep)
                Eight<V>(x, in taps, y, places);

            if (count >= 4)
            {
                Four<V>(x, in taps, y, places);
                x += 4 * taps.Step;
                y += 4 * taps.ResultStep;
                count -= 4;
            }

            for (; count > 0; count--, x += taps.Step, y += taps.ResultStep)
                One<V>(x, in taps, y, places);
        }

        [MethodImpl(Compiled)]
        private static void Eight<V>(float* x, in Taps taps, float* y, Part places) where V : struct, ILanes<V>
        {
            nint step = taps.Step, across = taps.Across, weightAcross = taps.WeightAcross, to = taps.ResultStep;

            for (int place = places.Start; place < places.End; place += V.Width)
            {
                V a = V.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
                float* line = x, weights = taps.Weights;

                for (int i = 0; i < taps.Rows; i++, line += taps.Down, weights += taps.WeightDown)
                {
                    float* at = line, weight = weights;

                    for (int j = taps.Columns; j > 0; j--, at += across, weight += weightAcross)
                    {
                        V w = V.Load(weight, 0, place);
                        float* third = at + 2 * step, fifth = third + 2 * step, seventh = fifth + 2 * step;
                        a = V.FusedMultiplyAdd(V.Load(at, 0, place), w, a);
                        b = V.FusedMultiplyAdd(V.Load(at, step, place), w, b);
                        c = V.FusedMultiplyAdd(V.Load(third, 0, place), w, c);
                        d = V.FusedMultiplyAdd(V.Load(third, step, place), w, d);
                        e = V.FusedMultiplyAdd(V.Load(fifth, 0, place), w, e);
                        f = V.FusedMultiplyAdd(V.Load(fifth, step, place), w, f);
                        g = V.FusedMultiplyAdd(V.Load(seventh, 0, place), w, g);
                        h = V.FusedMultiplyAdd(V.Load(seventh, step, place), w, h);
                    }
                }

                V.Store(y, 0, place, a);
                V.Store(y, to, place, b);
                V.Store(y, 2 * to, place, c);
                V.Store(y, 3 * to, place, d);
                V.Store(y, 4 * to, place, e);
                V.Store(y, 5 * to, place, f);
                V.Store(y, 6 * to, place, g);
                V.Store(y, 7 * to, place, h);
            }
        }

        [MethodImpl(Compiled)]
        private static void Four<V>(float* x, in Taps taps, float* y, Part places) where V : struct, ILanes<V>
        {
            nint step = taps.Step, across = taps.Across, weightAcross = taps.WeightAcross, to = taps.ResultStep;

            for (int place = places.Start; place < places.End; place += V.Width)
            {
                V a = V.Zero, b = a, c = a, d = a;
                float* line = x, weights = taps.Weights;

                for (int i = 0; i < taps.Rows; i++, line += taps.Down, weights += taps.WeightDown)
                {
                    float* at = line, weight = weights;

                    for (int j = taps.Columns; j > 0; j--, at += across, weight += weightAcross)
                    {
                        V w = V.Load(weight, 0, place);
                        a = V.FusedMultiplyAdd(V.Load(at, 0, place), w, a);
                        b = V.FusedMultiplyAdd(V.Load(at, step, place), w, b);
                        c = V.FusedMultiplyAdd(V.Load(at, 2 * step, place), w, c);
                        d = V.FusedMultiplyAdd(V.Load(at, 3 * step, place), w, d);
                    }
                }

                V.Store(y, 0, place, a);
                V.Store(y, to, place, b);
                V.Store(y, 2 * to, place, c);
                V.Store(y, 3 * to, place, d);
            }
        }

        [MethodImpl(Compiled)]
        private static void One<V>(float* x, in Taps taps, float* y, Part places) where V : struct, ILanes<V>
        {
            nint across = taps.Across, weightAcross = taps.WeightAcross;

            for (int place = places.Start; place < places.End; place += V.Width)
            {
                V sum = V.Zero;
                float* line = x, weights = taps.Weights;

                for (int i = 0; i < taps.Rows; i++, line += taps.Down, weights += taps.WeightDown)
                {
                    float* at = line, weight = weights;

                    for (int j = taps.Columns; j > 0; j--, at += across, weight += weightAcross)
                        sum = V.FusedMultiplyAdd(V.Load(at, 0, place), V.Load(weight, 0, place), sum);
                }

                V.Store(y, 0, place, sum);
            }
        }
    }

    /// <summary>The taps of some positions, and where in memory things lie from there: floats from one to the next.</summary>
    private struct Taps
    {
        public int Rows, Columns;
        public nint Step, Down, Across, WeightDown, WeightAcross, ResultStep;
        public float* Weights;
    }
}

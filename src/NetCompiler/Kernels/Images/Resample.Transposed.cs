using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Resample
{
    /// <summary>dx[(h, w), c] = Σ height[oh, h]·width[ow, w]·dy[(oh, ow), c] over oh, then ow, in order, for the examples of the part.</summary>
    /// <inheritdoc cref="MultiplyTransposed{TTerm, TMap}"/>
    public static void MultiplyTransposed(Part examples, Bands height, Bands width, int channels, Rows dy, Rows dx) =>
        MultiplyTransposed(examples, height, width, channels, new Elements(dy), dx, default(Nothing));

    /// <summary>
    /// dx[(h, w), c] = Σ height[oh, h]·width[ow, w]·dy[(oh, ow), c] over oh, then ow, in order, for the examples of the part, then <paramref name="epilogue"/> at each of its elements: the
    /// gradient of what was multiplied.
    /// </summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="height">The map from rows of the image to rows of the result.</param>
    /// <param name="width">The map from columns of the image to columns of the result.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="dy">[B·Q, channels].</param>
    /// <param name="dx">[B·P, channels]; must not overlap what <paramref name="dy"/> reads.</param>
    /// <param name="epilogue">Reads dx and stores where it likes, at its own place.</param>
    public static void MultiplyTransposed<TTerm, TMap>(Part examples, Bands height, Bands width, int channels, TTerm dy, Rows dx, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap
    {
        fixed (int* downFirsts = height.Firsts, downStarts = height.Starts, acrossFirsts = width.Firsts, acrossStarts = width.Starts)
        fixed (float* downWeights = height.Weights, acrossWeights = width.Weights)
        {
            Table down = new(height, downFirsts, downStarts, downWeights), across = new(width, acrossFirsts, acrossStarts, acrossWeights);
            TransposedLine<TTerm> line = new(in down, in across, dy, dx);
            int positions = down.Inputs * across.Inputs;

            for (int example = examples.Start; example < examples.End; example++)
            {
                Part rows = new(example * positions, (example + 1) * positions);
                Loop.Clear(rows, channels, dx);

                for (int oh = 0; oh < down.Outputs; oh++)
                    Lines.Across(example, oh, channels, room: channels, in line);

                Lines.After(rows, channels, in epilogue);
            }
        }
    }

    private readonly struct TransposedLine<TTerm>(in Table down, in Table across, TTerm dy, Rows dx) : ILine where TTerm : struct, ITerm
    {
        private readonly Table _down = down, _across = across;
        private readonly TTerm _dy = dy;
        private readonly Rows _dx = dx;

        [MethodImpl(Compiled)]
        public void At<V>(int example, int oh, Part places) where V : struct, ILanes<V>
        {
            TTerm dy = _dy;
            Rows dx = _dx;
            int width = _across.Inputs, rows = _down.Count(oh);
            int first = (example * _down.Inputs + _down.First(oh)) * width, from = (example * _down.Outputs + oh) * _across.Outputs;
            float* down = _down.Weights(oh);

            for (int ow = 0; ow < _across.Outputs; ow++, from++)
            {
                int corner = first + _across.First(ow), columns = _across.Count(ow);
                float* across = _across.Weights(ow);

                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V gradient = dy.At<V>(from, place);

                    for (int i = 0, line = corner; i < rows; i++, line += width)
                    {
                        V part = V.Of(down[i]) * gradient;

                        for (int j = 0; j < columns; j++)
                            dx.Store(line + j, place, V.FusedMultiplyAdd(V.Of(across[j]), part, dx.Load<V>(line + j, place)));
                    }
                }
            }
        }
    }
}

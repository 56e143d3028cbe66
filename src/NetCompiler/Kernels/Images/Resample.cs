using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Linear maps of images that are a product of one map along the height and one along the width, the same for all channels, and their transposes. Images are rows of positions.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Resample
{
    private const MethodImplOptions Compiled = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>y[(oh, ow), c] = Σ height[oh, h]·(Σ width[ow, w]·x[(h, w), c]) over w, then h, in order, for the examples of the part.</summary>
    /// <inheritdoc cref="Multiply{TTerm, TMap}"/>
    public static void Multiply(Part examples, Bands height, Bands width, int channels, Rows x, Rows y) =>
        Multiply(examples, height, width, channels, new Elements(x), y, default(Nothing));

    /// <summary>
    /// y[(oh, ow), c] = Σ height[oh, h]·(Σ width[ow, w]·x[(h, w), c]) over w, then h, in order, for the examples of the part, then <paramref name="epilogue"/> at each of its elements,
    /// row by row. What is only chosen, as in cropping, padding and repetition, is copied.
    /// </summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="height">The map from rows of the image to rows of the result.</param>
    /// <param name="width">The map from columns of the image to columns of the result.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="x">[B·P, channels]. Must do nothing but compute: it is asked for an element as often as it is needed.</param>
    /// <param name="y">[B·Q, channels]; must not overlap what <paramref name="x"/> reads.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Multiply<TTerm, TMap>(Part examples, Bands height, Bands width, int channels, TTerm x, Rows y, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap
    {
        fixed (int* downFirsts = height.Firsts, downStarts = height.Starts, acrossFirsts = width.Firsts, acrossStarts = width.Starts)
        fixed (float* downWeights = height.Weights, acrossWeights = width.Weights)
        {
            Table down = new(height, downFirsts, downStarts, downWeights), across = new(width, acrossFirsts, acrossStarts, acrossWeights);

            if (height.OnlyChoose && width.OnlyChoose)
                Lines.Gather(examples, down.Outputs, across.Outputs, channels, room: channels, new ChoiceLine<TTerm>(in down, in across, x, y), in epilogue);
            else
                Lines.Gather(examples, down.Outputs, across.Outputs, channels, room: channels, new SumLine<TTerm>(in down, in across, x, y), in epilogue);
        }
    }

    /// <summary>A map along one direction, its tables held in place.</summary>
    private readonly struct Table(Bands bands, int* firsts, int* starts, float* weights)
    {
        public int Inputs { get; } = bands.Inputs;

        public int Outputs { get; } = bands.Outputs;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int First(int output) => firsts[output];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Count(int output) => starts[output + 1] - starts[output];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float* Weights(int output) => weights + starts[output];
    }

    private readonly struct SumLine<TTerm>(in Table down, in Table across, TTerm x, Rows y) : ILine where TTerm : struct, ITerm
    {
        private readonly Table _down = down, _across = across;
        private readonly TTerm _x = x;
        private readonly Rows _y = y;

        [MethodImpl(Compiled)]
        public void At<V>(int example, int oh, Part places) where V : struct, ILanes<V>
        {
            TTerm x = _x;
            Rows y = _y;
            int width = _across.Inputs, rows = _down.Count(oh);
            int first = (example * _down.Inputs + _down.First(oh)) * width, to = (example * _down.Outputs + oh) * _across.Outputs;
            float* down = _down.Weights(oh);

            for (int ow = 0; ow < _across.Outputs; ow++, to++)
            {
                int corner = first + _across.First(ow), columns = _across.Count(ow);
                float* across = _across.Weights(ow);

                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V total = V.Zero;

                    for (int i = 0, line = corner; i < rows; i++, line += width)
                    {
                        V sum = V.Zero;

                        for (int j = 0; j < columns; j++)
                            sum = V.FusedMultiplyAdd(V.Of(across[j]), x.At<V>(line + j, place), sum);

                        total = V.FusedMultiplyAdd(V.Of(down[i]), sum, total);
                    }

                    y.Store(to, place, total);
                }
            }
        }
    }

    private readonly struct ChoiceLine<TTerm>(in Table down, in Table across, TTerm x, Rows y) : ILine where TTerm : struct, ITerm
    {
        private readonly Table _down = down, _across = across;
        private readonly TTerm _x = x;
        private readonly Rows _y = y;

        [MethodImpl(Compiled)]
        public void At<V>(int example, int oh, Part places) where V : struct, ILanes<V>
        {
            TTerm x = _x;
            Rows y = _y;
            int first = (example * _down.Inputs + _down.First(oh)) * _across.Inputs, to = (example * _down.Outputs + oh) * _across.Outputs;
            bool isEmpty = _down.Count(oh) == 0;

            for (int ow = 0; ow < _across.Outputs; ow++, to++)
            {
                int from = first + _across.First(ow);

                if (isEmpty || _across.Count(ow) == 0)
                {
                    for (int place = places.Start; place < places.End; place += V.Width)
                        y.Store(to, place, V.Zero);
                }
                else
                {
                    for (int place = places.Start; place < places.End; place += V.Width)
                        y.Store(to, place, x.At<V>(from, place));
                }
            }
        }
    }
}

using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Conv
{
    /// <summary>x[p, c] = Σ over q and t with q∘t = p of Σₒ y[q, o]·W[o, (t, c)] where y came back through maxima, for this worker's examples.</summary>
    /// <inheritdoc cref="MultiplyByMaxima{TMap}(in Pass, in Window, in Window, Rows, Rows, Panels, Rows, TMap)"/>
    public static void MultiplyByMaxima(in Pass pass, in Window window, in Window pool, Rows y, Rows taps, Panels transposed, Rows x) =>
        MultiplyByMaxima(pass, window, pool, y, taps, transposed, x, default(Gemm.Nothing));

    /// <summary>
    /// x[p, c] = Σ over q and t with q∘t = p of Σₒ y[q, o]·W[o, (t, c)] where y came back through maxima, for this worker's examples, then <paramref name="epilogue"/> at each of their elements.
    /// What a q adds to x are the weights of its output, lines of the image at once. The windows are summed in order, and in each the outputs.
    /// </summary>
    /// <param name="pass">Which examples are this worker's; where workers share outputs, they share the examples of x, and meet before and after.</param>
    /// <param name="window">What each position of y sees of x: neighbours see neighbours, and taps are neighbours.</param>
    /// <param name="pool">The windows of the maxima, which do not overlap: in each, and for each output, one q is left.</param>
    /// <param name="y">[B·windows, outputs], the elements that are left. The epilogue must not change them.</param>
    /// <param name="taps">[B·windows, outputs], the tap of its window at which each is, as <see cref="Pool.MaxAndTap(Part, in Window, int, Rows, Rows, Rows)"/> numbers them.</param>
    /// <param name="transposed">What <see cref="Gemm.Transpose(Share, Panels, Panels)"/> made of the weights: [Taps·channels, outputs].</param>
    /// <param name="x">[B·Positions, channels]; must not overlap <paramref name="y"/>.</param>
    /// <param name="epilogue">Reads x and stores where it likes, at its own place.</param>
    public static void MultiplyByMaxima<TMap>(in Pass pass, in Window window, in Window pool, Rows y, Rows taps, Panels transposed, Rows x, TMap epilogue) where TMap : struct, IMap
    {
        if (!pass.ByOutputs)
        {
            MultiplyByMaxima(pass.Examples, window, pool, y, taps, transposed, x, in epilogue);
            return;
        }

        pass.Barrier();
        MultiplyByMaxima(pass.Share.Of(pass.Batch), window, pool, y, taps, transposed, x, in epilogue);
        pass.Barrier();
    }

    private static void MultiplyByMaxima<TMap>(Part examples, in Window window, in Window pool, Rows y, Rows taps, Panels transposed, Rows x, in TMap epilogue) where TMap : struct, IMap
    {
        if (examples.Count == 0)
            return;

        int channels = transposed.Outputs / window.Taps, line = (window.KernelWidth + pool.KernelWidth - 1) * channels;

        if (Machine.Has512 && line > Lanes256.Width)
            new MaximaSpread<Stretches512>(window, pool, channels, line).Run(examples, y, taps, transposed, x);
        else if (Machine.Has256)
            new MaximaSpread<Stretches256>(window, pool, channels, line).Run(examples, y, taps, transposed, x);
        else
            new MaximaSpread<Stretches128>(window, pool, channels, line).Run(examples, y, taps, transposed, x);

        if (typeof(TMap) != typeof(Gemm.Nothing))
            Loop.Tile(RowsOf(examples, window.Positions), new Part(0, channels), in epilogue);
    }

    /// <summary>
    /// What a window of maxima adds to the image it sees, the lines of all of its positions: for each output, the weights shifted to where in the window its element is. There is a copy
    /// of the weights for each column of the window, with zeros beside it, and zero lines above and below, so that every element of a window adds lines that begin at the same place.
    /// </summary>
    private readonly struct MaximaSpread<TStretches>(in Window window, in Window pool, int channels, int line) where TStretches : struct, IStretches
    {
        private const int MostLines = 5, MostRegisters = 2;

        private readonly Window _window = window, _pool = pool;
        private readonly int _channels = channels;

        /// <summary>Floats of a line's registers.</summary>
        private readonly int _pitch = (line + TStretches.Width - 1) / TStretches.Width * TStretches.Width;

        private int Lines => _window.KernelHeight + _pool.KernelHeight - 1;

        /// <summary>Lines of a copy of an output's weights.</summary>
        private int CopyLines => Lines + _pool.KernelHeight - 1;

        private int OutputSize => _pool.KernelWidth * CopyLines * _pitch;

        public void Run(Part examples, Rows y, Rows taps, Panels transposed, Rows x)
        {
            Maxima maxima = new(_pool, taps);
            Part outputs = new(0, (transposed.Inputs + Lanes256.Width - 1) / Lanes256.Width * Lanes256.Width);
            int row = (_window.OutWidth + _window.KernelWidth - 1) * _channels, image = (_window.OutHeight + _window.KernelHeight - 1) * row;
            image = (image + _pitch + 15) / 16 * 16;
            int list = maxima.Count * outputs.Count;

            float* data = Scratch.Of(image + list + outputs.Count + transposed.Inputs * OutputSize), places = data + image;
            float* numbers = places + list, weights = numbers + outputs.Count;

            for (int output = 0; output < outputs.Count; output++)
                ((int*)numbers)[output] = output * OutputSize;

            // An element adds the lines of its column's copy, from as many zero lines on as its row is above the window's last.
            Maxima.Numbering numbering = new() { First = (_pool.KernelHeight - 1) * _pitch, Down = -_pitch, Right = CopyLines * _pitch, Channels = numbers };
            Spread(transposed, weights);
            Spots spots = new() { Count = transposed.Inputs, Stride = 1, Pitch = _pitch, SumPitch = row };

            for (int example = examples.Start; example < examples.End; example++)
            {
                Floats.Clear(data, image);

                if (Machine.Has256)
                    maxima.Find<Lanes256>(example, outputs, in numbering, places, outputs.Count);
                else
                    maxima.Find<Lanes128>(example, outputs, in numbering, places, outputs.Count);

                for (int window = 0; window < maxima.Count; window++)
                {
                    (int oh, int ow) = Math.DivRem(window, _pool.OutWidth);
                    spots.Factors = y.Pointer(example * maxima.Count + window);
                    spots.Offsets = (int*)(places + (nint)window * outputs.Count);
                    Add(in spots, weights, data + (nint)oh * _pool.StrideHeight * row + ow * _pool.StrideWidth * _channels);
                }

                CopyTo(x, example, data, row);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Add(in Spots spots, float* weights, float* data)
        {
            for (int first = 0; first < Lines;)
            {
                int lines = Lines - first <= MostLines ? Lines - first : Math.Min(MostLines, (Lines - first + 1) / 2);

                for (int at = 0; at < _pitch; at += MostRegisters * TStretches.Width)
                    TStretches.Add(lines, Math.Min(MostRegisters, (_pitch - at) / TStretches.Width), in spots, weights + first * _pitch + at, data + first * spots.SumPitch + at);

                first += lines;
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void Spread(Panels transposed, float* weights)
        {
            int run = _window.KernelWidth * _channels;
            Floats.Clear(weights, (nint)transposed.Inputs * OutputSize);

            for (int block = 0; block < transposed.Used; block++)
            {
                int width = transposed.BlockWidth(block), first = block * Panels.Width, count = Math.Min(width, transposed.Outputs - first);

                for (int output = 0; output < transposed.Inputs; output++)
                {
                    float* from = transposed.Block(block) + (nint)output * width, to = weights + (nint)output * OutputSize + (_pool.KernelHeight - 1) * _pitch;
                    (int tapRow, int at) = Math.DivRem(first, run);

                    for (int i = 0; i < count; i++)
                    {
                        for (int column = 0; column < _pool.KernelWidth; column++)
                            to[((nint)column * CopyLines + tapRow) * _pitch + column * _channels + at] = from[i];

                        if (++at < run)
                            continue;

                        at = 0;
                        tapRow++;
                    }
                }
            }
        }

        /// <summary>The image without the border that positions of y see; zeros where none does.</summary>
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void CopyTo(Rows x, int example, float* data, int row)
        {
            int seenHeight = _window.OutHeight + _window.KernelHeight - 1, seenWidth = _window.OutWidth + _window.KernelWidth - 1;
            float* to = x.Pointer(example * _window.Positions);
            nint stride = x.Stride, channels = _channels;
            bool spills = channels <= 8 && stride >= 8 && Machine.Has256;

            for (int h = 0; h < _window.Height; h++)
            {
                int line = h + _window.Top;

                for (int w = 0; w < _window.Width; w++, to += stride)
                {
                    int column = w + _window.Left;

                    if ((uint)line >= (uint)seenHeight || (uint)column >= (uint)seenWidth)
                        Floats.Clear(to, channels);
                    else if (spills)
                        Lanes256.Store(to, Lanes256.Load(data + (nint)line * row + column * channels));
                    else
                        Floats.Copy(data + (nint)line * row + column * channels, to, channels);
                }
            }
        }
    }
}

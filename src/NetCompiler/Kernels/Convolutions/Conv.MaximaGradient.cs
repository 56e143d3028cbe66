using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Conv
{
    /// <summary>
    /// gradient[o, (t, c)] (+)= Σ dy[q, o]·x[q∘t, c] where dy came back through maxima, for this worker's share of the outputs: of each window and output one q is left. The windows of an example are
    /// summed in order. The padding of the gradient is left zero.
    /// </summary>
    /// <param name="share">Which worker this is; the workers' parts do not overlap.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="pool">The windows of the maxima, which do not overlap: in each, and for each output, one q is left.</param>
    /// <param name="x">[B·Positions, channels].</param>
    /// <param name="dy">[B·windows, outputs], the elements that are left, in rows of whole registers of 8; their padding is not read into any result.</param>
    /// <param name="taps">[B·windows, outputs], the tap of its window at which each is, as <see cref="Pool.MaxAndTap(Part, in Window, int, Rows, Rows, Rows)"/> numbers them.</param>
    /// <param name="batch">B, at least 1. All workers read all examples.</param>
    /// <param name="gradient">[outputs, Taps·channels].</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void MaximaGradient(Share share, in Window window, in Window pool, Rows x, Rows dy, Rows taps, int batch, Panels gradient, bool accumulate) =>
        MaximaGradient(share, window, pool, x, dy, taps, batch, gradient, accumulate, default);

    /// <summary>The same, and where the step keeps no gradients, the move of the weights by it.</summary>
    /// <inheritdoc cref="Descend(in Pass, in Window, int, Rows, Rows, Panels)"/>
    /// <inheritdoc cref="MaximaGradient(Share, in Window, in Window, Rows, Rows, Rows, int, Panels, bool)" path="/param"/>
    public static void DescendByMaxima(in Pass pass, in Window window, in Window pool, Rows x, Rows dy, Rows taps, Panels gradient) =>
        MaximaGradient(pass.Share, window, pool, x, dy, taps, pass.Batch, gradient, pass.Accumulate, pass.Mover);

    private static void MaximaGradient(Share share, in Window window, in Window pool, Rows x, Rows dy, Rows taps, int batch, Panels gradient, bool accumulate, Mover mover)
    {
        Part outputs = share.Of(gradient.Outputs);
        int channels = gradient.Inputs / window.Taps;

        if (outputs.Count == 0)
            return;

        if (Machine.Has512 && window.KernelWidth * channels > Lanes256.Width)
            new MaximaSum<Stretches512>(window, channels, gradient, outputs).Run(x, dy, taps, pool, batch, accumulate);
        else if (Machine.Has256)
            new MaximaSum<Stretches256>(window, channels, gradient, outputs).Run(x, dy, taps, pool, batch, accumulate);
        else
            new MaximaSum<Stretches128>(window, channels, gradient, outputs).Run(x, dy, taps, pool, batch, accumulate);

        if (mover.Moves)
            Move(outputs, gradient, in mover);
    }

    /// <summary>Moves the weights of some outputs: blocks that are all theirs at once.</summary>
    private static void Move(Part outputs, Panels gradient, in Mover mover)
    {
        for (int block = 0; block < gradient.Used; block++)
        {
            int width = gradient.BlockWidth(block), first = block * Panels.Width;
            int start = Math.Max(outputs.Start - first, 0), end = Math.Min(outputs.End - first, Math.Min(width, gradient.Outputs - first));
            float* place = gradient.Block(block);

            if (start == 0 && end == Math.Min(width, gradient.Outputs - first))
            {
                mover.Move(place, gradient.Inputs * width, place);
                continue;
            }

            for (int input = 0; input < gradient.Inputs && start < end; input++, place += width)
                mover.Move(place + start, end - start, place + start);
        }
    }

    /// <summary>The sums of some outputs, [output, row of taps, what a row of taps sees].</summary>
    private readonly struct MaximaSum<TStretches>(in Window window, int channels, Panels gradient, Part outputs) where TStretches : struct, IStretches
    {
        private const int MostLines = 5, MostRegisters = 2;

        private readonly Window _window = window;
        private readonly int _channels = channels;
        private readonly Panels _gradient = gradient;
        private readonly Part _outputs = outputs;

        private int Line => _window.KernelWidth * _channels;

        /// <summary>Floats of a line's registers.</summary>
        private int Pitch => (Line + TStretches.Width - 1) / TStretches.Width * TStretches.Width;

        private int Size => _window.KernelHeight * Pitch;

        public void Run(Rows x, Rows dy, Rows taps, in Window pool, int batch, bool accumulate)
        {
            Canvas canvas = new(_window, _channels, x);
            Maxima maxima = new(pool, taps);
            Part found = new(_outputs.Start / Lanes256.Width * Lanes256.Width, (_outputs.End + Lanes256.Width - 1) / Lanes256.Width * Lanes256.Width);
            int image = (_window.OutHeight - 1) * (int)canvas.Down + (_window.KernelHeight - 1) * (int)canvas.NextRun + (int)canvas.Pitch;
            image = (image + 2 * TStretches.Width + 15) / 16 * 16;
            int list = maxima.Count * dy.Stride;

            float* data = Scratch.Of(image + list + found.End + _outputs.Count * Size), places = data + image;
            float* numbers = places + list, sums = numbers + found.End;
            Floats.Clear(numbers, found.End);
            Floats.Clear(data, image);    // Behind the last line whole registers read on.
            Load(sums, accumulate);
            int down = (int)canvas.Down, right = (int)canvas.Right;
            Maxima.Numbering numbering = new() { WindowDown = pool.StrideHeight * down, WindowRight = pool.StrideWidth * right, Down = down, Right = right, Channels = numbers };
            Spots spots = new() { Count = maxima.Count, Stride = dy.Stride, Pitch = canvas.NextRun, SumPitch = Pitch };

            for (int example = 0; example < batch; example++)
            {
                canvas.Fill(example, new Part(0, _window.OutHeight), data);

                if (Machine.Has256)
                    maxima.Find<Lanes256>(example, found, in numbering, places, dy.Stride);
                else
                    maxima.Find<Lanes128>(example, found, in numbering, places, dy.Stride);

                float* elements = dy.Pointer(example * maxima.Count);

                for (int output = _outputs.Start; output < _outputs.End; output++)
                {
                    spots.Factors = elements + output;
                    spots.Offsets = (int*)(places + output);
                    Add(in spots, data, sums + (nint)(output - _outputs.Start) * Size);
                }
            }

            Store(sums);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Add(in Spots spots, float* data, float* sums)
        {
            for (int first = 0; first < _window.KernelHeight; first += MostLines)
            {
                int lines = Math.Min(MostLines, _window.KernelHeight - first);

                for (int at = 0; at < Pitch; at += MostRegisters * TStretches.Width)
                    TStretches.Add(lines, Math.Min(MostRegisters, (Pitch - at) / TStretches.Width), in spots, data + first * spots.Pitch + at, sums + first * Pitch + at);
            }
        }

        private void Load(float* sums, bool accumulate)
        {
            Floats.Clear(sums, _outputs.Count * Size);

            for (int output = _outputs.Start; output < _outputs.End && accumulate; output++, sums += Size)
            {
                float* from = Column(output, out nint stride);

                for (int row = 0; row < _window.KernelHeight; row++)
                {
                    for (int at = 0; at < Line; at++, from += stride)
                        sums[row * Pitch + at] = *from;
                }
            }
        }

        private void Store(float* sums)
        {
            for (int output = _outputs.Start; output < _outputs.End; output++, sums += Size)
            {
                float* to = Column(output, out nint stride);

                for (int row = 0; row < _window.KernelHeight; row++)
                {
                    for (int at = 0; at < Line; at++, to += stride)
                        *to = sums[row * Pitch + at];
                }
            }

            if (_outputs.End < _gradient.Outputs)
                return;

            for (int block = 0; block < _gradient.Blocks; block++)
                Gemm.ClearPadding(_gradient.Block(block), _gradient.Inputs, _gradient.BlockWidth(block), _gradient.Outputs - block * Panels.Width);
        }

        /// <summary>The first weight of an output, and how far it is to the next.</summary>
        private float* Column(int output, out nint stride)
        {
            int block = _gradient.BlockOf(output);
            stride = _gradient.BlockWidth(block);

            return _gradient.Block(block) + (output - block * Panels.Width);
        }
    }
}

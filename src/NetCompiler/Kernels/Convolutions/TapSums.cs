using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// The transpose of a convolution as a product and a sum: z[q, (t, c)] = Σₒ y[q, o]·W[o, (t, c)] for the lines of y that are seen, and at each position of x the z of all taps that see it,
/// in the order of the positions q.
/// </summary>
internal readonly unsafe struct TapSums(in Window window, Rows y, Panels transposed, Rows x)
{
    private readonly Window _window = window;
    private readonly Rows _y = y, _x = x;
    private readonly Panels _transposed = transposed;

    /// <summary>Channels of x.</summary>
    public int Channels => _transposed.Outputs / _window.Taps;

    /// <summary>Floats from one position of z to the next; a multiple of 256 would put all positions into a few sets of the cache.</summary>
    private nint Stride => _transposed.Padded % 256 == 0 ? _transposed.Padded + 16 : _transposed.Padded;

    /// <summary>Writes these lines of an example of x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Write(int example, Part lines)
    {
        Part seen = Seeing(lines);
        float* z = Scratch.Of((seen.Count * _window.OutWidth + 1) * (int)Stride);
        Multiply((example * _window.OutHeight + seen.Start) * _window.OutWidth, seen.Count * _window.OutWidth, z);
        z -= seen.Start * _window.OutWidth * Stride;

        for (int phase = 0; phase < _window.StrideHeight * _window.StrideWidth; phase++)
        {
            Phase rows = Phase.OfRows(_window, phase / _window.StrideWidth), columns = Phase.OfColumns(_window, phase % _window.StrideWidth);
            Window seeing = Phase.Of(_window, rows, columns);

            for (int k = 0; k < rows.Count; k++)
            {
                int h = rows.First + k * _window.StrideHeight;

                if (h >= lines.Start && h < lines.End)
                    AddLine(seeing, rows, columns, k, z, _x.Pointer(example * _window.Positions + h * _window.Width + columns.First));
            }
        }
    }

    /// <summary>The lines of y that see these lines of x.</summary>
    private Part Seeing(Part lines)
    {
        int above = lines.Start + _window.Top - (_window.KernelHeight - 1) * _window.DilationHeight;
        int start = Math.Max(above + _window.StrideHeight - 1, 0) / _window.StrideHeight;
        int end = Math.Min(Math.Max(lines.End - 1 + _window.Top + _window.StrideHeight, 0) / _window.StrideHeight, _window.OutHeight);

        return new(Math.Min(start, end), end);
    }

    private void Multiply(int first, int count, float* z)
    {
        Factors factors = new() { A = _y.Pointer(first), RowStride = _y.Stride, StepStride = 1, Steps = _transposed.Inputs };

        for (int block = 0; block < _transposed.Used && count > 0; block++)
        {
            factors.Panel = _transposed.Block(block);
            factors.PanelStride = _transposed.BlockWidth(block);
            Gemm.MultiplyStack(_transposed.TileWidth(block), count, in factors, z + block * Panels.Width, Stride);
        }
    }

    /// <summary>The positions of a phase in line <paramref name="k"/> of it. Those that are seen at the same taps are done together.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void AddLine(in Window seeing, in Phase rows, in Phase columns, int k, float* z, float* into)
    {
        int channels = Channels, kernelLine = _window.KernelWidth * channels;
        nint stride = Stride, line = _window.OutWidth * stride;
        Part down = seeing.TapRows(k);
        float* first = z + (seeing.FirstRow(k) + down.Start * rows.Dilation) * line + rows.Tap(down.Start) * kernelLine;

        Terms terms = new()
        {
            Lines = down.Count,
            Down = rows.Dilation * line - (rows.Tap(0) - rows.Tap(1)) * kernelLine,
            Across = columns.Dilation * stride - (columns.Tap(0) - columns.Tap(1)) * channels,
            Next = stride,
            Channels = channels,
            IntoNext = (nint)_window.StrideWidth * _x.Stride,
        };

        for (int l = 0; l < columns.Count;)
        {
            Part across = seeing.TapColumns(l);
            int end = l + 1;

            while (end < columns.Count && seeing.TapColumns(end) == across)
                end++;

            terms.Columns = across.Count;
            float* from = first + (seeing.FirstColumn(l) + across.Start * columns.Dilation) * stride + columns.Tap(across.Start) * channels;
            Add(in terms, from, into + l * terms.IntoNext, end - l);
            l = end;
        }
    }

    /// <summary>In registers that hold all channels, if there are such and the row has room for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(in Terms terms, float* from, float* into, int count)
    {
        int room = _x.Stride;

        if (Machine.Has512 && terms.Channels > Lanes256.Width && room >= Whole<Lanes512>(terms.Channels))
            Add<Lanes512>(in terms, from, into, count);
        else if (Machine.Has256 && terms.Channels > Lanes128.Width && room >= Whole<Lanes256>(terms.Channels))
            Add<Lanes256>(in terms, from, into, count);
        else if (room >= Whole<Lanes128>(terms.Channels))
            Add<Lanes128>(in terms, from, into, count);
        else
            Add<Lanes1>(in terms, from, into, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Whole<V>(int channels) where V : struct, ILanes<V> => (channels + V.Width - 1) / V.Width * V.Width;

    /// <summary>Four positions at a time, so that additions need not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Add<V>(in Terms terms, float* from, float* into, int count) where V : struct, ILanes<V>
    {
        nint down = terms.Down, across = terms.Across, next = terms.Next, third = 3 * next, intoNext = terms.IntoNext;
        int lines = terms.Lines, columns = terms.Columns, channels = terms.Channels;

        for (; count >= 4; count -= 4, from += 4 * next, into += 4 * intoNext)
        {
            for (int c = 0; c < channels; c += V.Width)
            {
                V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
                float* line = from + c;

                for (int i = lines; i > 0; i--, line += down)
                {
                    float* at = line;

                    for (int j = columns; j > 0; j--, at += across)
                    {
                        sum0 += V.Load(at);
                        sum1 += V.Load(at + next);
                        sum2 += V.Load(at + 2 * next);
                        sum3 += V.Load(at + third);
                    }
                }

                V.Store(into + c, sum0);
                V.Store(into + c + intoNext, sum1);
                V.Store(into + c + 2 * intoNext, sum2);
                V.Store(into + c + 3 * intoNext, sum3);
            }
        }

        for (; count > 0; count--, from += next, into += intoNext)
        {
            for (int c = 0; c < channels; c += V.Width)
            {
                V sum = V.Zero;
                float* line = from + c;

                for (int i = lines; i > 0; i--, line += down)
                {
                    float* at = line;

                    for (int j = columns; j > 0; j--, at += across)
                        sum += V.Load(at);
                }

                V.Store(into + c, sum);
            }
        }
    }

    /// <summary>What is added at neighbouring positions.</summary>
    private struct Terms
    {
        /// <summary>Rows and columns of taps.</summary>
        public int Lines, Columns;

        /// <summary>Floats from one row of taps to the next, and from one column to the next.</summary>
        public nint Down, Across;

        /// <summary>Floats from a position to the next: among the terms, and in the image.</summary>
        public nint Next, IntoNext;

        public int Channels;
    }
}

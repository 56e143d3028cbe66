using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Some rows of an image with zeros around them, its channels side by side. There a row of taps is one stretch of memory, and from one position of the result to the next it is as far
/// as from any other to its next: products read it where it lies, with no patch packed.
/// </summary>
internal readonly unsafe struct Canvas(in Window window, int channels, Rows x)
{
    private readonly Window _window = window;
    private readonly int _channels = channels;
    private readonly Rows _x = x;

    /// <summary>Floats from one row to the next.</summary>
    public nint Pitch => (nint)Columns * _channels;

    /// <summary>Floats from a line of the result to the next.</summary>
    public nint Down => _window.StrideHeight * Pitch;

    /// <summary>Floats from a position of a line to the next.</summary>
    public nint Right => (nint)_window.StrideWidth * _channels;

    /// <summary>Floats of a row of taps.</summary>
    public int Run => _window.KernelWidth * _channels;

    /// <summary>Floats from a row of taps to the next.</summary>
    public nint NextRun => _window.DilationHeight * Pitch;

    private int Columns => (_window.OutWidth - 1) * _window.StrideWidth + _window.KernelWidth;

    /// <summary>Lines of the result that a canvas of <paramref name="floats"/> serves, all of them in nearly equal parts; 0 if none.</summary>
    public int MostLines(int floats)
    {
        int rows = (int)(floats / Pitch) - (_window.KernelHeight - 1) * _window.DilationHeight;

        if (rows < 1)
            return 0;

        int most = (rows - 1) / _window.StrideHeight + 1;
        int parts = Gemm.Runs(_window.OutHeight, most);

        return Gemm.Runs(_window.OutHeight, Math.Max(parts, 1));
    }

    /// <summary>Writes the rows that these lines of the result see.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Fill(int example, Part lines, float* to)
    {
        int first = _window.FirstRow(lines.Start);
        int end = _window.FirstRow(lines.End - 1) + (_window.KernelHeight - 1) * _window.DilationHeight + 1;
        int left = Math.Clamp(_window.Left, 0, Columns), from = Math.Max(-_window.Left, 0);
        int count = Math.Clamp(_window.Width - from, 0, Columns - left);
        float* image = _x.Pointer(example * _window.Positions);
        nint pitch = Pitch, stride = _x.Stride, channels = _channels;

        for (int h = first; h < end; h++, to += pitch)
        {
            if ((uint)h >= (uint)_window.Height || count == 0)
            {
                Floats.Clear(to, pitch);
                continue;
            }

            float* source = image + ((nint)h * _window.Width + from) * stride, target = to + left * channels;
            Floats.Clear(to, left * channels);

            if (stride == channels)
            {
                Floats.Copy(source, target, count * channels);
                target += count * channels;
            }
            else
            {
                float* last = target + (count - 1) * channels;

                // A register for a few channels: what is too much of it, the next position overwrites.
                if (channels < Lanes256.Width && stride >= Lanes256.Width && Machine.Has256)
                {
                    for (; target <= last + channels - Lanes256.Width; source += stride, target += channels)
                        Lanes256.Store(target, Lanes256.Load(source));
                }

                for (; target <= last; source += stride, target += channels)
                    Floats.Copy(source, target, channels);
            }

            Floats.Clear(target, (nint)(to + pitch - target));
        }
    }
}

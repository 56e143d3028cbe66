using System;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// How a window slides along one axis. Of n elements with padding before and after, a kernel of k elements that lie d apart makes
/// <code>
/// ⌊(n + before + after − ((k − 1)·d + 1)) / stride⌋ + 1
/// </code>
/// results; with "same" padding ⌈n / stride⌉, half of the padding before, the odd one after.
/// </summary>
internal readonly record struct Sliding(int Kernel, int Stride, int Dilation, int Before, int After, bool Same = false, bool Ceiling = false)
{
    /// <summary>From the first element that the kernel sees to the last.</summary>
    public int Reach => (Kernel - 1) * Dilation + 1;

    /// <summary>The same with "same" padding decided for an axis of this length.</summary>
    public Sliding On(int length)
    {
        if (!Same)
            return this;

        int padding = Math.Max(((length + Stride - 1) / Stride - 1) * Stride + Reach - length, 0);
        return this with { Before = padding / 2, After = padding - padding / 2, Same = false };
    }

    /// <summary>How many results there are; below 1 where the kernel does not fit.</summary>
    public int Results(int length)
    {
        Sliding at = On(length);
        int room = length + at.Before + at.After - Reach;

        if (room < 0)
            return 0;

        int results = room / Stride + 1;

        // Rounded up, a last window that is cut off counts, unless it would begin in the padding after the image.
        return Ceiling && room % Stride != 0 && results * Stride < length + at.Before ? results + 1 : results;
    }

    /// <summary>Of how many elements a convolution makes so many results, at least: the length of the transposed convolution's result.</summary>
    public int Transposed(int length) => (length - 1) * Stride - Before - After + Reach;

    /// <summary>Both axes of an image at once; a sequence is an image of height 1.</summary>
    public static Window Over(Sliding vertical, Sliding horizontal, int height, int width)
    {
        (Sliding down, Sliding along) = (vertical.On(height), horizontal.On(width));
        return new Window(
            height, width, down.Results(height), along.Results(width), down.Kernel, along.Kernel,
            down.Stride, along.Stride, down.Dilation, along.Dilation, down.Before, along.Before);
    }
}

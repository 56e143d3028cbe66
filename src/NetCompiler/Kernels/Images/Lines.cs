using System;

namespace NetCompiler.Kernels;

/// <summary>
/// Goes through images row by row, all channels of a row together, so that what is elementwise before or after finds its operands in the first-level cache.
/// </summary>
internal static class Lines
{
    /// <summary>Each row of results of so many rows and columns; then <paramref name="epilogue"/> at each of its elements.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="room">Columns of a position that <paramref name="line"/> may write, padding included.</param>
    /// <param name="line">What one row of the result is.</param>
    /// <param name="epilogue">Stores where it likes, at its own place.</param>
    public static void Gather<TLine, TMap>(Part examples, int height, int width, int channels, int room, in TLine line, in TMap epilogue)
        where TLine : struct, ILine
        where TMap : struct, IMap
    {
        for (int example = examples.Start; example < examples.End; example++)
        {
            for (int oh = 0; oh < height; oh++)
            {
                Across(example, oh, channels, room, in line);

                int row = (example * height + oh) * width;
                After(new Part(row, row + width), channels, in epilogue);
            }
        }
    }

    /// <summary>
    /// Each row of the result adds to what its windows see, in order. A row of the image is cleared just before the first window that sees it, and <paramref name="epilogue"/> is at its
    /// elements when no further window will.
    /// </summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">The windows.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="line">What one row of the result adds to <paramref name="image"/>.</param>
    /// <param name="image">[B·positions, channels]. Its padding may be overwritten.</param>
    /// <param name="isTiled">Whether every position is in one window, so that <paramref name="line"/> has no need of zeros.</param>
    /// <param name="epilogue">Reads the image and stores where it likes, at its own place.</param>
    public static void Scatter<TLine, TMap>(Part examples, in Window window, int channels, in TLine line, Rows image, bool isTiled, in TMap epilogue)
        where TLine : struct, ILine
        where TMap : struct, IMap
    {
        int extent = (window.KernelHeight - 1) * window.DilationHeight + 1;

        for (int example = examples.Start; example < examples.End; example++)
        {
            int start = example * window.Positions, cleared = 0, finished = 0;

            for (int oh = 0; oh < window.OutHeight; oh++)
            {
                bool isLast = oh == window.OutHeight - 1;
                int first = window.FirstRow(oh);
                int final = isLast ? window.Height : Math.Clamp(first + window.StrideHeight, finished, window.Height);
                int reach = Math.Clamp(Math.Max(first + extent, final), cleared, window.Height);

                if (!isTiled)
                    Loop.Clear(Between(cleared, reach, window.Width, start), channels, image);

                Across(example, oh, channels, image.Stride, in line);
                After(Between(finished, final, window.Width, start), channels, in epilogue);
                (cleared, finished) = (reach, final);
            }
        }
    }

    /// <summary>Whether every position of the image is in one window.</summary>
    public static bool AreTiles(in Window window) =>
        window is { Top: 0, Left: 0, DilationHeight: 1, DilationWidth: 1 }
        && window.StrideHeight == window.KernelHeight && window.OutHeight * window.StrideHeight == window.Height
        && window.StrideWidth == window.KernelWidth && window.OutWidth * window.StrideWidth == window.Width;

    private static Part Between(int first, int end, int width, int start) => new(start + first * width, start + end * width);

    /// <summary>All channels of a row, in the widest registers that the machine has; where there is <paramref name="room"/>, in whole ones to the end.</summary>
    public static void Across<TLine>(int example, int oh, int channels, int room, in TLine line) where TLine : struct, ILine
    {
        int wide = channels / Machine.Width * Machine.Width;

        if (wide > 0)
        {
            if (Machine.Has512)
                line.At<Lanes512>(example, oh, new Part(0, wide));
            else if (Machine.Has256)
                line.At<Lanes256>(example, oh, new Part(0, wide));
            else
                line.At<Lanes128>(example, oh, new Part(0, wide));
        }

        if (channels == wide)
            return;

        int rest = Tail.Place(wide, channels - wide);

        if (Machine.Has512 && channels - wide > Lanes256.Width && room >= wide + Lanes512.Width)
            line.At<Lanes512>(example, oh, new Part(wide, wide + Lanes512.Width));
        else if (Machine.Has256 && channels - wide <= Lanes256.Width && room >= wide + Lanes256.Width)
            line.At<Lanes256>(example, oh, new Part(wide, wide + Lanes256.Width));
        else if (Machine.Has512 && channels - wide > Lanes256.Width)
            line.At<Tail512>(example, oh, new Part(rest, rest + 1));
        else if (Machine.Has256)
            line.At<Tail256>(example, oh, new Part(rest, rest + 1));
        else
            line.At<Lanes1>(example, oh, new Part(wide, channels));
    }

    /// <summary><paramref name="epilogue"/> at each element of some rows.</summary>
    public static void After<TMap>(Part rows, int channels, in TMap epilogue) where TMap : struct, IMap
    {
        if (typeof(TMap) != typeof(Nothing))
            Loop.Tile(rows, new Part(0, channels), in epilogue);
    }
}

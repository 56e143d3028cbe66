using System.Collections.Generic;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Windows of all kinds, and what they see, tap by tap.</summary>
internal static class Windows
{
    public static readonly Window[] All =
    [
        new() { Height = 4, Width = 6, OutHeight = 2, OutWidth = 3, KernelHeight = 2, KernelWidth = 2, StrideHeight = 2, StrideWidth = 2 },
        new() { Height = 5, Width = 7, OutHeight = 2, OutWidth = 3, KernelHeight = 2, KernelWidth = 2, StrideHeight = 2, StrideWidth = 2 },
        new() { Height = 5, Width = 7, OutHeight = 3, OutWidth = 4, KernelHeight = 2, KernelWidth = 2, StrideHeight = 2, StrideWidth = 2 },
        new() { Height = 6, Width = 5, OutHeight = 3, OutWidth = 3, KernelHeight = 3, KernelWidth = 3, StrideHeight = 2, StrideWidth = 2, Top = 1, Left = 1 },
        new() { Height = 5, Width = 6, OutHeight = 5, OutWidth = 6, KernelHeight = 3, KernelWidth = 3, Top = 1, Left = 1 },
        new() { Height = 7, Width = 9, OutHeight = 5, OutWidth = 3, KernelHeight = 3, KernelWidth = 2, StrideWidth = 3 },
        new() { Height = 8, Width = 9, OutHeight = 8, OutWidth = 9, KernelHeight = 3, KernelWidth = 3, DilationHeight = 2, DilationWidth = 2, Top = 2, Left = 2 },
        new() { Height = 9, Width = 10, OutHeight = 3, OutWidth = 3, KernelHeight = 2, KernelWidth = 2, StrideHeight = 3, StrideWidth = 3 },
        new() { Width = 17, OutWidth = 9, KernelWidth = 5, StrideWidth = 2, Left = 2 },
        new() { Height = 4, Width = 5, KernelHeight = 4, KernelWidth = 5 },
        new() { Height = 3, Width = 2, OutHeight = 3, OutWidth = 2 },
        new() { Height = 6, Width = 6, OutHeight = 3, OutWidth = 3, KernelHeight = 3, KernelWidth = 3, StrideHeight = 3, StrideWidth = 3, Top = 1, Left = 1 },
        new() { Height = 6, Width = 5, OutHeight = 3, OutWidth = 2, KernelHeight = 2, KernelWidth = 2, Top = -1, Left = -2 },
        new() { Height = 2, Width = 3, OutHeight = 4, OutWidth = 5, Top = 1, Left = 1 },
        new() { Height = 7, Width = 7, OutHeight = 4, OutWidth = 4, KernelHeight = 5, KernelWidth = 5, StrideHeight = 2, StrideWidth = 2, Top = 2, Left = 2 },
    ];

    /// <summary>Every window with some number of channels.</summary>
    public static TheoryData<int, int> Cases
    {
        get
        {
            TheoryData<int, int> cases = [];

            for (int window = 0; window < All.Length; window++)
            {
                foreach (int channels in (int[])[1, 3, 16, 17, 70])
                    cases.Add(window, channels);
            }

            return cases;
        }
    }

    /// <summary>The rows of x that a row of y sees, tap by tap in order, with the number of the tap.</summary>
    public static IEnumerable<(int Row, int Tap)> Seen(Window window, int to)
    {
        (int example, int q) = (to / window.OutPositions, to % window.OutPositions);

        for (int tap = 0; tap < window.Taps; tap++)
        {
            (int h, int w) = Place(window, q, tap);

            if (h >= 0 && h < window.Height && w >= 0 && w < window.Width)
                yield return (example * window.Positions + h * window.Width + w, tap);
        }
    }

    /// <summary>How many taps of a row of y are within the image and what counts around it.</summary>
    public static int Counted(Window window, Border border, int to) => Enumerable.Range(0, window.Taps)
        .Select(tap => Place(window, to % window.OutPositions, tap))
        .Count(p => p.H >= -border.Top && p.H < window.Height + border.Bottom && p.W >= -border.Left && p.W < window.Width + border.Right);

    private static (int H, int W) Place(Window window, int q, int tap) => (
        q / window.OutWidth * window.StrideHeight - window.Top + tap / window.KernelWidth * window.DilationHeight,
        q % window.OutWidth * window.StrideWidth - window.Left + tap % window.KernelWidth * window.DilationWidth);
}

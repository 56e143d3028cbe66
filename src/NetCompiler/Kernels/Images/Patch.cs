using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>Neighbouring windows of one row that see the same taps. Rows of positions are numbered through the whole batch.</summary>
internal readonly struct Patch
{
    /// <summary>Row of the result.</summary>
    public int Oh { get; init; }

    /// <summary>Column of the result of the first window.</summary>
    public int Ow { get; init; }

    /// <summary>How many windows there are.</summary>
    public int Windows { get; init; }

    /// <summary>The position that the first window sees at its first tap.</summary>
    public int From { get; init; }

    /// <summary>The first window's position in the result; those of the others follow.</summary>
    public int To { get; init; }

    /// <summary>Positions from what a window sees to what the next one sees.</summary>
    public int Step { get; init; }

    /// <summary>Rows of taps that lie in the image.</summary>
    public int Rows { get; init; }

    /// <summary>Columns of taps that lie in the image.</summary>
    public int Columns { get; init; }

    /// <summary>Positions from one row of taps to the next.</summary>
    public int Down { get; init; }

    /// <summary>Positions from one column of taps to the next.</summary>
    public int Across { get; init; }

    /// <summary>Whether there are two rows and two columns of taps: by far the most frequent pool.</summary>
    public bool IsSquareOfFour => Rows == 2 && Columns == 2;
}

/// <summary>What a kernel does for some windows and channels.</summary>
internal interface IPatch
{
    /// <summary>As for <see cref="ILine.At"/>.</summary>
    void At<V>(in Patch patch, Part places) where V : struct, ILanes<V>;
}

/// <summary>A row of the result, patch by patch.</summary>
internal readonly struct PatchLine<TPatch>(in Window window, TPatch kernel) : ILine where TPatch : struct, IPatch
{
    private readonly Axis _down = Axis.Down(in window, transposed: false), _across = Axis.Across(in window, transposed: false);
    private readonly TPatch _kernel = kernel;
    private readonly int _height = window.Height, _width = window.Width;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void At<V>(int example, int oh, Part places) where V : struct, ILanes<V>
    {
        Sight down = _down.At(oh);
        int from = (example * _height + down.At) * _width, to = (example * _down.Count + oh) * _across.Count;

        for (int ow = 0; ow < _across.Count;)
        {
            Sight across = _across.At(ow);
            Patch patch = new()
            {
                Oh = oh,
                Ow = ow,
                Windows = across.Alike,
                From = from + across.At,
                To = to + ow,
                Step = _across.Step,
                Rows = down.Taps,
                Columns = across.Taps,
                Down = down.Apart * _width,
                Across = across.Apart,
            };

            _kernel.At<V>(in patch, places);
            ow += across.Alike;
        }
    }
}

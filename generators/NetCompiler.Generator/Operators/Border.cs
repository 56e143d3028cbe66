using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>What lies around an image: zeros, which windows see by themselves, or what the image itself has at its edge, which is put there before they slide over it.</summary>
internal readonly record struct Border(Window Window, SlidingWindow Declared, PaddingMode Mode)
{
    /// <summary>The window over the padded image.</summary>
    public Window Inner => Mode is PaddingMode.Zeros ? Window
        : Window with { Height = Height.To, Width = Width.To, Top = 0, Left = 0 };

    private AxisMap Height => Along(Mode, Declared.Vertical.On(Window.Height), Window.Height);

    private AxisMap Width => Along(Mode, Declared.Horizontal.On(Window.Width), Window.Width);

    /// <summary>Null, or why the image cannot be mirrored as far.</summary>
    public ShapeProblem? Problem(string declared, Shape image)
    {
        (Sliding down, Sliding along) = (Declared.Vertical.On(Window.Height), Declared.Horizontal.On(Window.Width));
        return Mode is not PaddingMode.Reflect ? null
            : ShapeFindings.Mirror(declared, image, Window.Height, down.Before, down.After) ?? ShapeFindings.Mirror(declared, image, Window.Width, along.Before, along.After);
    }

    public Value Pad(Value rows) => Mode is PaddingMode.Zeros ? rows : rows.Resample(Height, Width);

    /// <summary>The adjoint: what the padding got belongs to the elements that it repeats.</summary>
    public Value Unpad(Value rows) => Mode is PaddingMode.Zeros ? rows : rows.Resample(Height, Width, transposed: true);

    /// <summary>An axis with so many places before and after it.</summary>
    public static AxisMap Along(PaddingMode mode, int length, int before, int after) => before + after == 0 ? AxisMap.Same(length) : new(
        mode switch { PaddingMode.Replicate => AxisMapKind.Replicate, PaddingMode.Reflect => AxisMapKind.Reflect, _ => AxisMapKind.Crop },
        length, before + length + after, -before);

    private static AxisMap Along(PaddingMode mode, Sliding sliding, int length) => Along(mode, length, sliding.Before, sliding.After);
}

/// <summary>What padding holds.</summary>
internal enum PaddingMode
{
    Zeros,
    Replicate,
    Reflect,
}

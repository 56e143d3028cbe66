using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>What lies around an image: zeros, which windows see by themselves, or its own edge, which is put there before they slide over it.</summary>
internal readonly record struct Border(Window Window, SlidingWindow Declared, PaddingMode Mode)
{
    /// <summary>The window over the padded image.</summary>
    public Window Inner => Mode is PaddingMode.Zeros ? Window
        : Window with { Height = Height.To, Width = Width.To, Top = 0, Left = 0 };

    private AxisMap Height => Along(Declared.Vertical.On(Window.Height), Window.Height);

    private AxisMap Width => Along(Declared.Horizontal.On(Window.Width), Window.Width);

    public Value Pad(Value rows) => Mode is PaddingMode.Zeros ? rows : rows.Resample(Height, Width);

    /// <summary>The adjoint: what the padding got belongs to the elements that it repeats.</summary>
    public Value Unpad(Value rows) => Mode is PaddingMode.Zeros ? rows : rows.Resample(Height, Width, transposed: true);

    private static AxisMap Along(Sliding sliding, int length) =>
        sliding.Before == 0 && sliding.After == 0 ? AxisMap.Same(length) : new(AxisMapKind.Replicate, length, sliding.Before + length + sliding.After, -sliding.Before);
}

/// <summary>What padding holds.</summary>
internal enum PaddingMode
{
    Zeros,
    Replicate,
}

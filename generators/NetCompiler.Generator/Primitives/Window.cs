namespace NetCompiler.Generator.Primitives;

/// <summary>
/// Where each output of a convolution or a pooling looks: output (h, w) sees at tap (i, j) the position <c>(h·StrideHeight − Top + i·DilationHeight, w·StrideWidth − Left + j·DilationWidth)</c>.
/// What lies outside is padding. One-dimensional data has height 1.
/// </summary>
internal sealed record Window(
    int Height, int Width, int OutHeight, int OutWidth, int KernelHeight, int KernelWidth,
    int StrideHeight, int StrideWidth, int DilationHeight, int DilationWidth, int Top, int Left)
{
    public int Positions => Height * Width;

    public int OutPositions => OutHeight * OutWidth;

    public int Taps => KernelHeight * KernelWidth;

    /// <summary>Each output sees the one position that has its place.</summary>
    public bool IsPointwise => Taps == 1 && StrideHeight == 1 && StrideWidth == 1 && Top == 0 && Left == 0 && OutHeight == Height && OutWidth == Width;

    public override string ToString() =>
        $"{KernelHeight}×{KernelWidth} on {Height}×{Width} → {OutHeight}×{OutWidth}"
        + (StrideHeight == 1 && StrideWidth == 1 ? "" : $", stride {StrideHeight}×{StrideWidth}")
        + (DilationHeight == 1 && DilationWidth == 1 ? "" : $", dilation {DilationHeight}×{DilationWidth}");
}

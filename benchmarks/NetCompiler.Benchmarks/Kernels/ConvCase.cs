using System;
using NetCompiler.Benchmarks.Limits;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>A convolution of a batch of square images, padded so that the result has as many positions as strides fit.</summary>
internal sealed class ConvCase(ProductKind kind, int batch, int channels, int outputs, int side, int kernel, int stride) : IWork
{
    private readonly Arena _x = Filled(batch * side * side * Stride(channels)), _y = Filled(batch * Result(side, stride) * Result(side, stride) * Stride(outputs));
    private readonly Arena _w = Filled(Panels.Size(kernel * kernel * channels, outputs)), _transposed = new(Panels.Size(kernel * kernel * outputs, channels));

    private readonly Window _window = new()
    {
        Height = side,
        Width = side,
        OutHeight = Result(side, stride),
        OutWidth = Result(side, stride),
        KernelHeight = kernel,
        KernelWidth = kernel,
        StrideHeight = stride,
        StrideWidth = stride,
        Top = kernel / 2,
        Left = kernel / 2,
    };

    public string Name => $"{batch}×{channels}→{outputs} {kernel}×{kernel}{(stride == 1 ? "" : $"/{stride}")} {side}²";

    public double Operations => 2.0 * batch * _window.OutPositions * outputs * channels * kernel * kernel;

    private Rows X => Memory.Rows(_x, Stride(channels));

    private Rows Y => Memory.Rows(_y, Stride(outputs));

    private Panels W => Memory.Panels(_w, kernel * kernel * channels, outputs);

    private Panels Transposed => Memory.Panels(_transposed, kernel * kernel * outputs, channels);

    public void Run(Share share)
    {
        switch (kind)
        {
            case ProductKind.Forward:
                Conv.Multiply(share.Of(batch), _window, 1, X, W, Y);
                break;

            case ProductKind.InputGradient:
                Conv.Transpose(share, _window, 1, W, Transposed);
                share.Barrier();
                Conv.MultiplyTransposed(share.Of(batch), _window, 1, Y, Transposed, X);
                break;

            default:
                Conv.Gradient(share, _window, 1, X, Y, batch, W, accumulate: false);
                break;
        }
    }

    private static int Result(int side, int stride) => (side - 1) / stride + 1;

    private static Arena Filled(int length)
    {
        Arena arena = new(length);
        Random random = new(1);

        foreach (ref float value in arena.Span)
            value = random.NextSingle() - 0.5f;

        return arena;
    }

    /// <summary>What the planner chooses; a picture's few channels stand side by side.</summary>
    private static int Stride(int columns)
    {
        int stride = columns <= 4 ? columns : (columns + 15) & ~15;

        return stride % 256 == 0 ? stride + 16 : stride;
    }
}

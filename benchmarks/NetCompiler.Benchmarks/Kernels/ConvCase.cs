using System;
using NetCompiler.Benchmarks.Limits;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>A convolution of a batch of square images, padded so that the result has as many positions as strides fit.</summary>
internal sealed class ConvCase(ProductKind kind, int batch, int channels, int outputs, int side, int kernel, int stride, bool isWinograd = false) : IWork
{
    private readonly Arena _x = Filled(batch * side * side * Stride(channels)), _y = Filled(batch * Result(side, stride) * Result(side, stride) * Stride(outputs));
    private readonly Arena _w = Filled(Panels.Size(kernel * kernel * channels, outputs)), _transposed = new(Panels.Size(kernel * kernel * outputs, channels));
    private readonly Arena _points = new(36 * Math.Max(Panels.Size(channels, outputs), Panels.Size(outputs, channels)));

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

    /// <summary>Whether Winograd's algorithm can do it at all.</summary>
    public static bool Allows(int kernel, int stride) => kernel == 3 && stride == 1;

    public void Run(Share share)
    {
        if (isWinograd)
            RunWinograd(share);
        else
            RunDirect(share);
    }

    private void RunDirect(Share share)
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

    /// <summary>With the transformation of the weights, which a step does once.</summary>
    private void RunWinograd(Share share)
    {
        Pass pass = Pass.Over(Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, batch, batch, share, accumulate: false, default);

        switch (kind)
        {
            case ProductKind.Forward:
                Panels points = Memory.Panels(_points, channels, outputs);
                Winograd.Transform(share, W, points);
                share.Barrier();
                Winograd.Multiply(pass, _window, X, points, Y);
                break;

            case ProductKind.InputGradient:
                Panels turned = Memory.Panels(_points, outputs, channels);
                Winograd.TransformTransposed(share, W, turned);
                share.Barrier();
                Winograd.MultiplyTransposed(pass, _window, Y, turned, X);
                break;

            default:
                Winograd.Gradient(share, _window, X, Y, batch, W, accumulate: false);
                break;
        }
    }

    /// <summary>The largest difference of this result and another's, as a share of the largest value; both must have run.</summary>
    public double Difference(ConvCase other)
    {
        (int rows, int columns) = kind switch
        {
            ProductKind.Forward => (batch * _window.OutPositions, outputs),
            ProductKind.InputGradient => (batch * _window.Positions, channels),
            _ => (outputs, kernel * kernel * channels),
        };
        double largest = 0, difference = 0;

        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                largest = Math.Max(largest, Math.Abs(At(r, c)));
                difference = Math.Max(difference, Math.Abs(At(r, c) - other.At(r, c)));
            }
        }

        return difference / largest;
    }

    private float At(int row, int column) => kind switch { ProductKind.Forward => Y[row, column], ProductKind.InputGradient => X[row, column], _ => W[row, column] };

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

using System.Collections.Generic;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>A convolution of a few examples; channels and outputs are those of a group.</summary>
internal sealed record ConvShape(Window Window, int Channels, int Outputs, int Groups = 1, int Batch = 2)
{
    /// <summary>Each for what is said of it.</summary>
    public static IReadOnlyDictionary<string, ConvShape> All { get; } = new Dictionary<string, ConvShape>
    {
        ["LeNet's first"] = new(Square(28, kernel: 5, padding: 2), 1, 6),
        ["LeNet's second"] = new(Square(14, kernel: 5), 6, 16),
        ["three channels side by side"] = new(Square(12, kernel: 3, padding: 1), 3, 16, Batch: 3),
        ["a register of channels"] = new(Square(8, kernel: 3, padding: 1), 16, 16),
        ["a register and one"] = new(Square(5, kernel: 3, padding: 1), 17, 33),
        ["many rows"] = new(Square(20, kernel: 3, padding: 1), 64, 64, Batch: 1),
        ["two blocks of outputs"] = new(Square(6, kernel: 3, padding: 1), 32, 128, Batch: 3),
        ["long sums"] = new(Square(3, kernel: 3, padding: 1), 130, 17),
        ["few positions, many examples"] = new(Square(2, kernel: 3, padding: 1), 48, 48, Batch: 21),
        ["one position"] = new(Square(1, kernel: 3, padding: 1), 20, 30, Batch: 9),
        ["stride 2"] = new(Square(9, kernel: 3, stride: 2, padding: 1), 5, 48),
        ["stride 2 on an even image"] = new(Square(16, kernel: 3, stride: 2, padding: 1), 16, 32),
        ["stride 3"] = new(Square(11, kernel: 5, stride: 3, padding: 2), 3, 5),
        ["stride longer than the kernel"] = new(Square(10, kernel: 2, stride: 3), 5, 16),
        ["one tap, stride 2"] = new(Square(8, kernel: 1, stride: 2), 64, 48),
        ["one tap, stride 2, long sums"] = new(Square(4, kernel: 1, stride: 2), 2050, 16),
        ["one tap"] = new(Square(5, kernel: 1), 16, 40),
        ["one tap, padded"] = new(Square(4, kernel: 1, padding: 1), 5, 3),
        ["dilation 2"] = new(Square(10, kernel: 3, padding: 2, dilation: 2), 16, 17),
        ["dilation 2, stride 2"] = new(Square(11, kernel: 3, stride: 2, padding: 2, dilation: 2), 4, 6),
        ["dilation 3, stride 2"] = new(Square(13, kernel: 4, stride: 2, padding: 3, dilation: 3), 3, 7),
        ["dilation 2, stride 3"] = new(Square(14, kernel: 3, stride: 3, padding: 1, dilation: 2), 5, 5),
        ["dilation 4, stride 6"] = new(Square(20, kernel: 3, stride: 6, padding: 4, dilation: 4), 3, 4),
        ["more padding than kernel"] = new(Square(4, kernel: 3, padding: 5), 3, 4),
        ["a kernel larger than the image"] = new(Square(2, kernel: 5, padding: 2), 6, 9),
        ["cropped"] = new(Square(9, kernel: 3, padding: -2), 5, 6),
        ["columns and rows apart"] = new(
            new() { Height = 9, Width = 14, OutHeight = 4, OutWidth = 6, KernelHeight = 2, KernelWidth = 3, StrideHeight = 3, StrideWidth = 2, DilationHeight = 2, DilationWidth = 1, Top = 1, Left = 3 }, 5, 17),
        ["a sequence"] = new(new() { Width = 20, OutWidth = 10, KernelWidth = 7, StrideWidth = 2, Left = 3 }, 3, 5),
        ["a tall sequence"] = new(new() { Height = 20, OutHeight = 20, KernelHeight = 4, Top = 3 }, 16, 5),
        ["more seen on one side"] = new(new() { Height = 6, Width = 6, OutHeight = 6, OutWidth = 6, KernelHeight = 4, KernelWidth = 4, Top = 1, Left = 2 }, 8, 8),
        ["two groups"] = new(Square(6, kernel: 3, padding: 1), 17, 17, Groups: 2),
        ["two groups of one tap"] = new(Square(6, kernel: 1), 3, 5, Groups: 2),
        ["three groups, stride 2"] = new(Square(7, kernel: 3, stride: 2, padding: 1), 5, 4, Groups: 3),
        ["four groups of registers"] = new(Square(6, kernel: 3, padding: 1), 16, 16, Groups: 4),
        ["as many groups as channels"] = new(Square(5, kernel: 3, padding: 1), 1, 1, Groups: 8),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public int InChannels => Groups * Channels;

    public int OutChannels => Groups * Outputs;

    /// <summary>An image with as many positions in the result as fit.</summary>
    public static Window Square(int side, int kernel, int stride = 1, int padding = 0, int dilation = 1)
    {
        int result = (side + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;

        return new()
        {
            Height = side,
            Width = side,
            OutHeight = result,
            OutWidth = result,
            KernelHeight = kernel,
            KernelWidth = kernel,
            StrideHeight = stride,
            StrideWidth = stride,
            DilationHeight = dilation,
            DilationWidth = dilation,
            Top = padding,
            Left = padding,
        };
    }
}

using System;
using System.Collections.Generic;
using NetCompiler.Kernels;

namespace NetCompiler.Tests.Kernels;

/// <summary>Convolutions that Winograd's algorithm can do, more than the planner gives it: each for what is said of it, and some drawn at random.</summary>
internal static class WinogradShape
{
    public static IReadOnlyDictionary<string, ConvShape> All { get; } = Build();

    private static Dictionary<string, ConvShape> Build()
    {
        Dictionary<string, ConvShape> shapes = new()
        {
            ["a register of channels"] = Of(8, 8, padding: 1, 16, 16),
            ["one tile"] = Of(4, 4, padding: 1, 16, 16, batch: 1),
            ["one position"] = Of(3, 3, padding: 0, 5, 7),
            ["an image smaller than the kernel"] = Of(1, 1, padding: 1, 3, 4),
            ["one column"] = Of(13, 1, padding: 1, 4, 20),
            ["one line"] = Of(1, 9, padding: 2, 6, 3),
            ["no padding, an odd side"] = Of(9, 7, padding: 0, 20, 12),
            ["all padding that a kernel fills"] = Of(6, 5, padding: 2, 17, 33),
            ["more padding than kernel"] = Of(3, 3, padding: 4, 3, 5),
            ["cropped"] = Of(12, 12, padding: -2, 8, 8),
            ["many tiles"] = Of(20, 18, padding: 1, 64, 64, batch: 2),
            ["two blocks of outputs"] = Of(7, 7, padding: 1, 32, 128, batch: 2),
            ["long sums"] = Of(4, 4, padding: 1, 300, 17, batch: 1),
            ["very long sums"] = Of(2, 2, padding: 1, 1040, 16, batch: 1),
            ["wider than what is done together"] = Of(3, 90, padding: 1, 40, 16, batch: 1),
        };

        RandomStream random = new(seed: 5, stream: 1);

        for (int i = 0; i < 12; i++)
        {
            int Below(int count) => (int)(random.Uniform() * count);
            int height = 3 + Below(12), width = 3 + Below(12), padding = Below(3), channels = 1 + Below(50), outputs = 1 + Below(70), batch = 1 + Below(3);
            shapes[$"{batch}×{channels}→{outputs} on {height}×{width}, padding {padding}"] = Of(height, width, padding, channels, outputs, batch);
        }

        return shapes;
    }

    private static ConvShape Of(int height, int width, int padding, int channels, int outputs, int batch = 2) => new(
        new Window
        {
            Height = height,
            Width = width,
            OutHeight = height + 2 * padding - 2,
            OutWidth = width + 2 * padding - 2,
            KernelHeight = 3,
            KernelWidth = 3,
            Top = padding,
            Left = padding,
        },
        channels,
        outputs,
        Batch: batch);
}

using System;
using System.Collections.Generic;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>What works on images and sequences: odd strides, dilations, groups, paddings larger than usual, images of one row.</summary>
internal static partial class Examples
{
    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> Images = new()
    {
        ["Conv2D"] = n =>
        [
            OfImage([2, 5, 4], "Conv2D", ("filters", n), ("kernel", 3)),
            OfImage([n, 4, 3], "Conv2D", ("filters", 3), ("kernel", 3), ("padding", 1)),
            OfImage([3, 4, 4], "Conv2D", ("filters", n), ("kernel", 1), ("bias", false)),
            OfImage([2, 7, 6], "Conv2D", ("filters", n), ("kernel", 3), ("stride", 2), ("padding", 1)),
            OfImage([2, 7, 5], "Conv2D", ("filters", 3), ("kernels", new[] { 2, 3 }), ("strides", new[] { 3, 2 }), ("paddings", new[] { 1, 0, 2, 4 })),
            OfImage([2, 7, 8], "Conv2D", ("filters", 3), ("kernel", 3), ("dilation", 2), ("padding", 3)),
            OfImage([2, 5, 7], "Conv2D", ("filters", 3), ("kernel", 4), ("stride", 2), ("same", true)),
            OfImage([1, 1, n + 3], "Conv2D", ("filters", 2), ("kernel", 3), ("padding", 2)),
            OfImage([4, 4, 3], "Conv2D", ("filters", 6), ("kernel", 3), ("groups", 2), ("padding", 1)),
            OfImage([3 * n, 4, 3], "Conv2D", ("filters", 3 * n), ("kernel", 3), ("groups", 3), ("padding", 1)),
            OfImage([n, 5, 4], "Conv2D", ("filters", n), ("kernel", 3), ("groups", n), ("padding", 1), ("stride", 2)),
            OfImage([2, 3, 4], "Conv2D", ("filters", 3), ("kernel", 3), ("padding", 2), ("paddingMode", 1)),
            OfImage([16, 8, 7], "Conv2D", ("filters", 16), ("kernel", 3), ("padding", 1)),
        ],
        ["Conv1D"] = n =>
        [
            OfImage([3, 9], "Conv1D", ("filters", n), ("kernel", 3), ("padding", 1)),
            OfImage([n, 9], "Conv1D", ("filters", 4), ("kernel", 3), ("stride", 2), ("dilation", 2)),
            OfImage([2, 5], "Conv1D", ("filters", 3), ("kernel", 4), ("same", true), ("paddingMode", 1)),
            OfImage([2, 5], "Conv1D", ("filters", n), ("kernel", 5), ("same", true), ("paddingMode", 2)),
            OfImage([n, 5], "Conv1D", ("filters", n), ("kernel", 2), ("groups", n), ("paddings", new[] { 1, 0 })),
        ],
        ["ConvTranspose2D"] = n =>
        [
            OfImage([2, 3, 4], "ConvTranspose2D", ("filters", n), ("kernel", 3)),
            OfImage([n, 3, 2], "ConvTranspose2D", ("filters", 3), ("kernel", 4), ("stride", 2), ("padding", 1)),
            OfImage([2, 3, 3], "ConvTranspose2D", ("filters", n), ("kernel", 3), ("stride", 2), ("padding", 1), ("outputPadding", 1), ("bias", false)),
            OfImage([3, 2, 3], "ConvTranspose2D", ("filters", 2), ("kernels", new[] { 2, 3 }), ("strides", new[] { 3, 1 }), ("outputPaddings", new[] { 2, 0 }), ("paddings", new[] { 1, 0, 2, 1 })),
            OfImage([2, 3, 3], "ConvTranspose2D", ("filters", 3), ("kernel", 3), ("dilation", 2), ("stride", 2), ("padding", 2)),
            OfImage([4, 3, 2], "ConvTranspose2D", ("filters", 6), ("kernel", 3), ("groups", 2), ("padding", 1)),
            OfImage([n, 3, 2], "ConvTranspose2D", ("filters", n), ("kernel", 3), ("groups", n), ("stride", 2)),
            OfImage([3, 1, n + 1], "ConvTranspose2D", ("filters", 2), ("kernel", 1)),
            OfImage([16, 7, 8], "ConvTranspose2D", ("filters", 17), ("kernel", 3), ("padding", 1)),
        ],
        ["MaxPool2D"] = n =>
        [
            OfImage([n, 4, 6], "MaxPool2D", ("kernel", 2)),
            OfImage([n, 3, 5], "MaxPool2D", ("kernel", 3), ("stride", 2), ("padding", 1)),
            OfImage([2, 5, 4], "MaxPool2D", ("kernels", new[] { 2, 3 }), ("stride", 1), ("ceiling", true)),
            OfImage([2, 1, n + 2], "MaxPool2D", ("kernels", new[] { 1, 3 }), ("stride", 2), ("ceiling", true)),
            OfImage([n, 5, 6], "MaxPool2D", ("kernel", 2), ("stride", 1), ("dilation", 2)),
            OfImage([2, 7, 7], "MaxPool2D", ("kernels", new[] { 3, 2 }), ("stride", 2), ("padding", 1), ("dilations", new[] { 2, 3 })),
            OfImage([3, 6, 8], "MaxPool2D", ("kernel", 2), ("dilation", 3)),
        ],
        ["AveragePool2D"] = n =>
        [
            OfImage([n, 4, 6], "AveragePool2D", ("kernel", 2)),
            OfImage([n, 5, 5], "AveragePool2D", ("kernel", 3), ("stride", 2), ("padding", 1)),
            OfImage([2, 5, 5], "AveragePool2D", ("kernel", 3), ("stride", 2), ("padding", 1), ("countPadding", false)),
            OfImage([2, 6, 5], "AveragePool2D", ("kernel", 3), ("stride", 2), ("padding", 1), ("ceiling", true)),
        ],
        ["MaxPool1D"] = n => [OfImage([n, 7], "MaxPool1D", ("kernel", 2)), OfImage([2, 7], "MaxPool1D", ("kernel", 3), ("stride", 2), ("padding", 1)), OfImage([2, 9], "MaxPool1D", ("kernel", 3), ("stride", 1), ("dilation", 3))],
        ["AveragePool1D"] = n => [OfImage([n, 7], "AveragePool1D", ("kernel", 2)), OfImage([2, 7], "AveragePool1D", ("kernel", 3), ("stride", 2), ("padding", 1))],
        ["GlobalAveragePool2D"] = n => [OfImage([n, 3, 4], "GlobalAveragePool2D")],
        ["GlobalMaxPool2D"] = n => [OfImage([n, 3, 4], "GlobalMaxPool2D")],
        ["AdaptiveAveragePool2D"] = n =>
        [
            OfImage([n, 5, 7], "AdaptiveAveragePool2D", ("height", 2), ("width", 3)),
            OfImage([2, 1, n + 2], "AdaptiveAveragePool2D", ("height", 1), ("width", 1)),
            OfImage([2, 3, 4], "AdaptiveAveragePool2D", ("height", 3), ("width", 6)),
        ],
        ["Upsample2D"] = n =>
        [
            OfImage([n, 3, 2], "Upsample2D", ("scale", 2)),
            OfImage([2, 3, 4], "Upsample2D", ("height", 5), ("width", 3)),
            OfImage([n, 3, 2], "Upsample2D", ("scale", 2), ("mode", 1)),
            OfImage([2, 4, 1], "Upsample2D", ("height", 7), ("width", 3), ("mode", 1), ("alignCorners", true)),
        ],
        ["Pad2D"] = n => [OfImage([n, 2, 3], "Pad2D", ("padding", 1)), OfImage([2, 2, n], "Pad2D", ("paddings", new[] { 0, 1, 3, 2 })), OfImage([n, 2, 3], "Pad2D", ("padding", 2), ("mode", 1)), OfImage([n, 3, 4], "Pad2D", ("paddings", new[] { 1, 2, 2, 3 }), ("mode", 2))],
        ["Crop2D"] = n => [OfImage([n, 4, 5], "Crop2D", ("height", 2), ("width", 2)), OfImage([2, 3, n + 1], "Crop2D", ("height", 2), ("width", n), ("top", 1), ("left", 1))],
        ["GroupNorm"] = n => [OfImage([2 * n, 3, 2], "GroupNorm", ("groups", 2)), OfImage([n, 2, 3], "GroupNorm", ("groups", 1), ("epsilon", 0.1)), OfImage([3 * n, 4], "GroupNorm", ("groups", n)), OfImage([6], "GroupNorm", ("groups", 2))],
        ["InstanceNorm"] = n => [OfImage([n, 3, 3], "InstanceNorm"), OfImage([n, 5], "InstanceNorm", ("affine", true), ("epsilon", 0.1))],
        ["LocalResponseNorm"] = n => [OfImage([n, 2, 3], "LocalResponseNorm", ("size", 3), ("alpha", 0.7)), OfImage([n + 3, 3], "LocalResponseNorm", ("size", 4), ("alpha", 2.0), ("beta", 0.5), ("k", 2.0)), OfImage([5], "LocalResponseNorm", ("size", 9), ("alpha", 1.0))],
        ["SpatialDropout"] = n => [OfImage([n, 2, 3], "SpatialDropout", ("rate", 0.4)), OfImage([n, 4], "SpatialDropout")],
        ["ChannelShuffle"] = n => [OfImage([2 * n, 2, 3], "ChannelShuffle", ("groups", 2)), OfImage([6, 3], "ChannelShuffle", ("groups", 3)), OfImage([6], "ChannelShuffle", ("groups", 2))],
    };

    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> ImageShapes = new()
    {
        ["a small convolutional network"] = n => [Squares(s =>
        {
            int x = s.Apply("AveragePool2D", s.Apply("Silu", s.Apply("BatchNorm", s.Apply("Conv2D", s.Input(2, 6, 6), ("filters", n), ("kernel", 3), ("padding", 1), ("bias", false)))), ("kernel", 2));
            return s.Apply("Dense", s.Apply("Flatten", s.Apply("Silu", s.Apply("Conv2D", x, ("filters", 5), ("kernel", 2)))), ("units", 3));
        })],
        ["a residual block of images"] = n => [Squares(s =>
        {
            int x = s.Apply("Conv2D", s.Input(3, 5, 4), ("filters", n), ("kernel", 3), ("padding", 1));
            int inner = s.Apply("BatchNorm", s.Apply("Conv2D", s.Apply("Silu", x), ("filters", n), ("kernel", 3), ("padding", 1)), ("epsilon", 0.1));
            return s.Apply("Dense", s.Apply("GlobalAveragePool2D", s.Apply("Silu", s.Apply("Add", [x, inner]))), ("units", 3));
        })],
        ["branches of channels"] = n => [Squares(s =>
        {
            int x = s.Apply("Conv2D", s.Input(2, 4, 4), ("filters", n), ("kernel", 1));
            int all = s.Apply("Concat", [s.Apply("Silu", x), s.Apply("Conv2D", x, ("filters", 4), ("kernel", 3), ("padding", 1)), s.Apply("MaxPool2D", x, ("kernel", 3), ("stride", 1), ("padding", 1))], ("axis", 0));
            return s.Apply("GlobalAveragePool2D", s.Apply("Add", [s.Apply("Slice", all, ("start", 1), ("length", n), ("axis", 0)), s.Apply("Tanh", x)]));
        })],
        ["a gate of channels"] = n => [Squares(s =>
        {
            int x = s.Apply("Conv2D", s.Input(2, 3, 4), ("filters", n), ("kernel", 1));
            int gate = s.Apply("Reshape", s.Apply("Sigmoid", s.Apply("Dense", s.Apply("GlobalAveragePool2D", x), ("units", n))), ("shape", new[] { n, 1, 1 }));
            return s.Apply("Conv2D", s.Apply("Dropout", s.Apply("Multiply", [x, gate])), ("filters", 2), ("kernel", 1));
        })],
    };

    /// <summary>Networks with so many kinks that differences by the usual step pass some.</summary>
    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> KinkedShapes = new()
    {
        ["convolutions behind maxima"] = n => [Squares(s =>
        {
            int x = s.Apply("Relu", s.Apply("Conv2D", s.Input(2, 8, 10), ("filters", 3), ("kernel", 3), ("padding", 1)));
            int largest = s.Apply("MaxPool2D", s.Apply("Relu", s.Apply("Conv2D", x, ("filters", n + 3), ("kernel", 3), ("padding", 1))), ("kernel", 2));
            return s.Apply("Dense", s.Apply("Flatten", largest), ("units", 3));
        })],
        ["a state that goes on from image to image behind maxima"] = n => [Squares(s =>
        {
            int largest = s.Apply("MaxPool2D", s.Apply("Relu", s.Apply("Conv2D", s.Input(2, 8, 10), ("filters", n + 3), ("kernel", 3), ("padding", 1))), ("kernel", 2));
            return s.Apply("Gru", s.Apply("Reshape", largest, ("shape", new[] { 4, 5 * (n + 3) })), ("units", 3), ("stateful", true));
        })],
    };

    /// <summary>The operator on an image that a dense layer makes.</summary>
    private static Sketch OfImage(int[] shape, string @operator, params (string Name, object? Value)[] arguments) => Grid(shape, @operator, arguments);
}

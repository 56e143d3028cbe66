using System.Collections.Generic;

namespace NetCompiler.Gpu.Tests.Agreement;

/// <summary>Entries of which some network has no kernels yet.</summary>
internal static class Lacking
{
    public static readonly HashSet<string> Entries =
    [
        "AdaptiveAveragePool2D",
        "AveragePool1D",
        "AveragePool2D",
        "ChannelShuffle",
        "Conv1D",
        "Conv2D",
        "ConvTranspose2D",
        "Crop2D",
        "GlobalAveragePool2D",
        "GlobalMaxPool2D",
        "GroupNorm",
        "InstanceNorm",
        "LocalResponseNorm",
        "MaxPool1D",
        "MaxPool2D",
        "Pad2D",
        "SpatialDropout",
        "Upsample2D",
        "a gate of channels",
        "a residual block of images",
        "a small convolutional network",
        "branches of channels",
        "channels in their places",
    ];
}

using System;
using System.Collections.Generic;
using NetCompiler;

namespace Cifar;

/// <summary>No convolution: what the others are to be better than.</summary>
[Network]
[Input(3, 32, 32)]
[Flatten]
[Dense(256, Initializer = WeightInitializer.HeNormal), BatchNorm, Relu]
[Dense(128, Initializer = WeightInitializer.HeNormal), BatchNorm, Relu]
[Dense(10, Initializer = WeightInitializer.HeNormal)]
[SoftmaxCrossEntropy]
public sealed partial class DenseLayers;

/// <summary>What <c>--network</c> can name.</summary>
internal static class Networks
{
    public static readonly IReadOnlyDictionary<string, Func<ulong, Network>> ByName = new Dictionary<string, Func<ulong, Network>>
    {
        ["dense"] = seed => new DenseLayers(seed),
        ["resnet20"] = seed => new ResNet20(seed),
        ["vgg"] = seed => new SmallVgg(seed),
    };
}

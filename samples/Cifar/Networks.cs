using System;
using System.Collections.Generic;
using NetCompiler;

namespace Cifar;

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

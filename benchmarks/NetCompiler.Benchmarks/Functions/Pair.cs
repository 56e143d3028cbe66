using System;
using System.Collections.Generic;

namespace NetCompiler.Benchmarks.Functions;

/// <summary>A function as the user's own, and what is built in of like cost.</summary>
internal sealed record Pair(string Name, Func<Network> Own, Func<Network> BuiltIn)
{
    public static IReadOnlyList<Pair> All { get; } =
    [
        new("Relu", () => new OwnRelu(), () => new BuiltInRelu()),
        new("LeakyRelu", () => new OwnLeakyRelu(), () => new BuiltInLeakyRelu()),
        new("Relu6", () => new OwnRelu6(), () => new BuiltInRelu6()),
        new("SquaredRelu", () => new OwnSquaredRelu(), () => new BuiltInSquaredRelu()),
        new("Elu", () => new OwnElu(), () => new BuiltInElu()),
        new("Celu", () => new OwnCelu(), () => new BuiltInCelu()),
        new("Selu", () => new OwnSelu(), () => new BuiltInSelu()),
        new("Sigmoid", () => new OwnSigmoid(), () => new BuiltInSigmoid()),
        new("Tanh", () => new OwnTanh(), () => new BuiltInTanh()),
        new("Swish", () => new OwnSwish(), () => new BuiltInSwish()),
        new("SwishOfTwo", () => new OwnSwishOfTwo(), () => new BuiltInSwishOfTwo()),
        new("Softplus", () => new OwnSoftplus(), () => new BuiltInSoftplus()),
        new("LogSigmoid", () => new OwnLogSigmoid(), () => new BuiltInLogSigmoid()),
        new("Mish", () => new OwnMish(), () => new BuiltInMish()),
        new("Gelu", () => new OwnGelu(), () => new BuiltInGelu()),
        new("GeluByTanh", () => new OwnGeluByTanh(), () => new BuiltInGeluByTanh()),
        new("HardSigmoid", () => new OwnHardSigmoid(), () => new BuiltInHardSigmoid()),
        new("HardSwish", () => new OwnHardSwish(), () => new BuiltInHardSwish()),
        new("HardTanh", () => new OwnHardTanh(), () => new BuiltInHardTanh()),
        new("Softshrink", () => new OwnSoftshrink(), () => new BuiltInSoftshrink()),
        new("Tanhshrink", () => new OwnTanhshrink(), () => new BuiltInTanhshrink()),
        new("Softsign", () => new OwnSoftsign(), () => new BuiltInSoftsign()),
        new("Isru", () => new OwnIsru(), () => new BuiltInIsru()),
        new("BentIdentity", () => new OwnBentIdentity(), () => new BuiltInBentIdentity()),
        new("PseudoHuber", () => new OwnPseudoHuber(), () => new BuiltInPseudoHuber()),
        new("LogCosh", () => new OwnLogCosh(), () => new BuiltInLogCosh()),
        new("Gaussian", () => new OwnGaussian(), () => new BuiltInGaussian()),
        new("Sine", () => new OwnSine(), () => new BuiltInSine()),
        new("Cosine", () => new OwnCosine(), () => new BuiltInCosine()),
        new("Snake", () => new OwnSnake(), () => new BuiltInSnake()),
    ];
}

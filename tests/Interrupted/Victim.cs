using System;
using System.Linq;

namespace NetCompiler.Tests.Interrupted;

/// <summary>Large enough that most of a step's time goes into writing its checkpoint.</summary>
[Network]
[Input(64)]
[Dense(256), BatchNorm, Relu, Dropout(0.2)]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class Victim
{
    /// <summary>Three kinds of waves.</summary>
    public static Dataset Examples() => Dataset.From(
        [.. Enumerable.Range(0, 70 * 64).Select(i => MathF.Sin(i * (1 + i / 64 % 3)))],
        [.. Enumerable.Range(0, 70).Select(i => i % 3)]);
}

using System;
using System.Linq;
using NetCompiler.Blocks;

namespace NetCompiler.Tests.Generated;

/// <summary>A network whose blocks come from another project of the solution.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class Imported
{
    private static Tensor Forward([Shape(784)] Tensor pixels) =>
        ResidualBlocks.Step(ResidualBlocks.Step(pixels.Tower(new TowerShape(20)).Residual(h => h.Dense(20)))).Dense(10, name: "logits");
}

/// <summary>The same with blocks of its own.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class Homemade
{
    private static readonly int[] Widths = [24, 16];

    private static Tensor Forward([Shape(784)] Tensor pixels) =>
        Step(Step(Residual(Tower(pixels, 20, 2), h => h.Dense(20)))).Dense(10, name: "logits");

    private static Tensor Residual(Tensor x, Func<Tensor, Tensor> f) => (x + f(x)).LayerNorm().Relu();

    private static Tensor Tower(Tensor x, int width, int depth) =>
        Enumerable.Range(0, depth).Aggregate(x.Dense(width), (t, _) => Residual(t, h => Widths.Aggregate(h, (inner, n) => inner.Dense(n).Tanh()).Dense(width)));

    [SharedWeights]
    private static Tensor Step(Tensor x) => x.Dense(x.Size, name: "step").Tanh();
}

using System;
using System.Linq;

namespace NetCompiler.Blocks;

/// <summary>Blocks that networks of another project are built from.</summary>
[Blocks]
public static class ResidualBlocks
{
    private static readonly int[] Widths = [24, 16];

    /// <summary>x + f(x), normalised and rectified.</summary>
    public static Tensor Residual(this Tensor x, Func<Tensor, Tensor> f) => (x + f(x)).LayerNorm().Relu();

    /// <summary>Residual layers in a row, narrower in the middle.</summary>
    public static Tensor Tower(this Tensor x, TowerShape shape) =>
        Enumerable.Range(0, shape.Depth).Aggregate(x.Dense(shape.Width), (t, _) => t.Residual(h => Widths.Aggregate(h, (inner, width) => inner.Dense(width).Tanh()).Dense(shape.Width)));

    /// <summary>One step, however often it is taken.</summary>
    [SharedWeights]
    public static Tensor Step(Tensor x) => x.Dense(x.Size, name: "step").Tanh();
}

/// <summary>How wide and how deep a tower is.</summary>
[Blocks]
public sealed record TowerShape(int Width, int Depth = 2);

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission;

/// <summary>
/// How much of the image each element of a layer depends on, by its windows. Each window of reach r adds (r − 1)·jump elements, where neighbours of its operand are one jump of the image apart;
/// its stride multiplies the jump. Where several ways lead to a layer, the widest counts.
/// </summary>
internal readonly record struct ReceptiveField(int Height, int Width, int JumpHeight, int JumpWidth)
{
    private static readonly ReceptiveField Element = new(1, 1, 1, 1);

    /// <summary>Of each node: <c>5×5</c>, <c>all</c> behind what mixes all positions, nothing where there is no image, or its grid has changed otherwise.</summary>
    public static IReadOnlyList<string> Of(Shaped shaped)
    {
        NetworkSpec spec = shaped.Spec;
        ReceptiveField?[] fields = new ReceptiveField?[spec.Nodes.Count];
        string[] texts = new string[spec.Nodes.Count];

        for (int i = 0; i < texts.Length; i++)
        {
            Node node = spec.Nodes[i];
            ReceptiveField?[] operands = [.. node.Inputs.Select(input => fields[input])];
            bool isImage = shaped.Shapes[i].Rank is 2 or 3;
            fields[i] = node.Operator is Input ? isImage ? Element : null
                : !isImage || operands.Any(o => o is null) ? null
                : Behind(node.Operator, operands.Select(o => o!.Value).Aggregate(Widest));
            bool isMixed = shaped.Shapes[i].Rank < 2 && node.Inputs.Any(input => fields[input] is not null || texts[input] == "all");
            texts[i] = fields[i]?.ToString() ?? (isMixed ? "all" : "");
        }

        return texts;
    }

    public override string ToString() => $"{Height}×{Width}";

    private static ReceptiveField? Behind(Operator op, ReceptiveField x) => op switch
    {
        Convolution convolution => x.Seen(convolution.Window),
        Pooling pooling => x.Seen(pooling.Window),
        ConvTranspose or Regridding or ReshapeTo or TransposeOf or MatMul or AxisReduction => null,
        _ => x,
    };

    private static ReceptiveField Widest(ReceptiveField left, ReceptiveField right) => new(
        Math.Max(left.Height, right.Height), Math.Max(left.Width, right.Width), Math.Max(left.JumpHeight, right.JumpHeight), Math.Max(left.JumpWidth, right.JumpWidth));

    private ReceptiveField Seen(SlidingWindow window) => new(
        Height + (window.Vertical.Reach - 1) * JumpHeight, Width + (window.Horizontal.Reach - 1) * JumpWidth,
        JumpHeight * window.Vertical.Stride, JumpWidth * window.Horizontal.Stride);
}

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Tests.Onnx;
using Xunit;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>ONNX's cases of convolutions, pooling and normalisations of images and sequences, through compiled networks.</summary>
[Trait("Category", "EveryPath")]
public sealed class OnnxImages
{
    private const double Tolerance = 1e-5;

    /// <summary>The operators that the tables below are complete over.</summary>
    private static readonly HashSet<string> Concerned =
    [
        "AveragePool", "Conv", "ConvTranspose", "DepthToSpace", "GlobalAveragePool", "GlobalMaxPool", "GroupNormalization", "InstanceNormalization", "LpPool", "LRN", "MaxPool", "Pad", "Resize", "Upsample",
    ];

    /// <summary>What a case is in a network's Forward; the network's parameters are the operands after the first.</summary>
    private static readonly Dictionary<string, string> Networks = new()
    {
        ["test_averagepool_2d_precomputed_pads"] = "AveragePool2D(5, stride: 1, padding: 2, countPadding: false)",
        ["test_averagepool_2d_same_upper"] = "AveragePool2D(2, stride: 1, same: true, countPadding: false)",
        ["test_conv_with_strides_padding"] = "Conv2D(1, 3, stride: 2, padding: 1, bias: false)",
        ["test_convtranspose_kernel_shape"] = "ConvTranspose2D(2, 3, strides: new[] { 3, 2 }, outputPadding: 1, bias: false)",
        ["test_globalaveragepool_precomputed"] = "GlobalAveragePool2D()",
        ["test_globalmaxpool"] = "GlobalMaxPool2D()",
        ["test_group_normalization_epsilon"] = "GroupNorm(2, 0.01)",
        ["test_instancenorm_example"] = "InstanceNorm(affine: true)",
        ["test_lrn"] = "LocalResponseNorm(3, alpha: 0.0002, beta: 0.5, k: 2)",
        ["test_maxpool_2d_ceil_output_size_reduce_by_one"] = "MaxPool2D(1, stride: 2, ceiling: true)",
        ["test_maxpool_2d_dilations"] = "MaxPool2D(2, stride: 1, dilation: 2)",
        ["test_maxpool_2d_same_upper"] = "MaxPool2D(2, stride: 1, same: true)",
        ["test_maxpool_with_argmax_2d_precomputed_strides"] = "MaxPool2D(2)",
        ["test_Conv1d"] = "Conv1D(5, 3)",
        ["test_Conv2d_depthwise"] = "Conv2D(4, 3, groups: 4)",
        ["test_Conv2d_depthwise_padded"] = "Conv2D(4, 3, groups: 4, padding: 1)",
        ["test_Conv2d_depthwise_with_multiplier"] = "Conv2D(8, 3, groups: 4)",
        ["test_Conv2d_dilated"] = "Conv2D(2, 3, stride: 2, padding: 1, dilation: 2)",
        ["test_MaxPool1d_stride"] = "MaxPool1D(4)",
        ["test_ReflectionPad2d"] = "Pad2D(new[] { 3, 1, 4, 2 }, PaddingMode.Reflect)",
        ["test_operator_convtranspose"] = "ConvTranspose2D(3, 3, stride: 3, padding: 1, outputPadding: 2, bias: false)",
    };

    private static readonly Dictionary<string, string> NotYet = new()
    {
        ["test_averagepool_3d_dilations_large_count_include_pad_is_0_ceil_mode_is_True"] = "images have two dimensions",
        ["test_averagepool_3d_dilations_large_count_include_pad_is_1_ceil_mode_is_True"] = "images have two dimensions",
        ["test_AvgPool3d_stride"] = "images have two dimensions",
        ["test_convtranspose_3d"] = "images have two dimensions",
        ["test_Conv3d_no_bias"] = "images have two dimensions",
        ["test_lppool_2d_same_lower"] = "there is no pooling by another norm",
    };

    [SkippableFact]
    public void Every_case_of_these_operators_is_in_a_table()
    {
        IEnumerable<string> concerned = OnnxCases.All.Where(c => c.Nodes.Count == 1 && Concerned.Contains(c.Node.Operator)).Select(c => c.Name);
        Assert.Equal(concerned.Order(StringComparer.Ordinal), Networks.Keys.Concat(NotYet.Keys).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void A_network_gives_what_the_case_expects()
    {
        OnnxCase[] cases = [.. OnnxCases.All.Where(c => Networks.ContainsKey(c.Name))];
        using Loaded loaded = Compiled.Load("using NetCompiler;\n" + string.Join("\n", cases.Select(Source)));

        foreach (OnnxCase known in cases)
        {
            Network network = loaded.Network(known.Name);
            Assert.Equal(known.Node.Inputs.Count - 1, network.Parameters.Count);

            for (int i = 0; i < network.Parameters.Count; i++)
                network.Parameters[i].CopyFrom(known.Operand(i + 1).Floats);

            OnnxTensor x = known.Operand(0);
            Dataset data = new([Column.Of(x.Floats, x.Floats.Length / x.Shape[0])]);
            Close.Assert(known.Name, known.Outputs[0].Floats.Select(v => (double)v).ToArray(), network.Predict(data)[0], Tolerance);
        }
    }

    private static string Source(OnnxCase known) =>
        $"[Network] public sealed partial class {known.Name} {{ static Tensor Forward([Shape({string.Join(", ", known.Operand(0).Shape.Skip(1))})] Tensor x) => x.{Networks[known.Name]}; }}\n";
}

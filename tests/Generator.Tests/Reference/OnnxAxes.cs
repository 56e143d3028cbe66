using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Tests.Onnx;
using Xunit;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>ONNX's cases of what works along axes, through compiled networks: each case's tensors, of any rank, are one example.</summary>
[Trait("Category", "EveryPath")]
public sealed class OnnxAxes
{
    private const double Tolerance = 1e-5;

    private static readonly HashSet<string> Concerned = ["Expand", "LayerNormalization", "LogSoftmax", "MatMul", "OneHot", "ReduceMean", "ReduceSum", "Softmax"];

    /// <summary>What a case is in a network's Forward, from the case's inputs a, b …; how many of them are tensors, and how many parameters follow.</summary>
    private static readonly Dictionary<string, (string Body, int Inputs, int Parameters)> Networks = new()
    {
        ["test_layer_normalization_2d_axis0"] = ("a.Flatten().LayerNorm().Reshape(3, 4)", 1, 2),
        ["test_layer_normalization_3d_axis2_epsilon"] = ("a.LayerNorm(0.1)", 1, 2),
        ["test_layer_normalization_4d_axis0"] = ("a.Flatten().LayerNorm().Reshape(2, 3, 4, 5)", 1, 2),
        ["test_layer_normalization_default_axis"] = ("a.LayerNorm()", 1, 2),
        ["test_log_softmax_lastdim"] = ("a.LogSoftmax(AXIS)", 1, 0),
        ["test_logsoftmax_axis_1"] = ("a.LogSoftmax(AXIS)", 1, 0),
        ["test_matmul_1d_1d"] = ("a.MatMul(b)", 2, 0),
        ["test_onehot_with_axis"] = ("a.OneHot(DEPTH).Transpose(0, 2, 1) * (ON - OFF) + OFF", 1, 0),
        ["test_operator_reduced_mean"] = ("a.Mean([AXES])", 1, 0),
        ["test_operator_reduced_sum_keepdim"] = ("a.Sum([AXES], keepDimensions: true)", 1, 0),
        ["test_softmax_default_axis"] = ("a.Softmax()", 1, 0),
        ["test_softmax_functional_dim3"] = ("a.Softmax(AXIS)", 1, 0),

        // What ONNX has an operator for, and C# does.
        ["test_gemm_alpha"] = ("a.MatMul(b) * 0.5 + c", 3, 0),
        ["test_gemm_transposeA"] = ("a.Transpose().MatMul(b) + c", 3, 0),
        ["test_operator_flatten"] = ("a.Flatten()", 1, 0),
    };

    private static readonly Dictionary<string, string> NotYet = new()
    {
        ["test_expand_shape_model1"] = "a shape cannot come as a tensor",
    };

    [SkippableFact]
    public void Every_case_of_these_operators_is_in_a_table()
    {
        IEnumerable<string> concerned = OnnxCases.All.Where(c => c.Nodes.All(n => Concerned.Contains(n.Operator))).Select(c => c.Name);
        Assert.Subset(Networks.Keys.Concat(NotYet.Keys).ToHashSet(), concerned.ToHashSet());
    }

    [SkippableFact]
    public void A_network_gives_what_the_case_expects()
    {
        OnnxCase[] cases = [.. OnnxCases.All.Where(c => Networks.ContainsKey(c.Name))];
        Assert.Equal(Networks.Count, cases.Length);
        using Loaded loaded = Compiled.Load("using NetCompiler;\n" + string.Join("\n", cases.Select(Source)));

        foreach (OnnxCase known in cases)
        {
            Network network = loaded.Network(known.Name);
            (_, int inputs, int parameters) = Networks[known.Name];

            for (int p = 0; p < parameters; p++)
                network.Parameters[p].CopyFrom(known.Inputs[inputs + p].Floats);

            float[] output = network.Predict(new Dataset([.. known.Inputs.Take(inputs).Select(t => Column.Of(t.Floats, t.Floats.Length))]))[0];
            Close.Assert(known.Name, known.Outputs[0].Values, output, Tolerance);
        }
    }

    private static string Source(OnnxCase known)
    {
        (string body, int inputs, _) = Networks[known.Name];
        string given = string.Join(", ", known.Inputs.Take(inputs).Select((t, i) => $"[Shape({string.Join(", ", t.Shape)})] Tensor {(char)('a' + i)}"));
        return $"[Network] public sealed partial class {known.Name} {{ static Tensor Forward({given}) => {Filled(body, known)}; }}\n";
    }

    /// <summary>The numbers that a case gives as attributes and as tensors.</summary>
    private static string Filled(string body, OnnxCase known)
    {
        OnnxNode node = known.Node;
        body = body.Replace("AXIS", node.Int("axis").ToString()).Replace("AXES", string.Join(", ", node.Ints("axes")));

        return node.Operator is not "OneHot" ? body : body
            .Replace("DEPTH", $"{known.Operand(1).Integers[0]}")
            .Replace("ON ", FormattableString.Invariant($"{known.Operand(2).Values[1]} "))
            .Replace("OFF", FormattableString.Invariant($"({known.Operand(2).Values[0]})"));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Tests.Onnx;
using Xunit;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>ONNX's cases of elementwise operators, dense layers, normalisations over vectors and losses over classes, through compiled networks.</summary>
[Trait("Category", "EveryPath")]
public sealed class OnnxOperators
{
    private const double Tolerance = 1e-5;

    /// <summary>The operators that the tables below are complete over.</summary>
    private static readonly HashSet<string> Concerned =
    [
        "Add", "BatchNormalization", "Celu", "Clip", "Dropout", "Elu", "Erf", "Exp", "Flatten", "Gelu", "Gemm", "HardSigmoid", "HardSwish", "LayerNormalization",
        "LeakyRelu", "Mish", "Mul", "Neg", "NegativeLogLikelihoodLoss", "PRelu", "Relu", "Selu", "Sigmoid", "Softmax", "SoftmaxCrossEntropyLoss", "Softplus",
        "Softsign", "Swish", "Tanh", "ThresholdedRelu",
    ];

    /// <summary>What a case is in a network's Forward. Of parameters and statistics: which operands they are.</summary>
    private static readonly Dictionary<string, Expressed> Networks = new()
    {
        ["test_celu"] = new("Tensor.Maximum(x, 0) + Tensor.Minimum((x / 2).Exp() * 2 - 2, 0)"),
        ["test_clip_default_inbounds"] = new("x.Identity()"),
        ["test_clip_default_max"] = new("Tensor.Minimum(x, BOUND)"),
        ["test_dropout_default_old"] = new("x.Dropout()"),
        ["test_elu"] = new("x.Elu(2)"),
        ["test_gelu_default_2"] = new("x.Gelu()"),
        ["test_gemm_alpha"] = new("(x * 0.5).Dense(4)", Rows: true, Parameters: c => [Transposed(c.Operand(1)), c.Operand(2).Floats]),
        ["test_gemm_transposeA"] = new("x.Dense(4)", Rows: true, Parameters: c => [Transposed(c.Operand(1)), c.Operand(2).Floats]),
        ["test_hardsigmoid_example"] = new("(x * 0.5 + 0.6).Clamp(0, 1)"),
        ["test_hardswish"] = new("x.HardSwish()"),
        ["test_layer_normalization_2d_axis0"] = new("x.LayerNorm()", Parameters: Affine),
        ["test_layer_normalization_3d_axis2_epsilon"] = new("x.LayerNorm(0.1)", Rows: true, Parameters: Affine),
        ["test_layer_normalization_4d_axis0"] = new("x.LayerNorm()", Parameters: Affine),
        ["test_layer_normalization_default_axis"] = new("x.LayerNorm()", Rows: true, Parameters: Affine),
        ["test_leakyrelu_default"] = new("x.LeakyRelu()"),
        ["test_LeakyReLU_with_negval"] = new("x.LeakyRelu(0.5)"),
        ["test_Linear"] = new("x.Dense(8)", Rows: true, Parameters: Affine),
        ["test_mish"] = new("x * x.Softplus().Tanh()"),
        ["test_operator_basic"] = new("-(x * (x + y)).Tanh().Sigmoid()", Inputs: 2),
        ["test_operator_exp"] = new("x.Exp()"),
        ["test_operator_flatten"] = new("x.Reshape(2, 3, 4).Flatten()"),
        ["test_prelu_example"] = new("Tensor.Maximum(x, 0) + y * Tensor.Minimum(x, 0)", Inputs: 2),
        ["test_relu"] = new("x.Relu()"),
        ["test_selu_default"] = new("x.Selu()"),
        ["test_SELU"] = new("x.Selu()"),
        ["test_sigmoid_example"] = new("x.Sigmoid()"),
        ["test_softmax_default_axis"] = new("x.Softmax()", Rows: true),
        ["test_softmax_functional_dim3"] = new("x.Softmax()", Rows: true),
        ["test_softplus"] = new("x.Softplus()"),
        ["test_softsign"] = new("x / (x.Abs() + 1)"),
        ["test_swish"] = new("x.Silu()"),
        ["test_tanh_example"] = new("x.Tanh()"),
        ["test_thresholdedrelu"] = new("x * (x - 2).BinaryStep()"),
        ["test_training_dropout_zero_ratio_mask"] = new("x.Dropout(0)"),

        // Per channel: each position is an example of its own.
        ["test_batchnorm_example"] = new("x.BatchNorm()", Channels: true, Parameters: Affine, States: Statistics),
        ["test_BatchNorm1d_3d_input_eval"] = new("x.BatchNorm()", Channels: true, Parameters: Affine, States: Statistics),
    };

    private static readonly Dictionary<string, string> NotYet = new()
    {
        ["test_clip_default_int8_inbounds"] = "numbers are floats",
        ["test_erf"] = "there is no operator for the error function alone",
        ["test_operator_add_size1_right_broadcast"] = "its numbers are doubles beyond a float's range",
        ["test_PReLU_2d_multiparam"] = "there is no layer with a slope learned per channel",
        ["test_training_dropout_default_mask"] = "the mask is that of another generator's seed",
    };

    [SkippableFact]
    public void Every_case_of_these_operators_is_in_a_table()
    {
        IEnumerable<string> concerned = OnnxCases.All.Where(c => c.Nodes.All(n => Concerned.Contains(n.Operator)) && !IsLoss(c)).Select(c => c.Name);
        Assert.Equal(concerned.Order(StringComparer.Ordinal), Networks.Keys.Concat(NotYet.Keys).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void A_network_gives_what_the_case_expects()
    {
        OnnxCase[] cases = [.. OnnxCases.All.Where(c => Networks.ContainsKey(c.Name))];
        using Loaded loaded = Compiled.Load("using NetCompiler;\n" + string.Join("\n", cases.Select(Source)));

        foreach (OnnxCase known in cases)
        {
            Expressed expressed = Networks[known.Name];
            Network network = loaded.Network(known.Name);

            foreach ((Parameter parameter, float[] values) in network.Parameters.Zip(expressed.Parameters?.Invoke(known) ?? []))
                parameter.CopyFrom(values);

            foreach ((State state, float[] values) in network.States.Zip(expressed.States?.Invoke(known) ?? []))
                state.CopyFrom(values);

            Close.Assert(known.Name, Examples(expressed, known.Outputs[0]).Select(v => (double)v).ToArray(), network.Predict(Data(known))[0], Tolerance);
        }
    }

    /// <summary>A class number at each position, ignored ones and ones of classes with a weight: each position is an example, with a weight where the case has any.</summary>
    [SkippableFact]
    public void A_loss_over_classes_gives_what_the_case_expects()
    {
        using Loaded loaded = Compiled.Load("""
            using NetCompiler;

            [Network, Input(5), Identity, Dense(5, Bias = false), NegativeLogLikelihood]
            public sealed partial class NegativeLogLikelihoodLoss;

            [Network, Input(5), Identity, Dense(5, Bias = false), SoftmaxCrossEntropy]
            public sealed partial class SoftmaxCrossEntropyLoss;
            """);

        float[] unit = [.. Enumerable.Range(0, 25).Select(i => i / 5 == i % 5 ? 1f : 0f)];
        OnnxCase[] cases = [.. OnnxCases.All.Where(IsLoss)];
        Assert.Equal(12, cases.Length);

        foreach (OnnxCase known in cases)
        {
            Network network = loaded.Network(known.Node.Operator);
            network.Parameters[0].CopyFrom(unit);
            int[] labels = known.Operand(1).Integers;
            float[]? ofClass = known.Inputs.Count > 2 ? known.Operand(2).Floats : null;
            float[] weights = [.. labels.Select(label => known.Node.Has("ignore_index") && label == known.Node.Int("ignore_index") ? 0 : ofClass?[label] ?? 1)];

            // ONNX divides by the sum of the weights, NetCompiler by the number of examples.
            double total = weights.Sum(w => (double)w);
            float[] scaled = Array.ConvertAll(weights, w => (float)(w * weights.Length / total));
            Dataset data = Dataset.From(ByPosition(known.Operand(0)), Array.ConvertAll(labels, label => Math.Max(label, 0))).WithWeights(scaled);

            Assert.Equal("mean", known.Node.Text("reduction"));
            Close.Assert(known.Name, known.Outputs[0].Values, [(float)network.Evaluate(data).Loss], Tolerance);
            Close.Assert(known.Name, known.Outputs[0].Values, [network.Gradients(data)], Tolerance);

            if (known.Outputs.Count > 1)
                Close.Assert(known.Name + " log_prob", [.. ByPosition(known.Outputs[1]).Select(v => (double)v)], [.. network.Predict(data)[0].Select(p => MathF.Log(p))], Tolerance);
        }
    }

    /// <param name="Body">Forward's result, from x and y.</param>
    /// <param name="Rows">Whether each row of the last axis is an example; otherwise the whole tensor is one.</param>
    /// <param name="Channels">Whether each position is an example, with the second axis as its elements.</param>
    /// <param name="Inputs">How many tensors Forward takes; one that is shorter is the same for every example.</param>
    /// <param name="Parameters">The values of the network's parameters.</param>
    /// <param name="States">The values of its running statistics.</param>
    private sealed record Expressed(
        string Body, bool Rows = false, bool Channels = false, int Inputs = 1, Func<OnnxCase, float[][]>? Parameters = null, Func<OnnxCase, float[][]>? States = null);

    private static bool IsLoss(OnnxCase known) => known.Nodes is [{ Operator: "NegativeLogLikelihoodLoss" or "SoftmaxCrossEntropyLoss" }];

    private static string Source(OnnxCase known)
    {
        string shape = $"[Shape({Length(known)})] Tensor ";
        string inputs = Networks[known.Name].Inputs == 1 ? shape + "x" : $"{shape}x, {shape}y";
        string bound = known.Inputs.Count > 1 && known.Inputs[1].Shape.Length == 0 ? FormattableString.Invariant($"{known.Inputs[1].Values[0]:R}") : "";
        return $"[Network] public sealed partial class {known.Name} {{ static Tensor Forward({inputs}) => {Networks[known.Name].Body.Replace("BOUND", bound)}; }}\n";
    }

    private static int Length(OnnxCase known) => (Networks[known.Name], First(known).Shape) switch
    {
        ({ Channels: true }, var shape) => shape[1],
        ({ Rows: true }, var shape) when known.Node.Int("transA") == 1 => shape[0],
        ({ Rows: true }, var shape) => shape[^1],
        (_, var shape) => shape.Aggregate(1, (product, axis) => product * axis),
    };

    private static OnnxTensor First(OnnxCase known) => known.Inputs[0];

    private static Dataset Data(OnnxCase known)
    {
        Expressed expressed = Networks[known.Name];
        float[] first = known.Nodes[0].Int("transA") == 1 ? Transposed(First(known)) : Examples(expressed, First(known));
        IEnumerable<Column> others = known.Inputs.Skip(1).Take(expressed.Inputs - 1).Select(t => Column.Of(Enumerable.Range(0, first.Length).Select(i => t.Floats[i % t.Values.Length]).ToArray(), Length(known)));
        return new Dataset([Column.Of(first, Length(known)), .. others]);
    }

    private static float[] Examples(Expressed expressed, OnnxTensor tensor) => expressed.Channels ? ByPosition(tensor) : tensor.Floats;

    /// <summary>[N, C, …] as a row of C numbers for each position of the other axes, in their order.</summary>
    private static float[] ByPosition(OnnxTensor tensor)
    {
        float[] values = tensor.Floats;
        int classes = tensor.Shape[1], inner = tensor.Shape.Skip(2).Aggregate(1, (product, axis) => product * axis);

        return [.. Enumerable.Range(0, values.Length).Select(i =>
        {
            int position = i / classes;
            return values[(position / inner * classes + i % classes) * inner + position % inner];
        })];
    }

    private static float[] Transposed(OnnxTensor tensor)
    {
        float[] values = tensor.Floats;
        (int rows, int columns) = (tensor.Shape[0], tensor.Shape[1]);
        return [.. Enumerable.Range(0, values.Length).Select(i => values[i % rows * columns + i / rows])];
    }

    private static float[][] Affine(OnnxCase known) => [known.Operand(1).Floats, known.Operand(2).Floats];

    private static float[][] Statistics(OnnxCase known) => [known.Operand(3).Floats, known.Operand(4).Floats];
}

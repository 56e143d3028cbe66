using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Tests.Onnx;
using Xunit;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>ONNX's cases of recurrent layers and of tables' rows, through compiled networks.</summary>
[Trait("Category", "EveryPath")]
public sealed class OnnxSequences
{
    private const double Tolerance = 1e-5;

    /// <summary>The operators that the tables below are complete over.</summary>
    private static readonly HashSet<string> Concerned = ["Gather", "GRU", "LSTM", "RNN"];

    /// <summary>What a case is in a network's Forward, and the parameters: ONNX has the gates in other orders, and a bias for the state's product where PyTorch's reset before it has none.</summary>
    private static readonly Dictionary<string, Expressed> Networks = new()
    {
        ["test_Embedding_sparse"] = new("x.Embedding(4, 3)", c => [c.Operand(0).Floats]),
        ["test_gru_seq_length"] = new("x.Gru(5, resetAfter: false)", c =>
        [
            Gates(c.Operand(1), 3, [1, 0, 2]), Gates(c.Operand(2), 3, [1, 0]), Gates(c.Operand(2), 3, [2]),
            [.. Biases(c.Operand(3), 3, [1, 0, 2], 0).Zip(Biases(c.Operand(3), 3, [1, 0, 2], 1), (w, r) => w + r)],
        ]),
        ["test_lstm_batchwise"] = new("x.Lstm(7, forgetBias: 0)", c => [Gates(c.Operand(1), 4, [0, 2, 3, 1]), Gates(c.Operand(2), 4, [0, 2, 3, 1]), new float[28]]),
        ["test_simple_rnn_defaults"] = new("x.Rnn(4)", c => [c.Operand(1).Floats, c.Operand(2).Floats, new float[4]]),
    };

    private static readonly Dictionary<string, string> NotYet = new()
    {
        ["test_gather_2d_indices"] = "rows are of a table of parameters, never of another input",
    };

    [SkippableFact]
    public void Every_case_of_these_operators_is_in_a_table()
    {
        IEnumerable<string> concerned = OnnxCases.All.Where(c => c.Nodes.All(n => Concerned.Contains(n.Operator))).Select(c => c.Name);
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

            foreach ((Parameter parameter, float[] values) in network.Parameters.Zip(Networks[known.Name].Parameters(known), (p, v) => (p, v)))
                parameter.CopyFrom(values);

            (float[] x, int examples) = Examples(known);
            OnnxTensor last = known.Outputs[^1];
            Close.Assert(known.Name, last.Values, network.Predict(new Dataset([Column.Of(x, x.Length / examples)]))[0], Tolerance);
        }
    }

    /// <param name="Body">Forward's result, from x.</param>
    /// <param name="Parameters">The values of the network's parameters.</param>
    private sealed record Expressed(string Body, Func<OnnxCase, float[][]> Parameters);

    private static string Source(OnnxCase known)
    {
        int[] shape = known.Inputs[0].Shape;
        string steps = shape.Length == 2 ? $"{shape[1]}" : IsBatchFirst(known) ? $"{shape[1]}, {shape[2]}" : $"{shape[0]}, {shape[2]}";
        return $"[Network] public sealed partial class {known.Name} {{ static Tensor Forward([Shape({steps})] Tensor x) => {Networks[known.Name].Body}; }}\n";
    }

    /// <summary>The first input with the batch as its first axis: ONNX has the steps before it unless it says otherwise.</summary>
    private static (float[] Values, int Count) Examples(OnnxCase known)
    {
        float[] values = known.Inputs[0].Floats;
        int[] shape = known.Inputs[0].Shape;

        if (shape.Length == 2 || IsBatchFirst(known))
            return (values, shape[0]);

        (int steps, int batch, int features) = (shape[0], shape[1], shape[2]);
        return ([.. Enumerable.Range(0, values.Length).Select(i => values[(i / features % steps * batch + i / features / steps) * features + i % features])], batch);
    }

    private static bool IsBatchFirst(OnnxCase known) => known.Node.Int("layout") == 1;

    /// <summary>Gates of a matrix [1, gates·units, n] in this order.</summary>
    private static float[] Gates(OnnxTensor matrix, int gates, int[] order) => Pieces(matrix.Floats, matrix.Values.Length / gates, order);

    /// <summary>Gates of one half of a vector [1, 2·gates·units] in this order.</summary>
    private static float[] Biases(OnnxTensor vector, int gates, int[] order, int half) =>
        Pieces(vector.Floats[(half * vector.Values.Length / 2)..((half + 1) * vector.Values.Length / 2)], vector.Values.Length / 2 / gates, order);

    private static float[] Pieces(float[] values, int length, int[] order) => [.. order.SelectMany(piece => values[(piece * length)..((piece + 1) * length)])];
}

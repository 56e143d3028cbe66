using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Tests.Onnx;
using Xunit;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>ONNX's cases of attention, through compiled networks: queries, keys and values as inputs, the first axis of each its batch.</summary>
[Trait("Category", "EveryPath")]
public sealed class OnnxAttention
{
    private const double Tolerance = 1e-5;

    private static readonly HashSet<string> Concerned = ["Attention", "FlexAttention"];

    private static readonly string[] Networks = ["test_attention_3d_causal", "test_attention_4d_diff_heads_sizes_causal", "test_attention_4d_scaled", "test_flexattention"];

    private static readonly Dictionary<string, string> NotYet = new()
    {
        ["test_attention_3d_gqa_scaled"] = "several heads of queries to one of keys",
        ["test_attention_3d_gqa_softcap"] = "several heads of queries to one of keys",
        ["test_attention_3d_with_past_and_present"] = "keys of earlier calls",
        ["test_attention_3d_with_past_and_present_qk_matmul_softcap"] = "keys of earlier calls",
        ["test_attention_4d_attn_mask_4d"] = "a number added to each score",
        ["test_attention_4d_diff_heads_sizes_softcap"] = "scores under a bound",
        ["test_attention_4d_diff_heads_with_past_and_present_mask3d"] = "keys of earlier calls",
        ["test_attention_4d_fp16"] = "half precision",
        ["test_attention_4d_gqa_softcap"] = "several heads of queries to one of keys",
        ["test_attention_4d_softcap_neginf_mask"] = "scores under a bound",
        ["test_attention_4d_with_past_and_present_qk_matmul_bias"] = "keys of earlier calls",
        ["test_attention_4d_with_past_and_present_qk_matmul_bias_3d_mask_causal"] = "keys of earlier calls",
        ["test_attention_4d_with_past_and_present_qk_matmul_bias_4d_mask_causal"] = "keys of earlier calls",
    };

    [SkippableFact]
    public void Every_case_of_these_operators_is_in_a_table()
    {
        IEnumerable<string> concerned = OnnxCases.All.Where(c => c.Nodes.All(n => Concerned.Contains(n.Operator))).Select(c => c.Name);
        Assert.Equal(concerned.Order(StringComparer.Ordinal), Networks.Concat(NotYet.Keys).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void A_network_gives_what_the_case_expects()
    {
        OnnxCase[] cases = [.. OnnxCases.All.Where(c => Networks.Contains(c.Name))];
        Assert.Equal(Networks.Length, cases.Length);
        using Loaded loaded = Compiled.Load("using NetCompiler;\n" + string.Join("\n", cases.Select(Source)));

        foreach (OnnxCase known in cases)
        {
            float[] output = loaded.Network(known.Name).Predict(new Dataset([.. known.Inputs.Select(t => Column.Of(t.Floats, t.Floats.Length / t.Shape[0]))]))[0];
            Close.Assert(known.Name, known.Outputs[0].Values, output, Tolerance);
        }
    }

    /// <summary>Heads stand side by side, or on an axis of their own.</summary>
    private static string Source(OnnxCase known)
    {
        int[] q = known.Inputs[0].Shape, k = known.Inputs[1].Shape, v = known.Inputs[2].Shape;
        bool apart = q.Length == 4;
        string given = string.Join(", ", known.Inputs.Select((t, i) => $"[Shape({string.Join(", ", t.Shape[1..])})] Tensor {"qkv"[i]}"));
        string Rows(char name, int[] shape) => apart ? $"{name}.Transpose(1, 0, 2).Reshape({shape[2]}, {shape[1] * shape[3]})" : $"{name}";
        string heads = $"heads: {(apart ? q[1] : known.Node.Int("q_num_heads"))}", causal = $"causal: {(known.Node.Int("is_causal") == 1 ? "true" : "false")}";
        string attended = $"{Rows('q', q)}.Attention({Rows('k', k)}, {Rows('v', v)}, {heads}, {causal}, scale: {FormattableString.Invariant($"{known.Node.Number("scale"):R}")})";
        return $"[Network] public sealed partial class {known.Name} {{ static Tensor Forward({given}) => {attended}{(apart ? $".Reshape({q[2]}, {q[1]}, {v[3]}).Transpose(1, 0, 2)" : "")}; }}\n";
    }
}

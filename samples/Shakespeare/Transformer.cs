using NetCompiler;

namespace Shakespeare;

/// <summary>
/// Three layers in which every character looks at all before it, with four heads (Vaswani et al. 2017), normalised first. Where a character stands is not said: that it sees those before it, and no others, is enough
/// (Kazemnejad et al. 2023, arXiv:2305.19466). Then nothing is bound to a position, and the writer's window can move on for ever.
/// </summary>
internal static class Transformer
{
    public const int Features = 128, Heads = 4, Window = 128;

    /// <summary>What a layer's characters ask, what they answer to, and what they tell.</summary>
    public static (Tensor Query, Tensor Key, Tensor Value) Asked(Tensor x, int layer)
    {
        Tensor norm = x.LayerNorm(name: $"attentionNorm{layer}");
        return (norm.Dense(Features, name: $"query{layer}"), norm.Dense(Features, name: $"key{layer}"), norm.Dense(Features, name: $"value{layer}"));
    }

    /// <summary>What comes of what was seen, each character on its own.</summary>
    public static Tensor Thought(Tensor x, Tensor seen, int layer)
    {
        Tensor met = x + seen.Dense(Features, name: $"seen{layer}").Dropout(.1);
        Tensor inner = met.LayerNorm(name: $"forwardNorm{layer}").Dense(4 * Features, name: $"inner{layer}").Gelu();
        return met + inner.Dense(Features, name: $"outer{layer}").Dropout(.1);
    }

    public static Tensor Score(Tensor x) => x.LayerNorm(name: "norm").Dense(66, name: "scores");
}

/// <summary>Learns from 128 characters at a time. 612 034 parameters.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class TransformerReader
{
    private static Tensor Forward([Shape(Transformer.Window)] Tensor text)
    {
        Tensor x = text.Embedding(66, Transformer.Features, name: "characters");

        for (int layer = 1; layer <= 3; layer++)
        {
            (Tensor query, Tensor key, Tensor value) = Transformer.Asked(x, layer);
            x = Transformer.Thought(x, query.Attention(key, value, Transformer.Heads, causal: true, dropout: .1), layer);
        }

        return Transformer.Score(x);
    }
}

/// <summary>The same character by character: keys and values of the last 128 are handed from one to the next, and none is computed again.</summary>
[Network]
public sealed partial class TransformerWriter
{
    private static (Tensor Scores, Tensor Filled, Tensor Keys1, Tensor Values1, Tensor Keys2, Tensor Values2, Tensor Keys3, Tensor Values3) Forward(
        [Shape(1)] Tensor character,
        [Shape(Transformer.Window)] Tensor filled,
        [Shape(Transformer.Window, Transformer.Features)] Tensor keys1,
        [Shape(Transformer.Window, Transformer.Features)] Tensor values1,
        [Shape(Transformer.Window, Transformer.Features)] Tensor keys2,
        [Shape(Transformer.Window, Transformer.Features)] Tensor values2,
        [Shape(Transformer.Window, Transformer.Features)] Tensor keys3,
        [Shape(Transformer.Window, Transformer.Features)] Tensor values3)
    {
        // A place is 1 once there is a character in it.
        Tensor full = Tensor.Concat(filled.Slice(1, Transformer.Window - 1), filled.Slice(0, 1) * 0 + 1);
        Tensor x = character.Embedding(66, Transformer.Features, name: "characters").Flatten();
        (x, Tensor nextKeys1, Tensor nextValues1) = Layer(x, full, keys1, values1, 1);
        (x, Tensor nextKeys2, Tensor nextValues2) = Layer(x, full, keys2, values2, 2);
        (x, Tensor nextKeys3, Tensor nextValues3) = Layer(x, full, keys3, values3, 3);
        return (Transformer.Score(x), full, nextKeys1, nextValues1, nextKeys2, nextValues2, nextKeys3, nextValues3);
    }

    private static (Tensor X, Tensor Keys, Tensor Values) Layer(Tensor x, Tensor full, Tensor keys, Tensor values, int layer)
    {
        (Tensor query, Tensor key, Tensor value) = Transformer.Asked(x, layer);
        (Tensor nextKeys, Tensor nextValues) = (Behind(keys, key), Behind(values, value));
        return (Transformer.Thought(x, query.Attention(nextKeys, nextValues, Transformer.Heads, mask: full), layer), nextKeys, nextValues);
    }

    /// <summary>All but the first, and one more at the end.</summary>
    private static Tensor Behind(Tensor rows, Tensor row) => Tensor.Concat(0, rows.Slice(1, Transformer.Window - 1, axis: 0), row.Reshape(1, Transformer.Features));
}

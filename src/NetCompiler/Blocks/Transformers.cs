using System;

namespace NetCompiler;

/// <summary>Blocks of transformers (Vaswani et al. 2017, arXiv:1706.03762), written as networks are: from layers and operators that can be used on their own.</summary>
[Blocks]
public static class Transformers
{
    /// <summary>
    /// Attention of several heads, each with projections of its own, as PyTorch's <c>MultiheadAttention</c>: of a sequence to itself, or to another one.
    /// <code>
    /// [q k v] = x·Wᵀ + b          y = Attention(q, k, v)·Oᵀ + c          x, y: [T, n]   W: [3n, n]   O: [n, n]
    /// </code>
    /// To another sequence q comes from x, k and v from that one: q = x·Wᵀ + b with W [n, n], [k v] = z·Wᵀ + b with W [2n, m] for z [S, m]. Layers <c>projected</c> (<c>in_proj_weight</c> and <c>in_proj_bias</c>), or
    /// <c>query</c> and <c>both</c> (its first n rows and its other 2n), and <c>output</c> (<c>out_proj</c>). Projections start Glorot uniform. Heads that do not divide n are NC1001.
    /// </summary>
    /// <param name="x">The sequence <c>[T, n]</c> that asks.</param>
    /// <param name="heads">How many heads, at least 1.</param>
    /// <param name="keyValue">The sequence z <c>[S, m]</c> that is looked at; by default x itself.</param>
    /// <param name="causal">Whether step t sees steps 0 … t only.</param>
    /// <param name="dropout">The share of probabilities that is 0 in training.</param>
    /// <param name="mask">A number for each step that is looked at, <c>[S]</c>: 0 hides it, any other shows it.</param>
    public static Tensor MultiHeadAttention(this Tensor x, int heads, Tensor? keyValue = null, bool causal = false, double dropout = 0, Tensor? mask = null)
    {
        int features = x.Shape[x.Rank - 1];
        Tensor attended;

        if (keyValue is null)
        {
            Tensor projected = x.Dense(3 * features, initializer: WeightInitializer.GlorotUniform);
            Tensor queries = projected.Slice(0, features, axis: 1);
            Tensor keys = projected.Slice(features, features, axis: 1);
            Tensor values = projected.Slice(2 * features, features, axis: 1);
            attended = queries.Attention(keys, values, heads, causal, dropout: dropout, mask: mask);
        }
        else
        {
            Tensor query = x.Dense(features, initializer: WeightInitializer.GlorotUniform);
            Tensor both = keyValue.Dense(2 * features, initializer: WeightInitializer.GlorotUniform);
            Tensor keys = both.Slice(0, features, axis: 1);
            Tensor values = both.Slice(features, features, axis: 1);
            attended = query.Attention(keys, values, heads, causal, dropout: dropout, mask: mask);
        }

        Tensor output = attended.Dense(features);
        return output;
    }

    /// <summary>
    /// A layer of a transformer's encoder: steps look at each other, then each is transformed on its own, with a way past both, as PyTorch's <c>TransformerEncoderLayer</c>.
    /// <code>
    /// s = LayerNorm(x + MultiHeadAttention(x))          y = LayerNorm(s + Dense(activation(Dense(s))))          x, y: [T, n]
    /// normFirst:    s = x + MultiHeadAttention(LayerNorm(x))          y = s + Dense(activation(Dense(LayerNorm(s))))
    /// </code>
    /// Layers <c>attention.projected</c> and <c>attention.output</c>, <c>attentionNorm</c> (<c>norm1</c>), <c>forward.inner</c> and <c>forward.outer</c> (<c>linear1</c>, <c>linear2</c>), <c>forwardNorm</c> (<c>norm2</c>).
    /// </summary>
    /// <param name="x">The sequence <c>[T, n]</c>.</param>
    /// <param name="heads">How many heads, at least 1.</param>
    /// <param name="hidden">The length of the vector between the two dense layers.</param>
    /// <param name="activation">What is between them; ReLU by default.</param>
    /// <param name="dropout">The share of probabilities, of hidden numbers and of what is added to x and s that is 0 in training.</param>
    /// <param name="normFirst">Whether what each part takes is normalised (Xiong et al. 2020, arXiv:2002.04745), instead of the sum after it.</param>
    /// <param name="causal">Whether step t sees steps 0 … t only, as in a decoder without an encoder.</param>
    /// <param name="mask">A number for each step, <c>[T]</c>: 0 hides it, any other shows it.</param>
    public static Tensor TransformerEncoderLayer(
        this Tensor x, int heads, int hidden, Func<Tensor, Tensor>? activation = null, double dropout = 0.1, bool normFirst = false, bool causal = false, Tensor? mask = null)
    {
        if (normFirst)
        {
            Tensor attentionNorm = x.LayerNorm();
            Tensor attention = MultiHeadAttention(attentionNorm, heads, causal: causal, dropout: dropout, mask: mask);
            Tensor seen = x + attention.Dropout(dropout);
            Tensor forwardNorm = seen.LayerNorm();
            Tensor forward = FeedForward(forwardNorm, hidden, activation, dropout);
            return seen + forward.Dropout(dropout);
        }
        else
        {
            Tensor attention = MultiHeadAttention(x, heads, causal: causal, dropout: dropout, mask: mask);
            Tensor attentionNorm = (x + attention.Dropout(dropout)).LayerNorm();
            Tensor forward = FeedForward(attentionNorm, hidden, activation, dropout);
            Tensor forwardNorm = (attentionNorm + forward.Dropout(dropout)).LayerNorm();
            return forwardNorm;
        }
    }

    /// <summary>
    /// A layer of a transformer's decoder: steps look at those before them, then at what an encoder has made, then each is transformed on its own, with a way past each, as PyTorch's
    /// <c>TransformerDecoderLayer</c>.
    /// <code>
    /// s = LayerNorm(x + MultiHeadAttention(x, causal))          u = LayerNorm(s + MultiHeadAttention(s, memory))          y = LayerNorm(u + Dense(activation(Dense(u))))
    /// </code>
    /// With <paramref name="normFirst"/> what each part takes is normalised instead of the sum after it. Layers <c>attention</c>, <c>attentionNorm</c>, <c>cross</c> (PyTorch's <c>multihead_attn</c>), <c>crossNorm</c>,
    /// <c>forward</c> and <c>forwardNorm</c>.
    /// </summary>
    /// <param name="x">The sequence <c>[T, n]</c>.</param>
    /// <param name="memory">What the encoder has made, <c>[S, m]</c>.</param>
    /// <param name="heads">How many heads, at least 1.</param>
    /// <param name="hidden">The length of the vector between the two dense layers.</param>
    /// <param name="activation">What is between them; ReLU by default.</param>
    /// <param name="dropout">The share of probabilities, of hidden numbers and of what is added that is 0 in training.</param>
    /// <param name="normFirst">Whether what each part takes is normalised, instead of the sum after it.</param>
    /// <param name="causal">Whether step t sees steps 0 … t of x only; true by default.</param>
    /// <param name="mask">A number for each step of x, <c>[T]</c>: 0 hides it, any other shows it.</param>
    /// <param name="memoryMask">The same for the memory, <c>[S]</c>.</param>
    public static Tensor TransformerDecoderLayer(
        this Tensor x, Tensor memory, int heads, int hidden, Func<Tensor, Tensor>? activation = null, double dropout = 0.1, bool normFirst = false, bool causal = true, Tensor? mask = null, Tensor? memoryMask = null)
    {
        if (normFirst)
        {
            Tensor attentionNorm = x.LayerNorm();
            Tensor attention = MultiHeadAttention(attentionNorm, heads, causal: causal, dropout: dropout, mask: mask);
            Tensor seen = x + attention.Dropout(dropout);
            Tensor crossNorm = seen.LayerNorm();
            Tensor cross = MultiHeadAttention(crossNorm, heads, memory, dropout: dropout, mask: memoryMask);
            Tensor met = seen + cross.Dropout(dropout);
            Tensor forwardNorm = met.LayerNorm();
            Tensor forward = FeedForward(forwardNorm, hidden, activation, dropout);
            return met + forward.Dropout(dropout);
        }
        else
        {
            Tensor attention = MultiHeadAttention(x, heads, causal: causal, dropout: dropout, mask: mask);
            Tensor attentionNorm = (x + attention.Dropout(dropout)).LayerNorm();
            Tensor cross = MultiHeadAttention(attentionNorm, heads, memory, dropout: dropout, mask: memoryMask);
            Tensor crossNorm = (attentionNorm + cross.Dropout(dropout)).LayerNorm();
            Tensor forward = FeedForward(crossNorm, hidden, activation, dropout);
            Tensor forwardNorm = (crossNorm + forward.Dropout(dropout)).LayerNorm();
            return forwardNorm;
        }
    }

    private static Tensor FeedForward(Tensor x, int hidden, Func<Tensor, Tensor>? activation, double dropout)
    {
        Tensor inner = x.Dense(hidden);
        Tensor activated = activation is null ? inner.Relu() : activation(inner);
        Tensor outer = activated.Dropout(dropout).Dense(x.Shape[x.Rank - 1]);
        return outer;
    }
}

namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>
    /// Scaled dot-product attention (Vaswani et al. 2017, arXiv:1706.03762), this being the queries: what each step takes of the values, by how well its query fits their keys.
    /// <code>
    /// y[t] = Σ over s of P[t, s]·v[s]          P[t, ·] = softmax(scale·q[t]·k[·])          q: [T, n]   k: [S, n]   v: [S, m]   y: [T, m]
    /// </code>
    /// A single query, [n], gives [m]; the cell of a <see cref="Scan(InitialState, System.Func{Tensor, Tensor, Tensor}, bool, bool)"/> gives one of its step to keys and values of outside, as decoders do (Luong et al. 2015,
    /// arXiv:1508.04025: scale 1; their general form takes a dense layer of the query). Heads stand side by side: of h heads, each has its n/h features of queries and keys and its m/h of values. A matrix of T·S probabilities is never in memory. There are no parameters.
    /// Other shapes are NC1003, and heads that do not divide the features NC1001.
    /// </summary>
    /// <param name="keys">k.</param>
    /// <param name="values">v.</param>
    /// <param name="heads">h, at least 1.</param>
    /// <param name="causal">Whether step t sees the keys 0 … t only.</param>
    /// <param name="scale">What products of queries and keys are multiplied by, above 0; 0, the default, stands for 1/√(n/h).</param>
    /// <param name="dropout">The share of P that is 0 in training, from 0 to 1; the rest is multiplied by 1/(1 − dropout).</param>
    /// <param name="mask">A number for each key, <c>[S]</c>: 0 hides it from all queries, as padding is hidden, and any other shows it. Where all are hidden, y[t] is 0.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Attention(Tensor keys, Tensor values, int heads = 1, bool causal = false, double scale = 0, double dropout = 0, Tensor? mask = null, string? name = null) => Never();
}

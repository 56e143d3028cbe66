namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>
    /// Additive attention (Bahdanau et al. 2015, arXiv:1409.0473), this being the projected queries: what each step takes of the values, by how well its query fits their keys.
    /// <code>
    /// y[t] = Σ over s of P[t, s]·v[s]          P[t, ·] = softmax(w·tanh(q[t] + k[·]))          q: [T, n]   k: [S, n]   v: [S, m]   w: [n]   y: [T, m]
    /// </code>
    /// A single query, [n], gives [m]; in the cell of a scan keys and values are sequences of outside. Dense layers project what is compared: in a decoder keys before the scan, once for all of its steps, and its state in
    /// the cell. Parameter <c>weight</c> (w, normal with standard deviation 1/√n). Other shapes are NC1003.
    /// </summary>
    /// <param name="keys">k.</param>
    /// <param name="values">v.</param>
    /// <param name="mask">A number for each key, <c>[S]</c>: 0 hides it from all queries, and any other shows it. Where all are hidden, y[t] is 0.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor AdditiveAttention(Tensor keys, Tensor values, Tensor? mask = null, string? name = null) => Never();
}

namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>
    /// The matrix product, by the rules of PyTorch's <c>matmul</c>: c[…, i, k] = Σⱼ a[…, i, j]·b[…, j, k]. Axes before the last two are equal, or one of them is 1 or missing
    /// (NC1003). A vector on the left is a row, on the right a column, and the result has no axis in its place: of two vectors it is a single number.
    /// </summary>
    /// <param name="right">b.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor MatMul(Tensor right, string? name = null) => Never();
}

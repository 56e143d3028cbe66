namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>
    /// The smaller of two, element by element: y = min(a, b); the shapes are equal (NC1003). Where both are equal, each gets half of the derivative.
    /// </summary>
    public static Tensor Minimum(Tensor left, Tensor right) => Never();

    /// <summary>The smaller of every element and a constant: y = min(a, c); its derivative at c is taken as 1.</summary>
    public static Tensor Minimum(Tensor left, double right) => Never();
}

namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>
    /// The larger of two, element by element: y = max(a, b); the shapes are equal (NC1003). Where both are equal, each gets half of the derivative.
    /// </summary>
    public static Tensor Maximum(Tensor left, Tensor right) => Never();

    /// <summary>The larger of every element and a constant: y = max(a, c); its derivative at c is taken as 1.</summary>
    public static Tensor Maximum(Tensor left, double right) => Never();
}

namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>y = a + b, element by element. The shapes are equal, or their axes, counted from the last, are equal or 1 or missing, and elements are repeated (NC1003).</summary>
    public static Tensor operator +(Tensor left, Tensor right) => Never();

    /// <summary>y = a + c for every element.</summary>
    public static Tensor operator +(Tensor left, double right) => Never();

    /// <summary>y = c + a for every element.</summary>
    public static Tensor operator +(double left, Tensor right) => Never();

    /// <summary>y = a − b, element by element. The shapes are equal, or their axes, counted from the last, are equal or 1 or missing, and elements are repeated (NC1003).</summary>
    public static Tensor operator -(Tensor left, Tensor right) => Never();

    /// <summary>y = a − c for every element.</summary>
    public static Tensor operator -(Tensor left, double right) => Never();

    /// <summary>y = c − a for every element.</summary>
    public static Tensor operator -(double left, Tensor right) => Never();

    /// <summary>y = a · b, element by element. The shapes are equal, or their axes, counted from the last, are equal or 1 or missing, and elements are repeated (NC1003).</summary>
    public static Tensor operator *(Tensor left, Tensor right) => Never();

    /// <summary>y = a · c for every element.</summary>
    public static Tensor operator *(Tensor left, double right) => Never();

    /// <summary>y = c · a for every element.</summary>
    public static Tensor operator *(double left, Tensor right) => Never();

    /// <summary>y = a / b, element by element. The shapes are equal, or their axes, counted from the last, are equal or 1 or missing, and elements are repeated (NC1003).</summary>
    public static Tensor operator /(Tensor left, Tensor right) => Never();

    /// <summary>y = a / c for every element.</summary>
    public static Tensor operator /(Tensor left, double right) => Never();

    /// <summary>y = c / a for every element.</summary>
    public static Tensor operator /(double left, Tensor right) => Never();

    /// <summary>y = −a for every element.</summary>
    public static Tensor operator -(Tensor value) => Never();
}

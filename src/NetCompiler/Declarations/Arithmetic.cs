namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>y = a + b, element by element; the shapes are equal.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => Never();

    /// <summary>y = a + c for every element.</summary>
    public static Tensor operator +(Tensor left, double right) => Never();

    /// <summary>y = c + a for every element.</summary>
    public static Tensor operator +(double left, Tensor right) => Never();

    /// <summary>y = a − b, element by element; the shapes are equal.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => Never();

    /// <summary>y = a − c for every element.</summary>
    public static Tensor operator -(Tensor left, double right) => Never();

    /// <summary>y = c − a for every element.</summary>
    public static Tensor operator -(double left, Tensor right) => Never();

    /// <summary>y = a · b, element by element; the shapes are equal.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => Never();

    /// <summary>y = a · c for every element.</summary>
    public static Tensor operator *(Tensor left, double right) => Never();

    /// <summary>y = c · a for every element.</summary>
    public static Tensor operator *(double left, Tensor right) => Never();

    /// <summary>y = a / b, element by element; the shapes are equal.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => Never();

    /// <summary>y = a / c for every element.</summary>
    public static Tensor operator /(Tensor left, double right) => Never();

    /// <summary>y = c / a for every element.</summary>
    public static Tensor operator /(double left, Tensor right) => Never();

    /// <summary>y = −a for every element.</summary>
    public static Tensor operator -(Tensor value) => Never();
}

namespace NetCompiler.Generator.Expressions;

/// <summary>The vocabulary of formulas: <c>using static</c> this where mathematics is written.</summary>
internal static class Functions
{
    public static Expr Abs(Expr x) => Simplify.Unary(UnaryFunction.Abs, x);

    public static Expr Sqrt(Expr x) => Simplify.Unary(UnaryFunction.Sqrt, x);

    public static Expr Exp(Expr x) => Simplify.Unary(UnaryFunction.Exp, x);

    public static Expr Log(Expr x) => Simplify.Unary(UnaryFunction.Log, x);

    /// <summary>log(1 + x), exact near 0.</summary>
    public static Expr Log1p(Expr x) => Simplify.Unary(UnaryFunction.Log1p, x);

    public static Expr Tanh(Expr x) => Simplify.Unary(UnaryFunction.Tanh, x);

    /// <summary>1 / (1 + e⁻ˣ), without overflow in either tail.</summary>
    public static Expr Sigmoid(Expr x) => Simplify.Unary(UnaryFunction.Sigmoid, x);

    /// <summary>log(1 + eˣ), without overflow.</summary>
    public static Expr Softplus(Expr x) => Simplify.Unary(UnaryFunction.Softplus, x);

    public static Expr Erf(Expr x) => Simplify.Unary(UnaryFunction.Erf, x);

    public static Expr Sin(Expr x) => Simplify.Unary(UnaryFunction.Sin, x);

    public static Expr Cos(Expr x) => Simplify.Unary(UnaryFunction.Cos, x);

    /// <summary>eˣ − 1, exact near 0.</summary>
    public static Expr Expm1(Expr x) => Simplify.Unary(UnaryFunction.Expm1, x);

    /// <summary>xʸ; of a negative x only for whole y.</summary>
    public static Expr Pow(Expr x, Expr y) => Simplify.Binary(BinaryFunction.Pow, x, y);

    public static Expr Max(Expr left, Expr right) => Simplify.Binary(BinaryFunction.Max, left, right);

    public static Expr Min(Expr left, Expr right) => Simplify.Binary(BinaryFunction.Min, left, right);
}

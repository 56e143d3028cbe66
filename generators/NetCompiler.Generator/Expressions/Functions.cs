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

    public static Expr Cbrt(Expr x) => Simplify.Unary(UnaryFunction.Cbrt, x);

    public static Expr Tan(Expr x) => Simplify.Unary(UnaryFunction.Tan, x);

    public static Expr Atan(Expr x) => Simplify.Unary(UnaryFunction.Atan, x);

    public static Expr Sinh(Expr x) => Simplify.Unary(UnaryFunction.Sinh, x);

    public static Expr Cosh(Expr x) => Simplify.Unary(UnaryFunction.Cosh, x);

    /// <summary>log(cosh x), without overflow and exact near 0.</summary>
    public static Expr LogCosh(Expr x) => Simplify.Unary(UnaryFunction.LogCosh, x);

    /// <summary>1 above 0, −1 below, 0 at 0.</summary>
    public static Expr Sign(Expr x) => Simplify.Unary(UnaryFunction.Sign, x);

    /// <summary>√(x² + y²), without overflow of the squares.</summary>
    public static Expr Hypot(Expr x, Expr y) => Simplify.Binary(BinaryFunction.Hypot, x, y);

    /// <summary>xʸ; of a negative x only for whole y.</summary>
    public static Expr Pow(Expr x, Expr y) => Simplify.Binary(BinaryFunction.Pow, x, y);

    public static Expr Max(Expr left, Expr right) => Simplify.Binary(BinaryFunction.Max, left, right);

    public static Expr Min(Expr left, Expr right) => Simplify.Binary(BinaryFunction.Min, left, right);
}

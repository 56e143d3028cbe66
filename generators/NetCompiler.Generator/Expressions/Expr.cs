namespace NetCompiler.Generator.Expressions;

/// <summary>
/// Scalar mathematics as data: what an elementwise operator computes for one element. Written once, it is simplified,
/// substituted into others (fusion), evaluated in double by the tests and rendered as code by the backends.
/// </summary>
internal abstract record Expr
{
    /// <summary>How deep the tree is: the verifier refuses what a recursive walk could not survive.</summary>
    public virtual int Depth => 1;

    public static implicit operator Expr(double value) => new Constant(value);

    public static Expr operator +(Expr left, Expr right) => Simplify.Binary(BinaryFunction.Add, left, right);

    public static Expr operator -(Expr left, Expr right) => Simplify.Binary(BinaryFunction.Subtract, left, right);

    public static Expr operator *(Expr left, Expr right) => Simplify.Binary(BinaryFunction.Multiply, left, right);

    public static Expr operator /(Expr left, Expr right) => Simplify.Binary(BinaryFunction.Divide, left, right);

    public static Expr operator -(Expr x) => Simplify.Unary(UnaryFunction.Negate, x);

    public static Comparison operator >(Expr left, Expr right) => new(Relation.Greater, left, right);

    public static Comparison operator <(Expr left, Expr right) => new(Relation.Less, left, right);

    public static Comparison operator >=(Expr left, Expr right) => new(Relation.GreaterOrEqual, left, right);

    public static Comparison operator <=(Expr left, Expr right) => new(Relation.LessOrEqual, left, right);

    public sealed override string ToString() => ExprPrinter.Print(this);
}

/// <summary>A number, kept in double so that the tests' double evaluation is exact to the formula.</summary>
internal sealed record Constant(double Value) : Expr;

/// <summary>The element of the operand with this position in the map that holds the expression.</summary>
internal sealed record Argument(int Index) : Expr;

/// <summary>The number of examples in the batch.</summary>
internal sealed record BatchSize : Expr;

internal sealed record Unary(UnaryFunction Function, Expr Operand) : Expr
{
    public override int Depth { get; } = Operand.Depth + 1;
}

internal sealed record Binary(BinaryFunction Function, Expr Left, Expr Right) : Expr
{
    public override int Depth { get; } = System.Math.Max(Left.Depth, Right.Depth) + 1;
}

/// <summary><c>Condition ? Then : Else</c>; both arms are evaluated, so both must be defined everywhere.</summary>
internal sealed record Choice(Comparison Condition, Expr Then, Expr Else) : Expr
{
    public override int Depth { get; } = System.Math.Max(System.Math.Max(Condition.Left.Depth, Condition.Right.Depth), System.Math.Max(Then.Depth, Else.Depth)) + 1;
}

internal sealed record Comparison(Relation Relation, Expr Left, Expr Right)
{
    public Expr Choose(Expr then, Expr otherwise) => new Choice(this, then, otherwise);
}

internal enum Relation
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

internal enum BinaryFunction
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Max,
    Min,
    Pow,
    Atan2,
    Hypot,
}

internal enum UnaryFunction
{
    Negate,
    Abs,
    Sqrt,
    Exp,
    Log,
    Log1p,
    Tanh,
    Sigmoid,
    Softplus,
    Erf,
    Sin,
    Cos,
    Expm1,
    Cbrt,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Asinh,
    Acosh,
    Atanh,
    LogCosh,
    Sign,
    Floor,
    Ceiling,
    Round,
    Truncate,
}

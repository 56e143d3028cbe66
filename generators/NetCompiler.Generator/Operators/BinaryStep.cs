using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Binary step, the perceptron's threshold (Rosenblatt 1958).
/// <code>
/// y  = 1 where x > 0, else 0
/// dx = 0
/// </code>
/// It is flat wherever it has a derivative, so nothing before it is differentiated; at the step the derivative is taken as 0 too.
/// </summary>
internal sealed record BinaryStep : Elementwise
{
    public override string Title => "binary step";

    public override Expr Forward(Expr x) => (x > 0).Choose(1, 0);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => 0;
}

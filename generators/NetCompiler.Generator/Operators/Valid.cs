using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Which of the numbers of words are words: the mask of a sequence.
/// <code>
/// y  = 1 where x ≥ 0 and x ≠ padding, else 0
/// dx = 0
/// </code>
/// </summary>
internal sealed record Valid(int Padding) : Elementwise
{
    public override string Title => "valid";

    public override Expr Forward(Expr x) => (x >= 0).Choose(Padding < 0 ? 1 : new Comparison(Relation.Equal, x, Padding).Choose(0, 1), 0);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => 0;
}

using NetCompiler.Generator.Primitives;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The cosine of the angle between two tensors of an example, for losses over it.
/// <code>
/// c  = Σ a·b / (|a|·|b|),  |a| = √(Σ a² + ε)
/// da = (b/|b| − c·a/|a|)/|a|
/// </code>
/// ε = 10⁻¹² under each root, as in PyTorch's cosine_embedding_loss, makes the cosine with a vector of zeros 0.
/// </summary>
internal sealed class Cosine
{
    private const double Epsilon = 1e-12;

    private readonly Value _left, _right, _leftLength, _rightLength;

    private Cosine(Value left, Value right)
    {
        string scope = left.Builder.Scope;
        (_left, _right) = (left, right);
        _leftLength = Length(left).Named(scope + ".length");
        _rightLength = Length(right).Named(scope + ".otherLength");
        Value product = (left * right).SumExample().Named(scope + ".product");
        Value = Primitives.Value.Map(product, _leftLength, _rightLength, (p, a, b) => p / a / b).Named(scope + ".cosine");
    }

    /// <summary>c, <c>[B]</c>.</summary>
    public Value Value { get; }

    public static Cosine Of(Value left, Value right) => new(left, right);

    /// <summary>da, given dc.</summary>
    public Value ByLeft(Value gradient) => By(_left, _leftLength, _right, _rightLength, gradient);

    /// <summary>db, given dc.</summary>
    public Value ByRight(Value gradient) => By(_right, _rightLength, _left, _leftLength, gradient);

    private Value By(Value x, Value length, Value other, Value otherLength, Value gradient)
    {
        Value ofOther = Primitives.Value.Map(gradient, length, otherLength, (dc, a, b) => dc / a / b);
        Value ofItself = Primitives.Value.Map(gradient, length, Value, (dc, a, c) => dc * c / a / a);
        return other * ofOther - x * ofItself;
    }

    private static Value Length(Value x) => (x * x).SumExample().Map(sum => Sqrt(sum + Epsilon));
}

using System;

namespace NetCompiler;

/// <summary>
/// Marks the derivative of a function of the same class, written by hand. It takes the place of the one that the compiler derives wherever the function itself is mapped
/// (<c>x.Map(F)</c>, <c>[Map(nameof(F))]</c>, a loss); where another function calls F, that one is differentiated as a whole.
/// <code>
/// static float Straight(float x) => MathF.Round(x);
///
/// [Derivative(nameof(Straight))]
/// static float StraightDerivative(float x, float y) => 1;
/// </code>
/// Its parameters are those of the function and, if it likes, one more: the function's value y.
/// </summary>
/// <param name="function">The function's name.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DerivativeAttribute(string function) : Attribute
{
    /// <summary>The function's name.</summary>
    public string Function { get; } = function;

    /// <summary>The name of the parameter that it is the derivative by; by default the first.</summary>
    public string? By { get; set; }
}

using System;

namespace NetCompiler;

/// <summary>
/// A loss of the user's own for each element: a static method of a prediction and a target, which the compiler reads and differentiates as it does those of <see cref="MapAttribute"/>.
/// <code>
/// L = (1/B)·Σ mean over elements of f(p, t)          p the network's output, t its target
///
/// [Network, Input(8), Dense(1), ElementwiseLoss(nameof(Pinball), 0.9)]
/// public sealed partial class Quantile
/// {
///     static float Pinball(float prediction, float target, float quantile) => MathF.Max(quantile * (target - prediction), (quantile - 1) * (target - prediction));
/// }
/// </code>
/// A method <c>static float Loss(float prediction, float target)</c> of the network's class is one without the attribute.
/// </summary>
public sealed class ElementwiseLossAttribute : LossAttribute
{
    /// <summary>A method of the network's own class.</summary>
    /// <param name="function">The method's name.</param>
    /// <param name="values">The values of its parameters after the second, in order.</param>
    public ElementwiseLossAttribute(string function, params double[] values)
    {
        Function = function;
        Values = values;
    }

    /// <summary>A method of another class of the project.</summary>
    /// <param name="type">The class.</param>
    /// <param name="function">The method's name.</param>
    /// <param name="values">The values of its parameters after the second, in order.</param>
    public ElementwiseLossAttribute(Type type, string function, params double[] values)
    {
        Type = type;
        Function = function;
        Values = values;
    }

    /// <summary>The class with the method; null for the network's own.</summary>
    public Type? Type { get; }

    /// <summary>The method's name.</summary>
    public string Function { get; }

    /// <summary>The values of its parameters after the second, in order.</summary>
    public double[] Values { get; }

    /// <summary>How the elements of an example become one number; their mean by default.</summary>
    public Reduction Reduction { get; set; }
}

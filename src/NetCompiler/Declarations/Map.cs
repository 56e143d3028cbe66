using System;

namespace NetCompiler;

/// <summary>
/// A function of the user's own, elementwise: y = f(x). It is an ordinary static method of floats that the compiler reads, differentiates and fuses; nothing calls it.
/// <code>
/// [Network, Input(784)]
/// [Dense(128), Map(nameof(Swish))]
/// [Dense(10), SoftmaxCrossEntropy]
/// public sealed partial class Digits
/// {
///     static float Swish(float x) => x / (1 + MathF.Exp(-x));
/// }
/// </code>
/// <para>
/// The method may use arithmetic, comparisons, conditions, <c>switch</c>, locals, early returns, loops with a constant number of turns, the functions of <see cref="MathF"/>,
/// <see cref="Math"/> and <see cref="SpecialFunctions"/>, constants, and other such methods of the project. Whatever its types are called, it is computed in float.
/// Both arms of a condition are computed for every element, and one is chosen.
/// </para>
/// <para>
/// Its derivative is derived and written into the head of the generated file. Where a function has no derivative, one is stated: at a kink it is that of the branch that
/// C# takes there, and that of rounding and of signs is 0 (NC2009 says so). A method marked <see cref="DerivativeAttribute"/> takes the derivative's place.
/// </para>
/// <para>
/// Further parameters are learned where they are marked <see cref="LearnedAttribute"/>, and constants from <see cref="Values"/> otherwise, in order.
/// </para>
/// </summary>
public sealed class MapAttribute : LayerAttribute
{
    /// <summary>A method of the network's own class.</summary>
    /// <param name="function">The method's name: <c>nameof(Swish)</c>.</param>
    /// <param name="values">The values of its parameters after the first that are not learned, in order.</param>
    public MapAttribute(string function, params double[] values)
    {
        Function = function;
        Values = values;
    }

    /// <summary>A method of another class of the project.</summary>
    /// <param name="type">The class.</param>
    /// <param name="function">The method's name: <c>nameof(Library.Swish)</c>.</param>
    /// <param name="values">The values of its parameters after the first that are not learned, in order.</param>
    public MapAttribute(Type type, string function, params double[] values)
    {
        Type = type;
        Function = function;
        Values = values;
    }

    /// <summary>The class with the method; null for the network's own.</summary>
    public Type? Type { get; }

    /// <summary>The method's name.</summary>
    public string Function { get; }

    /// <summary>The values of its parameters after the first that are not learned, in order.</summary>
    public double[] Values { get; }
}

public sealed partial class Tensor
{
    /// <summary>
    /// A function of the user's own, elementwise: y = f(x), as in <c>x.Map(Swish)</c> or <c>x.Map(v => v * MathF.Tanh(v))</c>. A lambda may use constants of the method
    /// around it. What the function may contain and how it is differentiated: <see cref="MapAttribute"/>.
    /// </summary>
    /// <param name="function">A static method or a lambda.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Map(Func<float, float> function, string? name = null) => Never();

    /// <summary>
    /// A function of two numbers: y = f(x, b) for every element. Shapes are equal or broadcast, as in arithmetic (NC1003).
    /// </summary>
    /// <param name="function">A static method or a lambda.</param>
    /// <param name="second">A tensor or a number; left out for a parameter that is <see cref="LearnedAttribute">learned</see>.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Map(Func<float, float, float> function, Operand? second = null, string? name = null) => Never();

    /// <summary>A function of three numbers: y = f(x, b, c) for every element. Shapes are equal or broadcast, as in arithmetic (NC1003).</summary>
    /// <param name="function">A static method or a lambda.</param>
    /// <param name="second">A tensor or a number; left out for a parameter that is <see cref="LearnedAttribute">learned</see>.</param>
    /// <param name="third">Likewise.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Map(Func<float, float, float, float> function, Operand? second = null, Operand? third = null, string? name = null) => Never();

    /// <summary>A function of four numbers: y = f(x, b, c, d) for every element. Shapes are equal or broadcast, as in arithmetic (NC1003).</summary>
    /// <param name="function">A static method or a lambda.</param>
    /// <param name="second">A tensor or a number; left out for a parameter that is <see cref="LearnedAttribute">learned</see>.</param>
    /// <param name="third">Likewise.</param>
    /// <param name="fourth">Likewise.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Map(Func<float, float, float, float, float> function, Operand? second = null, Operand? third = null, Operand? fourth = null, string? name = null) => Never();
}

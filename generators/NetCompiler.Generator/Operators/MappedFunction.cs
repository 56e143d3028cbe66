using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Operators;

/// <summary>What one of a mapped function's parameters is: an element of the next tensor, or a number that is learned.</summary>
/// <param name="Name">The user's name of it.</param>
/// <param name="Learned">How it is learned; null of a tensor's element.</param>
/// <param name="Derivative">The derivative by it, of the parameters and the function's value, that the user wrote; null where it is derived.</param>
internal sealed record MappedParameter(string Name, LearnedNumber? Learned = null, ScalarFunction? Derivative = null);

/// <summary>A learned parameter of a function: one number for a layer, or one for each feature.</summary>
internal sealed record LearnedNumber(double Initial, bool PerFeature);

/// <summary>A function of the user's that is mapped over tensors: its values, and of each parameter what it is. Constants are in the function.</summary>
internal sealed record MappedFunction(ScalarFunction Function, EquatableArray<MappedParameter> Parameters)
{
    /// <summary>A function of no name in the program: the layer's stands for it.</summary>
    public const string Lambda = "map";

    /// <summary>The derivative by one parameter: of the parameters alone, or of the function's value too (one parameter more).</summary>
    public ScalarFunction DerivativeBy(int parameter) => Parameters[parameter].Derivative ?? Function.DerivativeBy(parameter);

    /// <summary>The same where the function's value is kept: in terms of it, where that saves keeping a parameter or computing a function again.</summary>
    public ScalarFunction DerivativeByValue(int parameter) => Parameters[parameter].Derivative ?? Function.DerivativeByValue(parameter);
}

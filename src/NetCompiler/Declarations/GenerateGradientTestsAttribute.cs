using System;

namespace NetCompiler;

/// <summary>
/// Has the compiler write tests of the network's gradients beside it: a class <c>&lt;Network&gt;GradientTests</c> with a theory for xunit that holds, for each parameter, what the compiled
/// backward pass gives against differences of the loss, computed in double by a second, plain rendering of the forward pass. Each <see cref="DerivativeAttribute"/> of a function that the network uses is held
/// against the derivative that the compiler derives; one that stands in for a derivative of 0, such as that of rounding, is not, nor are the parameters that learn by it. The class must see xunit; a network in a project without it can be
/// tested in another that compiles its file too and adds a part, <c>[GenerateGradientTests] partial class Net;</c>.
/// </summary>
/// <remarks>How points, steps and tolerances are chosen is written at <see cref="Testing.GradientCheck"/>. A project without xunit, a network without a loss and a private class draw NC0023.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GenerateGradientTestsAttribute : Attribute;

using System;

namespace NetCompiler.Testing;

/// <summary>A gradient is not the derivative; see <see cref="GradientCheck"/>.</summary>
/// <param name="message">What was compared, and both numbers.</param>
public sealed class GradientMismatchException(string message) : Exception(message);

using System;

namespace NetCompiler;

/// <summary>Checks of the constants that optimizers take.</summary>
internal static class Hyperparameter
{
    public static float Positive(float value, string name) =>
        value > 0f && float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a positive number.");

    public static float NotNegative(float value, string name) =>
        value >= 0f && float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be zero or a positive number.");

    public static float Fraction(float value, string name) =>
        value >= 0f && value < 1f ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie in [0, 1).");
}

namespace NetCompiler.Tests.Textbook;

/// <summary>Networks of which the weights are the prediction: their input is 1.</summary>
[Network, Input(1), Dense(1, Bias = false), SquaredHinge]
public sealed partial class SquaredHingeOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(1, Bias = false), Exponential]
public sealed partial class ExponentialOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(2, Bias = false), Minkowski(Order = 3)]
public sealed partial class MinkowskiOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(2, Bias = false), Chebyshev]
public sealed partial class ChebyshevOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(2, Bias = false), Hamming]
public sealed partial class HammingOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(2, Bias = false), KLDivergence]
public sealed partial class DivergenceOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(1, Bias = false), SigmoidFocal(Alpha = 1)]
public sealed partial class FocalOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(2, Bias = false), SoftmaxFocal]
public sealed partial class ClassFocalOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(3, Bias = false), SigmoidDice(Smoothing = 0)]
public sealed partial class DiceOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(3, Bias = false), SigmoidTversky(Alpha = 0.5, Beta = 0.5, Smoothing = 0)]
public sealed partial class TverskyOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(4, Bias = false), SigmoidJaccard(Smoothing = 0)]
public sealed partial class JaccardOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(1, Bias = false), LogCosh]
public sealed partial class LogCoshOf;

/// <inheritdoc cref="SquaredHingeOf"/>
[Network, Input(1), Dense(1, Bias = false), Quantile(Level = 0.9)]
public sealed partial class QuantileOf;

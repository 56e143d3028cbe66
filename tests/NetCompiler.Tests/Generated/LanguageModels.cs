namespace NetCompiler.Tests.Generated;

/// <summary>Scores at every step, as they are given.</summary>
[Network]
[Input(3, 2)]
[Identity]
[SoftmaxCrossEntropy(IgnoreLabel = -1)]
public sealed partial class ScoresOfSteps;

/// <summary>The same where every step has a label.</summary>
[Network]
[Input(3, 2)]
[Identity]
[SoftmaxCrossEntropy]
public sealed partial class ScoresOfAllSteps;

/// <summary>Guesses the number after each.</summary>
[Network]
[Input(8)]
[Embedding(6, 8)]
[Gru(16, ReturnSequences = true)]
[Dense(6)]
[SoftmaxCrossEntropy]
public sealed partial class NextNumber;

namespace NetCompiler.Tests.Decoding;

/// <summary>A chain of tokens: a row of the table holds the scores of what follows.</summary>
[Network]
[Input(1)]
[Embedding(4, 4)]
[Flatten]
public sealed partial class Chain;

/// <summary>The same with probabilities.</summary>
[Network]
[Input(1)]
[Embedding(4, 4)]
[Flatten]
[SoftmaxCrossEntropy]
public sealed partial class ChainOfProbabilities;

/// <summary>Adds up what it is given, and a bias.</summary>
[Network]
public sealed partial class RunningSum
{
    private static (Tensor total, Tensor sum) Forward([Shape(2)] Tensor x, [Shape(2)] Tensor before, [Shape(2)] Tensor bias)
    {
        Tensor sum = before + x;
        return (sum + bias, sum);
    }
}

/// <summary>Returns a state that it does not take.</summary>
[Network]
public sealed partial class Forgetful
{
    private static (Tensor scores, Tensor state) Forward([Shape(2)] Tensor x, [Shape(3)] Tensor before) => (x.Dense(3), before.Dense(2));
}

/// <summary>A recurrent cell over a whole sequence.</summary>
[Network]
public sealed partial class WholeSequence
{
    private static Tensor Forward([Shape(5)] Tensor tokens) =>
        tokens.Embedding(4, 3, name: "embedding").Scan(6, (h, x) => (x.Dense(6, name: "input") + h.Dense(6, bias: false, name: "recurrent")).Tanh()).Dense(4, name: "scores");
}

/// <summary>The same cell, a step at a time.</summary>
[Network]
public sealed partial class OneStep
{
    private static (Tensor scores, Tensor state) Forward([Shape(1)] Tensor token, [Shape(6)] Tensor before)
    {
        Tensor x = token.Embedding(4, 3, name: "embedding").Flatten();
        Tensor state = (x.Dense(6, name: "input") + before.Dense(6, bias: false, name: "recurrent")).Tanh();
        return (state.Dense(4, name: "scores"), state);
    }
}

namespace NetCompiler.Tests.Generated;

/// <summary>A bit at each of eight steps; the target is the bit of three steps before.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Echo
{
    private static Tensor Forward([Shape(8, 1)] Tensor bits) => bits.Gru(16, returnSequences: true, stateful: true, name: "memory").Dense(1, name: "head");
}

/// <summary>The same, but each eight steps begin with nothing.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class ForgetfulEcho
{
    private static Tensor Forward([Shape(8, 1)] Tensor bits) => bits.Gru(16, returnSequences: true, name: "memory").Dense(1, name: "head");
}

/// <summary>The same over five times as many steps at once.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class WholeEcho
{
    private static Tensor Forward([Shape(40, 1)] Tensor bits) => bits.Gru(16, returnSequences: true, name: "memory").Dense(1, name: "head");
}

/// <summary>Every kind of layer that keeps its state, in the attribute form and upon another.</summary>
[Network, GenerateGradientTests]
[Input(4, 3)]
[Rnn(5, ReturnSequences = true, Stateful = true)]
[Lstm(6, ReturnSequences = true, Stateful = true, RecurrentDropout = 0.1)]
[Gru(4, Stateful = true)]
[Dense(2)]
[MeanSquaredError]
public sealed partial class KeptStack;

/// <summary>A cell of one's own that keeps its states, over four steps.</summary>
[Network, MeanSquaredError, GenerateGradientTests]
public sealed partial class KeptCell
{
    private static Tensor Forward([Shape(4, 3)] Tensor x) => KeptCells.Of(x, stateful: true);
}

/// <summary>The same over three times as many steps.</summary>
[Network, MeanSquaredError]
public sealed partial class WholeCell
{
    private static Tensor Forward([Shape(12, 3)] Tensor x) => KeptCells.Of(x, stateful: false);
}

internal static class KeptCells
{
    /// <summary>Two states, one of them the input of the step before, and an output at each step.</summary>
    public static Tensor Of(Tensor x, bool stateful)
    {
        (_, _, Tensor outputs) = x.Scan(5, 3, (h, last, at) =>
        {
            Tensor next = (at.Dense(5, name: "input") + h.Dense(5, bias: false, name: "recurrent") + last.Dense(5, bias: false, name: "last")).Tanh();
            return (next, at, next * 2);
        }, stateful: stateful);

        return outputs.Dense(2, name: "head");
    }
}

/// <summary>Numbers that may become too large.</summary>
[Network, MeanSquaredError]
public sealed partial class KeptExplosive
{
    private static Tensor Forward([Shape(4, 3)] Tensor x) => x.Rnn(5, stateful: true, name: "memory").Dense(2, name: "head").Exp();
}

using NetCompiler;

namespace Adding;

/// <summary>A plain recurrent layer: at every step the whole state goes through the same matrix and a tanh.</summary>
internal static class Rnn
{
    public static Tensor Read(Tensor x)
    {
        Tensor memory = x.Rnn(32);
        Tensor sum = memory.Dense(1);
        return sum;
    }
}

/// <summary>For sequences of 50 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Rnn50
{
    private static Tensor Forward([Shape(50, 2)] Tensor sequence) => Rnn.Read(sequence);
}

/// <summary>For sequences of 100 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Rnn100
{
    private static Tensor Forward([Shape(100, 2)] Tensor sequence) => Rnn.Read(sequence);
}

/// <summary>For sequences of 200 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Rnn200
{
    private static Tensor Forward([Shape(200, 2)] Tensor sequence) => Rnn.Read(sequence);
}

/// <summary>For sequences of 500 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Rnn500
{
    private static Tensor Forward([Shape(500, 2)] Tensor sequence) => Rnn.Read(sequence);
}

/// <summary>For sequences of 1000 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Rnn1000
{
    private static Tensor Forward([Shape(1000, 2)] Tensor sequence) => Rnn.Read(sequence);
}

/// <summary>The same weights for 100 steps, with a number to be added to every input: all are 0, and the gradient of each is that of the input.</summary>
[Network, MeanSquaredError]
public sealed partial class RnnProbe
{
    private static Tensor Forward([Shape(100, 2)] Tensor sequence, [Shape(100)] Tensor steps)
    {
        Tensor nudges = steps.Embedding(100, 2);
        return Rnn.Read(sequence + nudges);
    }
}

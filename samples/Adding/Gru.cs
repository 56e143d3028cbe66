using NetCompiler;

namespace Adding;

/// <summary>Gated recurrent units: between two states they choose, and where they choose the old one, it stays as it is.</summary>
internal static class Gru
{
    public static Tensor Read(Tensor x)
    {
        Tensor memory = x.Gru(32);
        Tensor sum = memory.Dense(1);
        return sum;
    }
}

/// <summary>For sequences of 50 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Gru50
{
    private static Tensor Forward([Shape(50, 2)] Tensor sequence) => Gru.Read(sequence);
}

/// <summary>For sequences of 100 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Gru100
{
    private static Tensor Forward([Shape(100, 2)] Tensor sequence) => Gru.Read(sequence);
}

/// <summary>For sequences of 200 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Gru200
{
    private static Tensor Forward([Shape(200, 2)] Tensor sequence) => Gru.Read(sequence);
}

/// <summary>For sequences of 500 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Gru500
{
    private static Tensor Forward([Shape(500, 2)] Tensor sequence) => Gru.Read(sequence);
}

/// <summary>For sequences of 1000 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Gru1000
{
    private static Tensor Forward([Shape(1000, 2)] Tensor sequence) => Gru.Read(sequence);
}

/// <summary>The same weights for 100 steps, with a number to be added to every input: all are 0, and the gradient of each is that of the input.</summary>
[Network, MeanSquaredError]
public sealed partial class GruProbe
{
    private static Tensor Forward([Shape(100, 2)] Tensor sequence, [Shape(100)] Tensor steps)
    {
        Tensor nudges = steps.Embedding(100, 2);
        return Gru.Read(sequence + nudges);
    }
}

using NetCompiler;

namespace Adding;

/// <summary>A long short-term memory: its cell is added to and not multiplied, so that what it holds stays, and with it the gradient.</summary>
internal static class Lstm
{
    public static Tensor Read(Tensor x)
    {
        Tensor memory = x.Lstm(32);
        Tensor sum = memory.Dense(1);
        return sum;
    }
}

/// <summary>For sequences of 50 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Lstm50
{
    private static Tensor Forward([Shape(50, 2)] Tensor sequence) => Lstm.Read(sequence);
}

/// <summary>For sequences of 100 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Lstm100
{
    private static Tensor Forward([Shape(100, 2)] Tensor sequence) => Lstm.Read(sequence);
}

/// <summary>For sequences of 200 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Lstm200
{
    private static Tensor Forward([Shape(200, 2)] Tensor sequence) => Lstm.Read(sequence);
}

/// <summary>For sequences of 500 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Lstm500
{
    private static Tensor Forward([Shape(500, 2)] Tensor sequence) => Lstm.Read(sequence);
}

/// <summary>For sequences of 1000 steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Lstm1000
{
    private static Tensor Forward([Shape(1000, 2)] Tensor sequence) => Lstm.Read(sequence);
}

/// <summary>The same weights for 100 steps, with a number to be added to every input: all are 0, and the gradient of each is that of the input.</summary>
[Network, MeanSquaredError]
public sealed partial class LstmProbe
{
    private static Tensor Forward([Shape(100, 2)] Tensor sequence, [Shape(100)] Tensor steps)
    {
        Tensor nudges = steps.Embedding(100, 2);
        return Lstm.Read(sequence + nudges);
    }
}

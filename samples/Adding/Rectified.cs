using NetCompiler;

namespace Adding;

/// <summary>A plain recurrent layer whose function has no bound: where its matrix makes states longer, they and their gradients explode.</summary>
[Network, MeanSquaredError]
public sealed partial class Rectified100
{
    private static Tensor Forward([Shape(100, 2)] Tensor sequence)
    {
        Tensor memory = sequence.Rnn(32, rectified: true);
        Tensor sum = memory.Dense(1);
        return sum;
    }
}

using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>What <see cref="TrainingOptions.DetectAnomalies"/> does around the steps of a run: it keeps what a step changes before it is known to be good, and reports what is not.</summary>
internal sealed class AnomalyWatch(Network network, Optimizer optimizer, int batchesPerStep)
{
    private readonly Arena _states = new(network.StateArena.Length);
    private readonly (ExampleRange Examples, RandomKey Key)[] _batches = new (ExampleRange, RandomKey)[batchesPerStep];
    private ulong _passes;
    private int _taken;

    /// <summary>Before a step.</summary>
    public void Begin()
    {
        network.StateArena.Span.CopyTo(_states.Span);
        _passes = network.PassCount;
        _taken = 0;
    }

    /// <summary>Before each batch of it.</summary>
    public void Add(in ExampleRange examples, RandomKey key) => _batches[_taken++] = (examples, key);

    /// <summary>Undoes what the step has changed, and says what went wrong.</summary>
    /// <param name="where">Which step.</param>
    /// <param name="loss">The mean loss of the last batch.</param>
    /// <param name="counted">Whether the optimizer has counted the step already.</param>
    public NotFiniteNumberException Refuse(string where, float loss, bool counted)
    {
        string found = float.IsFinite(loss) ? Gradient() ?? "a gradient is not finite" : $"the loss is {Text(loss)}" + (Gradient() is { } gradient ? $", and {gradient}" : "");

        _states.Span.CopyTo(network.StateArena.Span);
        network.PassCount = _passes;
        if (counted)
            optimizer.TakeBack();

        return new NotFiniteNumberException(
            $"{network.Name} met numbers that are not finite in {where}: {found}. The network is as it was before that step. "
            + "A lower learning rate or TrainingOptions.ClipNorm keeps numbers from growing; a logarithm, a root or a quotient may need a bound, such as Clamp, on what goes in.");
    }

    /// <summary>The first parameter, in the order of declaration, whose gradient is not finite.</summary>
    private string? Gradient()
    {
        foreach (Parameter parameter in network.Parameters)
            foreach (float value in parameter.Gradient.ToArray())
                if (!float.IsFinite(value))
                    return $"the gradient of {parameter.Name} has {Text(value)}";
        return null;
    }

    private static string Text(float value) => float.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
}

using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>What <see cref="TrainingOptions.DetectAnomalies"/> does around the steps of a run: it keeps what a step changes before it is known to be good, and reports what is not.</summary>
internal sealed class AnomalyWatch(Network network, Optimizer optimizer, int batchesPerStep)
{
    private readonly Arena _states = new(network.StateArena.Length);
    private readonly (ExampleRange Examples, RandomKey Key)[] _batches = new (ExampleRange, RandomKey)[batchesPerStep];
    private readonly KeptStates _kept = new(network.Compiled);
    private ulong _passes;
    private int _taken;

    /// <summary>Before a step.</summary>
    public void Begin()
    {
        network.StateArena.Span.CopyTo(_states.Span);
        _kept.CopyFrom(network.Kept);
        _passes = network.PassCount;
        _taken = 0;
    }

    /// <summary>The running statistics are those before the step: a device has brought them back.</summary>
    public void Reload() => network.StateArena.Span.CopyTo(_states.Span);

    /// <summary>Before each batch of it.</summary>
    public void Add(in ExampleRange examples, RandomKey key) => _batches[_taken++] = (examples, key);

    /// <summary>Undoes what the step has changed, and says what went wrong.</summary>
    /// <param name="where">Which step.</param>
    /// <param name="loss">The mean loss of the last batch.</param>
    /// <param name="counted">Whether the optimizer has counted the step already.</param>
    public NotFiniteNumberException Refuse(string where, float loss, bool counted)
    {
        network.Kept.CopyFrom(_kept);
        string found = Layer() ?? Gradient() ?? $"the loss is {Text(loss)}";

        _states.Span.CopyTo(network.StateArena.Span);
        network.Kept.CopyFrom(_kept);
        network.PassCount = _passes;
        if (counted)
            optimizer.TakeBack();

        return new NotFiniteNumberException(
            $"{network.Name} met a number that is not finite in {where}: {found}. The network is as it was before that step. "
            + "A lower learning rate or TrainingOptions.ClipNorm keeps numbers from growing; a logarithm, a root or a quotient may need a bound, such as Clamp, on what goes in.");
    }

    /// <summary>The first layer whose output or gradient is not finite, by taking the batches of the step once more.</summary>
    private string? Layer()
    {
        foreach ((ExampleRange examples, RandomKey key) in _batches.AsSpan(0, _taken))
        {
            Examiner seen = network.StepFor(examples.Count).Examine(examples, key);
            if (seen.Found)
                return $"{Text(seen.Value)} in the {(seen.IsGradient ? "gradient" : "output")} of {seen.Name}"
                    + (seen.Example < 0 ? "" : $", at example {examples.Order[examples.First + seen.Example]} of the data");
        }

        return null;
    }

    /// <summary>The first parameter, in the order of declaration, whose gradient is not finite: for a network that the compiler did not write.</summary>
    private string? Gradient()
    {
        foreach (Parameter parameter in network.Parameters)
            foreach (float value in parameter.Gradient.ToArray())
                if (!float.IsFinite(value))
                    return $"{Text(value)} in the gradient of {parameter.Name}";
        return null;
    }

    private static string Text(float value) => float.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
}

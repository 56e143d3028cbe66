using System;
using System.Threading;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// A rule that moves parameters against their gradients. An optimizer belongs to the network that it first steps, because it may remember numbers per
/// parameter; it works on the parameter arena element by element and does not care what an element means.
/// </summary>
/// <remarks>To write one: remember what is needed in <see cref="Memory"/>, and in <see cref="Update"/> run one <see cref="IMap"/> over the columns of the part.</remarks>
public abstract class Optimizer
{
    private readonly int _memories;
    private float _learningRate;
    private Arena? _memory;
    private int _floats;
    private Network? _network;

    /// <summary>Sets the step length.</summary>
    /// <param name="learningRate">The step length; positive.</param>
    /// <param name="memories">How many numbers the rule remembers per parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is not a positive number.</exception>
    protected Optimizer(float learningRate, int memories)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(memories);
        LearningRate = learningRate;
        _memories = memories;
    }

    /// <summary>The step length; may be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a positive number.</exception>
    public float LearningRate
    {
        get => _learningRate;
        set
        {
            if (!(value > 0f && float.IsFinite(value)))
                throw new ArgumentOutOfRangeException(nameof(value), value, "A learning rate is a positive number.");
            _learningRate = value;
        }
    }

    /// <summary>How many steps have been taken, the one under way included.</summary>
    public long Steps { get; private set; }

    /// <summary>Moves the parameters of a network once, by the gradients that it holds: <see cref="Network.Gradients"/> computes them.</summary>
    /// <exception cref="InvalidOperationException">The optimizer already belongs to another network.</exception>
    public void Step(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Apply(this);
    }

    /// <summary>Computes what all elements of a step share, before any thread calls <see cref="Update"/>.</summary>
    protected virtual void BeginStep()
    {
    }

    /// <summary>Moves the parameters in <paramref name="part"/>; called once a step on every thread, with parts that do not overlap.</summary>
    /// <param name="part">The elements to move.</param>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradients">Their gradients, in the same order.</param>
    protected abstract void Update(Part part, Row parameters, Row gradients);

    /// <summary>What the rule remembers: one number per parameter, zero before the first step, in the order of the parameters.</summary>
    /// <param name="index">Which of its memories.</param>
    protected unsafe Row Memory(int index) => new(_memory!.Pointer + (long)index * _floats);

    internal void Prepare(Network network)
    {
        Network owner = Interlocked.CompareExchange(ref _network, network, null) ?? network;
        if (owner != network)
            throw new InvalidOperationException($"This {GetType().Name} already belongs to another network ({owner.Name}): it remembers numbers per parameter. Give each network its own optimizer.");

        _floats = network.Compiled.ParameterFloats;
        _memory ??= new Arena(_memories * _floats);
    }

    internal void CountStep()
    {
        Steps++;
        BeginStep();
    }

    internal void Move(Part part, Row parameters, Row gradients) => Update(part, parameters, gradients);
}

using System;
using System.Collections.Generic;
using System.Threading;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// A rule that moves parameters against their gradients. An optimizer belongs to the network that it first steps, because it may remember numbers per
/// parameter; it works on the parameter arena element by element and does not care what an element means.
/// </summary>
/// <remarks>
/// To write one: name what is to be remembered in the constructor, and in <see cref="Update"/> run one <see cref="IMap"/> over the columns of the part. What is
/// named is also what checkpoints keep.
/// </remarks>
public abstract partial class Optimizer
{
    private readonly string[] _memoryNames;
    private readonly string[] _numberNames;
    private readonly double[] _numbers;
    private readonly double[] _numbersBefore;
    private Arena[] _memories = [];
    private float _learningRate;
    private Network? _network;

    /// <summary>Sets what all rules have, and names what this one remembers.</summary>
    /// <param name="learningRate">η, the step length; positive.</param>
    /// <param name="weightDecay">λ ≥ 0, for parameters whose group does not say otherwise.</param>
    /// <param name="memories">The names of what the rule remembers per parameter.</param>
    /// <param name="numbers">The names of the numbers that it remembers once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is not a positive number, or the weight decay is negative.</exception>
    protected Optimizer(float learningRate, float weightDecay = 0f, string[]? memories = null, string[]? numbers = null)
    {
        LearningRate = learningRate;
        WeightDecay = Hyperparameter.NotNegative(weightDecay, nameof(weightDecay));
        _memoryNames = memories ?? [];
        _numberNames = numbers ?? [];
        _numbers = new double[_numberNames.Length];
        _numbersBefore = new double[_numberNames.Length];
    }

    /// <summary>η, the step length; may be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a positive number.</exception>
    public float LearningRate
    {
        get => _learningRate;
        set => _learningRate = Hyperparameter.Positive(value, nameof(LearningRate));
    }

    /// <summary>λ: how strongly parameters are drawn towards zero, where their group does not say otherwise.</summary>
    public float WeightDecay { get; }

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

    /// <summary>Moves some parameters; called on every thread, any number of times a step, with parts that do not overlap and are all that moves.</summary>
    /// <param name="update">Which parameters, and by what.</param>
    protected abstract void Update(in ParameterUpdate update);

    /// <summary>What the rule remembers: one number per parameter, zero before the first step, in the order of the parameters.</summary>
    /// <param name="index">Which of its memories, in the order of their names.</param>
    protected unsafe Row Memory(int index) => new(_memories[index].Pointer);

    /// <summary>A number that the rule remembers; zero at first.</summary>
    /// <param name="index">Which of its numbers, in the order of their names.</param>
    protected ref double Number(int index) => ref _numbers[index];

    /// <summary>The step under way in numbers; null for a rule that devices have no kernel for.</summary>
    internal virtual DeviceRule? RuleFor(float learningRate, float weightDecay) => null;

    /// <summary>What it remembers, once it belongs to a network; in the order of the parameters.</summary>
    internal IReadOnlyList<Arena> Memories => _memories;

    /// <summary>Its steps in training loops of one's own.</summary>
    internal Descent? Alone { get; set; }

    internal void Prepare(Network network)
    {
        Network owner = Interlocked.CompareExchange(ref _network, network, null) ?? network;
        if (owner != network)
            throw new InvalidOperationException($"This {GetType().Name} already belongs to another network ({owner.Name}): it remembers numbers per parameter. Give each network its own optimizer.");

        if (_memories.Length < _memoryNames.Length)
            _memories = Remember(network.Compiled.ParameterFloats);
    }

    private Arena[] Remember(int numbers) => Array.ConvertAll(_memoryNames, _ => new Arena(numbers));

    internal void CountStep()
    {
        _numbers.CopyTo(_numbersBefore, 0);
        Steps++;
        BeginStep();
    }

    /// <summary>Takes the last step back that was counted, but moved nothing.</summary>
    internal void TakeBack()
    {
        _numbersBefore.CopyTo(_numbers, 0);
        Steps--;
    }

    internal void Move(in ParameterUpdate update) => Update(update);
}

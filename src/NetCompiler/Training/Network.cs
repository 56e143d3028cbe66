using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// A neural network: parameters, and the compiled passes over them. Classes marked <c>[Network]</c> derive from it in the code that the compiler writes.
/// </summary>
/// <remarks>
/// Training (<see cref="Fit(Dataset, TrainingOptions, CancellationToken)">Fit</see>, <see cref="Gradients"/>, <see cref="Optimizer.Step"/>) belongs to one caller at a time. Predictions and evaluations may run
/// on any number of threads at once, except while training changes the parameters.
/// </remarks>
public abstract partial class Network
{
    private readonly NetworkDefinition _definition;
    private readonly Arena _parameters;
    private readonly Arena _states;
    private Arena? _gradients;
    private int _threads = Workers.Available;

    /// <summary>Allocates and initialises the parameters.</summary>
    /// <param name="definition">What the compiler knows of the network.</param>
    /// <param name="seed">Decides the initial parameters, the order of the examples and all random layers.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Network(NetworkDefinition definition, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(definition);

        _definition = definition;
        Seed = seed;
        _parameters = new Arena(definition.ParameterFloats);
        _states = new Arena(definition.StateFloats);
        Kept = new KeptStates(definition);

        Parameters = Array.ConvertAll(definition.Parameters, slot => new Parameter(this, _parameters, slot));
        States = Array.ConvertAll(definition.States, slot => new State(_states, slot));

        Initialize();
    }

    /// <summary>The name of the network's class.</summary>
    public string Name => _definition.Name;

    /// <summary>What the initial parameters, the order of the examples and all random layers were decided by.</summary>
    public ulong Seed { get; }

    /// <summary>Everything that training learns, in the order of declaration.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Everything that training keeps beside the parameters, such as running statistics.</summary>
    public IReadOnlyList<State> States { get; }

    /// <summary>
    /// How many threads training, evaluation and prediction may use; all that the process may run on by default. Never more are used than there are processors, and fewer where there is
    /// too little to share. Results are the same bits on any number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int Threads
    {
        get => _threads;
        set => _threads = Hyperparameter.Positive(value, nameof(Threads));
    }

    /// <summary>Training mode: from the inputs to the mean loss of the batch, keeping what <see cref="Backward"/> needs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Forward(in Pass pass);

    /// <summary>From the loss to the gradient of every parameter.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Backward(in Pass pass);

    /// <summary>Inference mode: from the inputs to the outputs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Predict(in Pass pass);

    /// <summary>After <see cref="Predict(in Pass)"/>, with targets: the mean loss of the batch in inference mode.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Evaluate(in Pass pass);

    /// <summary>
    /// <see cref="Forward"/> and <see cref="Backward"/> on one thread, with a look at what each layer leaves: ends at the first number that is not finite. A network without
    /// layers that can be looked at does nothing.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void Examine(in Pass pass, Examiner examiner)
    {
    }

    // Not named Definition: that is what generated classes call theirs, and friends of this assembly would see them clash.
    internal NetworkDefinition Compiled => _definition;

    internal Arena ParameterArena => _parameters;

    internal Arena StateArena => _states;

    /// <summary>The gradients, in the order of the parameters; allocated when first needed, so that a network that only predicts has none.</summary>
    internal Arena GradientArena => _gradients ?? Interlocked.CompareExchange(ref _gradients, new Arena(Math.Max(_definition.ParameterFloats, _definition.GradientFloats)), null) ?? _gradients;

    internal unsafe Row ParameterRow => new(_parameters.Pointer);

    internal unsafe Row GradientRow => new(GradientArena.Pointer);

    /// <summary>How many threads to take a batch with.</summary>
    /// <param name="each">What each example gives to share, in multiply-adds; 0 if nobody knows.</param>
    /// <param name="once">What there is to share beside.</param>
    /// <param name="examples">The batch.</param>
    /// <param name="least">What a thread must have at least.</param>
    private int ThreadsFor(long each, long once, int examples, long least) =>
        each == 0 ? _threads : Workers.For(each * examples + once, _threads, least);

    /// <summary>Moving a parameter takes as long as twenty multiply-adds of a product.</summary>
    internal long WorkOfParameters => 20L * _definition.ParameterFloats;

    private void Initialize()
    {
        for (int index = 0; index < _definition.Parameters.Length; index++)
        {
            ParameterSlot slot = _definition.Parameters[index];
            var values = new float[Parameters[index].Count];
            slot.Initializer.Fill(values, Seed, index, slot.FanIn, slot.FanOut);
            Parameters[index].CopyFrom(values);
        }

        foreach (StateSlot slot in _definition.States)
            _states.Span.Slice(slot.At, slot.Length).Fill(slot.Initial);
    }
}

using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// What the methods of a compiled network are given: where its memory lies, how large the batch is, and which share of the work is theirs.
/// Offsets are in floats and multiples of 16, so that every slice starts on a cache line.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Pass
{
    private readonly float* _parameters;
    private readonly float* _gradients;
    private readonly float* _states;
    private readonly float* _examples;
    private readonly float* _shared;
    private readonly nint _capacity;
    private readonly IMove? _move;

    internal Pass(
        Arena parameters, Arena gradients, Arena states, Arena examples, Arena shared,
        int capacity, int batch, Share share, bool accumulate, RandomKey key, bool byOutputs, IMove? move)
    {
        _parameters = parameters.Pointer;
        _gradients = gradients.Pointer;
        _states = states.Pointer;
        _examples = examples.Pointer;
        _shared = shared.Pointer;
        _capacity = capacity;
        Batch = batch;
        Share = share;
        ByOutputs = byOutputs && share.Count > 1;
        Examples = !ByOutputs ? share.Of(batch) : share.Index == 0 ? new Part(0, batch) : default;
        Accumulate = accumulate;
        Key = key;
        _move = move;
    }

    /// <summary>Examples in the batch.</summary>
    public int Batch { get; }

    /// <summary>Which worker this is, and of how many.</summary>
    public Share Share { get; }

    /// <summary>The examples of this worker.</summary>
    public Part Examples { get; }

    /// <summary>The rows of this worker where each example has so many: one for each of its positions.</summary>
    public Part Positions(int count) => new(Examples.Start * count, Examples.End * count);

    /// <summary>
    /// Whether workers share the outputs of each product, and the first worker does all else: for a few examples and many weights, of which each worker then reads its own part only.
    /// </summary>
    public bool ByOutputs { get; }

    /// <summary>Whether gradients are added to what is there instead of replacing it.</summary>
    public bool Accumulate { get; }

    /// <summary>The random numbers of this step.</summary>
    public RandomKey Key { get; }

    /// <summary>
    /// One worker's view of a step. The arenas must outlive it; those that a step does not touch may be <see cref="Arena.Empty"/>.
    /// </summary>
    /// <param name="parameters">All weights and biases.</param>
    /// <param name="gradients">Their gradients, laid out alike.</param>
    /// <param name="states">Running statistics.</param>
    /// <param name="examples">What is kept per example: a buffer at offset <c>at</c> starts at float at · <paramref name="capacity"/>.</param>
    /// <param name="shared">What is kept once per step.</param>
    /// <param name="capacity">The largest batch that <paramref name="examples"/> has room for.</param>
    /// <param name="batch">Examples in this batch, at most <paramref name="capacity"/>.</param>
    /// <param name="share">Which worker this is.</param>
    /// <param name="accumulate">Whether gradients are added to what is there.</param>
    /// <param name="key">The random numbers of this step.</param>
    /// <param name="byOutputs">Whether workers share the outputs of products instead of the examples.</param>
    public static Pass Over(
        Arena parameters, Arena gradients, Arena states, Arena examples, Arena shared,
        int capacity, int batch, Share share, bool accumulate, RandomKey key, bool byOutputs = false) =>
        new(parameters, gradients, states, examples, shared, capacity, batch, share, accumulate, key, byOutputs, move: null);

    /// <summary>What moves parameters as soon as their gradients are known.</summary>
    internal Mover Mover => new(_move, _gradients);

    /// <summary>A row vector per example.</summary>
    public Rows Rows(int at, int stride) => new(_examples + at * _capacity, stride);

    /// <summary>A number per example.</summary>
    public Scalars Scalars(int at) => new(_examples + at * _capacity);

    /// <summary>A class index per example.</summary>
    public Labels Labels(int at) => new((int*)(_examples + at * _capacity));

    /// <summary>A vector kept once per step.</summary>
    public Row Shared(int at) => new(_shared + at);

    /// <summary>A matrix kept once per step, such as a transposed weight.</summary>
    public Panels SharedPanels(int at, int inputs, int outputs) => new(_shared + at, inputs, outputs);

    /// <summary>A parameter that is a vector.</summary>
    public Row Parameter(int at) => new(_parameters + at);

    /// <summary>A parameter that is a matrix.</summary>
    public Panels Weights(int at, int inputs, int outputs) => new(_parameters + at, inputs, outputs);

    /// <summary>The gradient of a vector.</summary>
    public Row Gradient(int at) => new(_gradients + at);

    /// <summary>The gradient of a matrix.</summary>
    public Panels WeightGradient(int at, int inputs, int outputs) => new(_gradients + at, inputs, outputs);

    /// <summary>A running statistic.</summary>
    public Row State(int at) => new(_states + at);

    /// <summary>Waits until every worker of the step has come here.</summary>
    public void Barrier() => Share.Barrier();
}

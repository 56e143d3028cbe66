using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;
using NetCompiler.Kernels;

namespace NetCompiler.Gpu;

/// <summary>What the launches of a step are given: where memory lies, how large the batch is, and which random numbers it draws.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DevicePass
{
    private readonly DeviceMemory _memory;

    private readonly Cublas? _library;

    internal DevicePass(DeviceMemory memory, AcceleratorStream stream, Cublas? library, int batch, RandomKey key)
    {
        _memory = memory;
        _library = library;
        Stream = stream;
        Batch = batch;
        Seed = key.Seed;
        Step = (uint)key.Step;
    }

    /// <summary>What the kernels are launched on.</summary>
    public AcceleratorStream Stream { get; }

    /// <summary>Examples in the batch.</summary>
    public int Batch { get; }

    /// <summary>The seed of the network.</summary>
    public ulong Seed { get; }

    /// <summary>The number of the step.</summary>
    public uint Step { get; }

    /// <summary>Values of each example: so many floats of it, from float <paramref name="at"/> · capacity on.</summary>
    public ArrayView<float> Examples(int at, int floats) => _memory.Examples(at, floats);

    /// <summary>Class numbers of each example.</summary>
    public ArrayView<int> Labels(int at, int count) => _memory.Examples(at, count).Cast<int>();

    /// <summary>A vector that all examples share.</summary>
    public ArrayView<float> Shared(int at, int floats) => _memory.Shared(at, floats);

    /// <summary>Whether a library multiplies large matrices.</summary>
    public bool HasLibrary => _library is not null;

    /// <summary>Where the library leaves a product on which something follows.</summary>
    public ArrayView<float> Product => _memory.Product;

    /// <summary>What groups leave of sums that they share.</summary>
    public ArrayView<float> Parts => _memory.Left;

    /// <summary>How many of the groups that share a sum have left their part, by sum: 0 between launches.</summary>
    public ArrayView<int> Arrived => _memory.Arrived;

    /// <summary>The parameter of this position among the network's, in logical order.</summary>
    public ArrayView<float> Parameter(int index) => _memory.Parameter(index);

    /// <summary>The gradient of the parameter of this position.</summary>
    public ArrayView<float> Gradient(int index) => _memory.Gradient(index);

    /// <summary>A number for each row of the sparse table of this position among the parameters: 1 where the batch uses it, else 0.</summary>
    public ArrayView<float> UsedRows(int index) => _memory.UsedRows(index);

    /// <summary>The running statistic of this position among the network's.</summary>
    public ArrayView<float> State(int index) => _memory.State(index);

    /// <summary><c>into = left·right</c>, or <c>into += left·right</c>, by the library.</summary>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="terms">Terms of each sum.</param>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="into">The result.</param>
    /// <param name="adds">Whether it is added to what is there.</param>
    public void Multiply(int rows, int columns, int terms, in DeviceMatrix left, in DeviceMatrix right, in DeviceMatrix into, bool adds = false) =>
        _library!.Multiply(Stream, rows, columns, terms, left, right, into, adds);

    /// <summary>How many groups have <paramref name="count"/> elements, so many each.</summary>
    public static int Groups(int count, int each) => (count + each - 1) / each;
}

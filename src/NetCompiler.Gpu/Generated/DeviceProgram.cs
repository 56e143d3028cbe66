using System.ComponentModel;

namespace NetCompiler.Gpu;

/// <summary>A training step of a network as kernels that are loaded: launched in order on one stream, so that each sees what those before it wrote.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceProgram
{
    /// <summary>Kernels that a step launches, the optimizer's left out.</summary>
    public abstract int Launches { get; }

    /// <summary>The same where a library multiplies large matrices, each such product being one.</summary>
    public virtual int LibraryLaunches => Launches;

    /// <summary>The most floats of each example that the library leaves of a product on which something follows.</summary>
    public virtual int ProductFloats => 0;

    /// <summary>Floats that all examples of a batch share.</summary>
    public abstract int SharedFloats { get; }

    /// <summary>The most floats that the groups of a launch leave of sums that they share.</summary>
    public virtual int PartFloats => 0;

    /// <summary>The most sums of a launch that groups share.</summary>
    public virtual int SharedSums => 0;

    /// <summary>Where among the shared floats the mean loss of the batch is.</summary>
    public abstract int LossAt { get; }

    /// <summary>From the inputs to the mean loss.</summary>
    public abstract void Forward(in DevicePass pass);

    /// <summary>From the loss to the gradient of every parameter.</summary>
    public abstract void Backward(in DevicePass pass);
}

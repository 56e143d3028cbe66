using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>What is done at each element of a batch: a structure that holds the operands, reads them at its place and stores its results.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMap
{
    /// <summary>Computes the elements of <paramref name="row"/> from <paramref name="column"/> on, as many as <typeparamref name="V"/> is wide.</summary>
    void At<V>(int row, int column) where V : struct, ILanes<V>;
}

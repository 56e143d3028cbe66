using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>What is summed, or of which the largest is sought, at each element of a batch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITerm
{
    /// <summary>The terms of <paramref name="row"/> from <paramref name="column"/> on. May store as well: each element is visited once.</summary>
    V At<V>(int row, int column) where V : struct, ILanes<V>;
}

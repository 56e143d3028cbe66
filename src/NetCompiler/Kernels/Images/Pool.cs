using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Maxima, sums and averages over the windows of an image, channel by channel, and their gradients. Images are rows of positions: row b·P + p has the channels of position p of
/// example b. Taps are visited row by row, windows too: which is first, and in what order is summed, depends on the shape alone.
/// </summary>
/// <remarks>A term must do nothing but compute: where windows overlap it is asked for an element more than once, and of what no window sees never.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Pool
{
    private const MethodImplOptions Compiled = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>What is not a number stays; of zeros the earlier one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Larger<V>(V max, V value) where V : struct, ILanes<V> => V.IfEqual(value, value, V.AtLeast(max, value), value);
}

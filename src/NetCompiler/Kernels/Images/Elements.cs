using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>The elements of rows, as they are.</summary>
internal readonly struct Elements(Rows rows) : ITerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V>(int row, int column) where V : struct, ILanes<V> => rows.Load<V>(row, column);
}

using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>sums[b, j] = rows[b, j] + row[j].</summary>
internal readonly struct PlusRow(Rows rows, Row row, Rows sums) : IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At<V>(int b, int column) where V : struct, ILanes<V> => sums.Store(b, column, rows.Load<V>(b, column) + row.Load<V>(column));
}

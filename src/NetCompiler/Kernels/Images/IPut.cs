using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>What becomes of a contribution to an element.</summary>
internal interface IPut
{
    static abstract void At<V>(Rows to, int row, int place, V value) where V : struct, ILanes<V>;
}

/// <summary>It is the only one.</summary>
internal readonly struct Set : IPut
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void At<V>(Rows to, int row, int place, V value) where V : struct, ILanes<V> => to.Store(row, place, value);
}

/// <summary>It is added to what is there.</summary>
internal readonly struct Add : IPut
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void At<V>(Rows to, int row, int place, V value) where V : struct, ILanes<V> => to.Store(row, place, to.Load<V>(row, place) + value);
}

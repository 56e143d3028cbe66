namespace NetCompiler.Kernels;

/// <summary>No epilogue.</summary>
internal readonly struct Nothing : IMap
{
    public void At<V>(int row, int column) where V : struct, ILanes<V>
    {
    }
}

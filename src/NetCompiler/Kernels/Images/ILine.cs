namespace NetCompiler.Kernels;

/// <summary>What a kernel does for one row of an image's result, and some of its channels.</summary>
internal interface ILine
{
    /// <summary>
    /// For all positions of row <paramref name="oh"/> of the result of <paramref name="example"/>, and the channels from <c>places.Start</c> to <c>places.End</c>,
    /// as many at a time as <typeparamref name="V"/> is wide. The place of an <see cref="ITail{T, V}"/> stands alone.
    /// </summary>
    void At<V>(int example, int oh, Part places) where V : struct, ILanes<V>;
}

namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>The parts one after another along the first axis of an example; their other axes must agree (NC1003).</summary>
    /// <param name="parts">At least one tensor.</param>
    public static Tensor Concat(params Tensor[] parts) => Never();

    /// <summary>The parts one after another along an axis of an example; their other axes must agree (NC1003).</summary>
    /// <param name="axis">The axis of an example, from 0.</param>
    /// <param name="parts">At least one tensor.</param>
    public static Tensor Concat(int axis, params Tensor[] parts) => Never();
}

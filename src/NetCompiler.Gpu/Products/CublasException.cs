using ILGPU.Runtime;

namespace NetCompiler.Gpu;

/// <summary>A function of cuBLAS has failed.</summary>
/// <param name="function">Which.</param>
/// <param name="status">What it answered.</param>
internal sealed class CublasException(string function, int status) : AcceleratorException($"{function} answered {status}{NameOf(status)}.")
{
    public override AcceleratorType AcceleratorType => AcceleratorType.Cuda;

    /// <summary>The names of <c>cublasStatus_t</c>.</summary>
    private static string NameOf(int status) => status switch
    {
        1 => ", not initialized",
        3 => ", allocation failed",
        7 => ", invalid value",
        8 => ", architecture mismatch",
        11 => ", mapping error",
        13 => ", execution failed",
        14 => ", internal error",
        15 => ", not supported",
        _ => "",
    };
}

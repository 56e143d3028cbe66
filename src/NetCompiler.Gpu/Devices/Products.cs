namespace NetCompiler.Gpu;

/// <summary>What computes products of large matrices on a device.</summary>
public enum Products
{
    /// <summary>The network's own kernels, with what follows on each result computed before it reaches memory.</summary>
    Own,

    /// <summary>
    /// cuBLAS 11, 12 or 13, where the device is one of CUDA's and the library is installed; else own kernels. It takes products of dense layers and their gradients with at least 128 terms and 128 columns
    /// (of a gradient of weights: rows and columns); what follows on the results is a kernel more.
    /// </summary>
    Library,
}

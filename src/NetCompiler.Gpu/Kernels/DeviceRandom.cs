using System.ComponentModel;
using NetCompiler.Kernels;

namespace NetCompiler.Gpu;

/// <summary>The random numbers of a step: those that the CPU draws, bit for bit, by the counter of the element that asks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceRandom
{
    /// <summary>A number uniform in [0, 1), a multiple of 2⁻²⁴: element (<paramref name="row"/>, <paramref name="column"/>) of random site <paramref name="site"/>.</summary>
    public static float Uniform(ulong seed, uint step, int site, int row, int column) =>
        (int)(Philox.Word((uint)column, (uint)row, step, (uint)site, seed) >> 8) * (1f / 16777216f);    // an unsigned number would go through a double, which not every device has
}

namespace NetCompiler.Gpu;

/// <summary>A device that could be opened.</summary>
/// <param name="Name">What it calls itself.</param>
/// <param name="Kind">What runs its kernels.</param>
/// <param name="MemoryBytes">How much memory it has; <see cref="long.MaxValue"/> where it does not say, as ILGPU's CPU threads do not.</param>
public sealed record GpuDeviceInfo(string Name, GpuDeviceKind Kind, long MemoryBytes)
{
    /// <summary><c>NVIDIA H200, Cuda, 139.8 GiB</c></summary>
    public override string ToString() => System.FormattableString.Invariant($"{Name}, {Kind}, {(MemoryBytes == long.MaxValue ? "the machine's memory" : $"{MemoryBytes / (double)(1 << 30):0.0} GiB")}");
}

namespace NetCompiler.Benchmarks.Limits;

/// <summary>The most fused multiply–adds per second at a register width: 10⁹ operations, of which each holds two per lane.</summary>
internal sealed record Peak(int Bits, int Threads, double Gflops);

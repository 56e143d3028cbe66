using System;

namespace NetCompiler.Benchmarks;

/// <summary>What one process measured.</summary>
/// <param name="Minimum">Milliseconds per step in the fastest sample.</param>
/// <param name="Median">Milliseconds per step in the sample in the middle.</param>
/// <param name="PeakMegabytes">The most memory that the process has held, in 2²⁰ bytes.</param>
/// <param name="BytesPerStep">What a step allocates of managed memory; none is known of PyTorch.</param>
internal sealed record Measurement(double Minimum, double Median, int Samples, double PeakMegabytes, double? BytesPerStep)
{
    /// <summary>Written by hand: the process that is measured need not load a serializer.</summary>
    public string ToJson() => FormattableString.Invariant(
        $$"""{"minimum":{{Minimum:R}},"median":{{Median:R}},"samples":{{Samples}},"peakMegabytes":{{PeakMegabytes:F1}},"bytesPerStep":{{BytesPerStep:R}}}""");
}

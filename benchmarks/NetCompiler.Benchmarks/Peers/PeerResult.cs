using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Benchmarks;

/// <summary>All rounds of one case. Figures are the least of the rounds' minima, and the median of the rounds' medians; of PyTorch's modes the one with the least minimum counts.</summary>
/// <param name="Peak">GFLOP/s that so many threads reach at best.</param>
internal sealed record PeerResult(Case Case, int Threads, double Peak, Agreement Agreement, IReadOnlyList<Measurement> Ours, IReadOnlyDictionary<string, List<Measurement>> Theirs)
{
    public double OurMinimum => Minimum(Ours);

    public double OurMedian => MedianOf(Ours);

    /// <summary>PyTorch's fastest mode.</summary>
    public string Mode => Theirs.MinBy(mode => Minimum(mode.Value)).Key;

    public double TheirMinimum => Minimum(Theirs[Mode]);

    public double TheirMedian => MedianOf(Theirs[Mode]);

    /// <summary>PyTorch's minimum divided by ours.</summary>
    public double Ratio => TheirMinimum / OurMinimum;

    public double RatioOfMedians => TheirMedian / OurMedian;

    public double OurMegabytes => Ours.Max(round => round.PeakMegabytes);

    public double TheirMegabytes => Theirs[Mode].Max(round => round.PeakMegabytes);

    /// <summary>Managed bytes that a step of ours allocates, in the worst round.</summary>
    public double BytesPerStep => Ours.Max(round => round.BytesPerStep ?? 0);

    /// <summary>What our products reach in the fastest sample.</summary>
    public double Gflops => Case.Operations() / OurMinimum / 1e6;

    /// <summary>The same as a share of the peak.</summary>
    public double ShareOfPeak => Gflops / Peak;

    /// <summary><c>W1 batch=128 train threads=2 ratio 2.61 (ours 1.45 ms, PyTorch 3.79 ms, minimum of 4)</c></summary>
    public string Line(int rounds) => FormattableString.Invariant(
        $"{Case} threads={Threads} ratio {Text.Figures(Ratio)} (ours {Text.Milliseconds(OurMinimum)}, PyTorch {Text.Milliseconds(TheirMinimum)}, minimum of {rounds})");

    private static double Minimum(IReadOnlyList<Measurement> rounds) => rounds.Min(round => round.Minimum);

    private static double MedianOf(IEnumerable<Measurement> rounds) => Median.Of(rounds.Select(round => round.Median));
}

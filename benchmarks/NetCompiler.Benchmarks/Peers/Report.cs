using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetCompiler.Benchmarks;

/// <summary>The results of a run of <c>peers</c>, as a table to read and as numbers to compute with.</summary>
internal sealed record Report(Surroundings Surroundings, int Rounds, IReadOnlyList<PeerResult> Results)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true };

    private static readonly (string Title, Func<PeerResult, string> Cell)[] Columns =
    [
        ("Case", result => $"{result.Case.Workload.Name} {result.Case.Kind.ToString().ToLowerInvariant()}, batch {result.Case.Batch}"),
        ("Threads", result => $"{result.Threads}"),
        ("NetCompiler, ms", result => $"{Text.Figures(result.OurMinimum)} ({Text.Figures(result.OurMedian)})"),
        ("PyTorch, ms", result => $"{Text.Figures(result.TheirMinimum)} ({Text.Figures(result.TheirMedian)}) {result.Mode.Split('-')[1]}"),
        ("Ratio", result => $"**{Text.Figures(result.Ratio)}** ({Text.Figures(result.RatioOfMedians)})"),
        ("Peak memory, MB", result => FormattableString.Invariant($"{result.OurMegabytes:F0} / {result.TheirMegabytes:F0}")),
        ("Allocated per step", result => FormattableString.Invariant($"{result.BytesPerStep:F0} B")),
        ("GFLOP/s", result => FormattableString.Invariant($"{Text.Figures(result.Gflops)} ({100 * result.ShareOfPeak:F0} %)")),
    ];

    /// <summary>Writes <c>peers.json</c> and <c>peers.md</c>.</summary>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "peers.md"), Markdown());
        File.WriteAllText(Path.Combine(folder, "peers.json"), JsonSerializer.Serialize(new
        {
            surroundings = Surroundings,
            rounds = Rounds,
            results = Results.Select(result => new
            {
                workload = result.Case.Workload.Name,
                kind = result.Case.Kind.ToString().ToLowerInvariant(),
                batch = result.Case.Batch,
                threads = result.Threads,
                ratio = result.Ratio,
                ratioOfMedians = result.RatioOfMedians,
                mode = result.Mode,
                gflops = result.Gflops,
                peakGflops = result.Peak,
                agreement = result.Agreement,
                ours = result.Ours,
                torch = result.Theirs,
            }),
        }, Json));
    }

    public string Markdown() =>
        $"""
        {Surroundings}.
        Milliseconds per step: the minimum of {Rounds} alternated rounds, in parentheses the median. Ratio: PyTorch's fastest mode divided by NetCompiler. Memory: NetCompiler / PyTorch. GFLOP/s: NetCompiler's products, as a share of the machine's peak.

        {Row(Columns.Select(column => column.Title))}
        {Row(Columns.Select(_ => "---"))}
        {string.Join('\n', Results.Select(result => Row(Columns.Select(column => column.Cell(result)))))}

        {string.Join('\n', Results.Select(result => result.Case.Workload).Distinct().Select(workload => $"- **{workload.Name}**: {workload.Summary}"))}

        """;

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}

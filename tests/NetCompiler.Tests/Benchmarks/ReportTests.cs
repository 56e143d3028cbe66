using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using NetCompiler.Benchmarks;
using Xunit;

namespace NetCompiler.Tests.Benchmarks;

/// <summary>What is made of the figures of a comparison.</summary>
public sealed class ReportTests
{
    private static readonly PeerResult Result = new(
        new Case(W10.Workload, CaseKind.Train, 32), Threads: 2, Peak: 15, new Agreement(1e-7, 2e-7),
        [new(.0075, .0080, 9, 40, 0), new(.0074, .0090, 9, 42, 0)],
        new Dictionary<string, List<Measurement>>
        {
            ["train-eager"] = [new(.40, .50, 9, 237, null), new(.39, .52, 9, 236, null)],
            ["train-jit"] = [new(.38, .49, 9, 245, null), new(.37, .47, 9, 244, null)],
        });

    [Fact]
    public void The_minimum_of_all_rounds_counts_and_PyTorchs_fastest_mode() =>
        Assert.Equal("W10 batch=32 train threads=2 ratio 50.0 (ours 0.00740 ms, PyTorch 0.370 ms, minimum of 2)", Result.Line(rounds: 2));

    [Fact]
    public void A_row_of_the_table_has_medians_memory_and_allocations()
    {
        var report = new Report(new Surroundings("A processor", 2, "a system", ".NET", "PyTorch"), Rounds: 2, [Result]);

        Assert.Contains("| W10 train, batch 32 | 2 | 0.00740 (0.00850) | 0.370 (0.480) jit | **50.0** (56.5) | 42 / 245 | 0 B | 7.61 (51 %) |", report.Markdown());
    }

    [Theory]
    [InlineData(0.007514, "0.00751")]
    [InlineData(1.4549, "1.45")]
    [InlineData(99.99, "100.0")]
    [InlineData(285.4, "285")]
    public void Figures_have_three_digits(double value, string text) => Assert.Equal(text, Text.Figures(value));

    /// <summary>2·16 + 16·16 + 16·1 weights: each multiplies and adds once forward, and twice backward; the first layer has no gradient of its inputs.</summary>
    [Fact]
    public void Operations_are_those_of_the_products() => Assert.Equal(32 * 2 * (3 * (32 + 256 + 16) - 32), Result.Case.Operations());

    [Fact]
    public void A_measurement_survives_the_way_between_processes()
    {
        var measured = new Measurement(1.25, 1.5, 7, 38.5, 0);

        Assert.Equal(measured, JsonSerializer.Deserialize<Measurement>(measured.ToJson(), JsonSerializerOptions.Web));
    }

    [Fact]
    public void Every_workload_computes_in_batches_that_divide_a_run_of_sixteen_steps() =>
        Assert.All(Workload.All.Where(workload => workload.Training is not []), workload => Assert.Equal(0, 16 % workload.Batches));
}

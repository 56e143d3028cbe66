using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetCompiler.Benchmarks.Limits;

namespace NetCompiler.Benchmarks;

/// <summary>The command <c>peers</c>.</summary>
internal static class Peers
{
    public static int Run(string[] args)
    {
        PeersOptions options = PeersOptions.Parse(args);
        if (options.WantsHelp)
        {
            Console.WriteLine(PeersOptions.Help);
            return 0;
        }

        if (Torch.Find(options.Python) is not { } torch)
        {
            Console.WriteLine($"Skipped: {options.Python ?? "no python3 on the path"} has no PyTorch. {Torch.Installing}");
            return 0;
        }

        var report = new Report(Surroundings.Of(torch), options.Rounds, []);
        Dictionary<int, double> peaks = options.Threads.Distinct().ToDictionary(threads => threads, _ => 0d);
        var losses = new Dictionary<string, double[]>();
        foreach (IGrouping<(Workload Workload, int Batch), Case> cases in options.Cases.GroupBy(@case => (@case.Workload, @case.Batch)))
        {
            using var folder = new CaseFolder(cases.Key.Workload, cases.Key.Batch);
            string name = $"{cases.Key.Workload.Name} batch={cases.Key.Batch}";
            losses[name] = torch.Losses(folder, options.Threads.Max());
            Agreement agreement = Agreement.Check(cases.Key.Workload, cases.Key.Batch, losses[name], folder.Predictions(), options.Threads.Max());
            Console.Error.WriteLine(FormattableString.Invariant(
                $"{name}: the same on both sides, predictions within {agreement.Prediction:E1}, losses of {folder.Steps} steps within {agreement.Loss:E1}"));

            foreach ((Case @case, int threads) in options.Losses is null ? cases.SelectMany(@case => options.Threads.Select(threads => (@case, threads))) : [])
            {
                PeerResult result = Compare(@case, threads, agreement, folder, torch, options);
                peaks[threads] = Math.Max(peaks[threads], result.Peak);
                report = report with { Results = [.. report.Results.Append(result).Select(each => each with { Peak = peaks[each.Threads] })] };
                report.Save(options.Output);
            }
        }

        if (options.Losses is not null)
        {
            File.WriteAllText(options.Losses, JsonSerializer.Serialize(losses, new JsonSerializerOptions { WriteIndented = true }) + "\n");
            return 0;
        }

        Console.WriteLine(report.Markdown());
        foreach (PeerResult result in report.Results)
            Console.WriteLine(result.Line(options.Rounds));
        return 0;
    }

    /// <summary>Both sides and the machine's peak in turn, so that a machine that changes its speed changes it for all.</summary>
    private static PeerResult Compare(Case @case, int threads, Agreement agreement, CaseFolder folder, Torch torch, PeersOptions options)
    {
        string[] modes = @case.Kind is CaseKind.Predict ? Torch.PredictionModes : @case.Workload.Image is [_, _, _] ? Torch.ImageTrainingModes : Torch.TrainingModes;
        var ours = new List<Measurement>();
        Dictionary<string, List<Measurement>> theirs = modes.ToDictionary(mode => mode, _ => new List<Measurement>());

        double peak = 0;

        for (int round = 1; round <= options.Rounds; round++)
        {
            peak = Math.Max(peak, PeakProbe.Measure(threads).Max(found => found.Gflops));
            ours.Add(TimeOurs(@case, threads, options.Seconds));
            foreach (string mode in modes)
                theirs[mode].Add(torch.Time(folder, mode, threads, options.Seconds));

            Console.Error.WriteLine(
                $"{@case} threads={threads}, round {round} of {options.Rounds}: ours {Text.Milliseconds(ours[^1].Minimum)}, {string.Join(", ", modes.Select(mode => $"{mode} {Text.Milliseconds(theirs[mode][^1].Minimum)}"))}");
        }

        return new PeerResult(@case, threads, peak, agreement, ours, theirs);
    }

    private static Measurement TimeOurs(Case @case, int threads, double seconds)
    {
        string[] arguments = [@case.Workload.Name, @case.Kind.ToString(), .. new[] { @case.Batch, threads, seconds }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        return JsonSerializer.Deserialize<Measurement>(Child.Run([.. Child.Self, "ours", .. arguments]), JsonSerializerOptions.Web)!;
    }
}

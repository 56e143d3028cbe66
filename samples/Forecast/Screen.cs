using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace Forecast;

/// <summary>A bar for all epochs, a table of errors, and a chart of the last steps.</summary>
internal static class Screen
{
    private const int Lines = 24;

    public static void Train(Forecaster forecaster, Options options, int epochs)
    {
        // No colours into files and pipes.
        AnsiConsole.Profile.Capabilities.Ansi &= !Console.IsOutputRedirected;

        History history = AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(bars => forecaster.Train(options, Show(bars.AddTask("epoch 1", maxValue: epochs))));

        int each = Math.Max(1, history.Epochs.Count / 10);
        foreach (EpochResult epoch in history.Epochs.Where(epoch => epoch.Epoch == history.BestEpoch || epoch.Epoch % each == 0))
            Console.WriteLine(Text($"epoch {epoch.Epoch}  loss {epoch.Loss:F4}  validation loss {epoch.ValidationLoss:F4}{(epoch.Epoch == history.BestEpoch ? "  the best, and kept" : "")}"));
    }

    public static void Errors(string what, IReadOnlyList<Judgement> judgements, string unit)
    {
        Table table = new Table().RoundedBorder().Title(what).AddColumns(["held out", $"RMSE, {unit}", $"MAE, {unit}", "sMAPE, %", "MASE"]);
        foreach (TableColumn column in table.Columns.Skip(1))
            column.RightAligned();
        foreach (Judgement judgement in judgements)
            table.AddRow([judgement.Name, .. judgement.Errors.Select(error => Text($"{error.Value:F2}"))]);
        AnsiConsole.Write(table);
    }

    /// <summary>The last steps as they were (●) and as they were forecast (○) from the step before; ◉ where both are the same place.</summary>
    public static void Chart(double[] series, Func<int, double> forecast, string unit)
    {
        int[] steps = [.. Enumerable.Range(series.Length - Lines, Lines)];
        double[] forecasts = Array.ConvertAll(steps, step => forecast(step)), actual = series[^Lines..];
        double least = Math.Min(forecasts.Min(), actual.Min()), unitsPerPlace = Math.Max(1e-9, Math.Max(forecasts.Max(), actual.Max()) - least) / 59;
        int Place(double value) => (int)Math.Round((value - least) / unitsPerPlace);

        Console.WriteLine($"the last {Lines} steps: ● what came, ○ what was forecast, {unit}");
        for (int i = 0; i < Lines; i++)
        {
            var line = new string(' ', 60).ToCharArray();
            line[Place(forecasts[i])] = '○';
            line[Place(actual[i])] = line[Place(actual[i])] == '○' ? '◉' : '●';
            Console.WriteLine(Text($"{new string(line)}  {actual[i],8:F1} {forecasts[i],8:F1}"));
        }
    }

    private static Action<TrainingProgress> Show(ProgressTask bar) => now =>
    {
        if (now.Step != now.Steps)
            return;
        bar.Description = Text($"epoch {now.Epoch}/{now.Epochs}  loss {now.Loss:F4}");
        bar.Value = now.Epoch;
    };

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

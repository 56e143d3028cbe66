using System;
using System.Globalization;
using System.Linq;
using NetCompiler;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace Digits;

/// <summary>A bar per epoch while training, and a table afterwards.</summary>
internal static class Screen
{
    private const int StepsPerUpdate = 10;

    public static History Train(Network network, Dataset training, Dataset test, Options options, TrainingDevice? device)
    {
        // No colours into files and pipes.
        AnsiConsole.Profile.Capabilities.Ansi &= !Console.IsOutputRedirected;

        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(bars => network.Fit(training, new()
            {
                Epochs = options.Epochs,
                BatchSize = options.Batch,
                Optimizer = options.CreateOptimizer(),
                Schedule = options.Choice.Fades ? new CosineDecay((training.Count - 1) / options.Batch * options.Epochs, ScheduleUnit.Steps) : null,
                Augmentation = options.Choice.Fades ? new() { Crop = 2 } : null,
                Validation = test,
                Checkpoints = options.Resume is null ? null : new(options.Resume) { Resume = true, Report = AnsiConsole.WriteLine },
                Progress = Show(bars),
                Device = device,
            }));
    }

    private static Action<TrainingProgress> Show(ProgressContext bars)
    {
        ProgressTask? bar = null;

        return now =>
        {
            if (now.Step == 1)
                bar = bars.AddTask($"epoch {now.Epoch}", maxValue: now.Steps ?? 1);
            if (now.Step % StepsPerUpdate != 0 && now.Step != now.Steps)
                return;

            bar!.Description = Text($"epoch {now.Epoch}/{now.Epochs}  loss {now.Loss:F4}  accuracy {now.Accuracy:F4}  {now.ExamplesPerSecond:N0} examples/s");
            bar.Value = now.Step;
        };
    }

    public static void Results(History history, Network network, Options options)
    {
        Table table = new Table().RoundedBorder().AddColumns("epoch", "loss", "accuracy", "test loss", "test accuracy", "seconds", "examples/s");
        foreach (TableColumn column in table.Columns)
            column.RightAligned();

        foreach (EpochResult epoch in history.Epochs)
            table.AddRow(
                Text($"{epoch.Epoch}"), Text($"{epoch.Loss:F4}"), Text($"{epoch.Accuracy:F4}"), Text($"{epoch.ValidationLoss:F4}"),
                Text($"{epoch.ValidationAccuracy:F4}"), Text($"{epoch.Duration.TotalSeconds:F2}"), Text($"{epoch.ExamplesPerSecond:N0}"));
        AnsiConsole.Write(table);

        if (options.Verbose)
            Console.WriteLine(Text($"{network.Name}: {network.Parameters.Sum(parameter => parameter.Count):N0} parameters, fingerprint {network.Fingerprint}, {options.Threads} threads"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

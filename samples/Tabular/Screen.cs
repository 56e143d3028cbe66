using System;
using System.Globalization;
using NetCompiler;
using Spectre.Console;

namespace Tabular;

/// <summary>A bar for all folds, and a line per fold.</summary>
internal static class Screen
{
    public static void Run(CrossValidation validation, Options options)
    {
        // No colours into files and pipes.
        AnsiConsole.Profile.Capabilities.Ansi &= !Console.IsOutputRedirected;

        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(bars =>
            {
                ProgressTask bar = bars.AddTask("fold 1", maxValue: options.Folds);
                int done = 0;
                foreach (Evaluation evaluation in validation.Run(Show(bar, options.Folds)))
                    AnsiConsole.WriteLine(Text($"fold {++done}/{options.Folds}  {evaluation}"));
                bar.Value = options.Folds;
            });

        if (validation.Confusions is { } confusions)
            Console.WriteLine(confusions);
    }

    private static Action<int, TrainingProgress> Show(ProgressTask bar, int folds) => (fold, now) =>
    {
        if (now.Step != now.Steps)
            return;
        bar.Description = Text($"fold {fold + 1}/{folds}  epoch {now.Epoch}/{now.Epochs}  loss {now.Loss:F4}");
        bar.Value = fold + (double)now.Epoch / now.Epochs;
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

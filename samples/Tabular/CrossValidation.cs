using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler;

namespace Tabular;

/// <summary>Every row is predicted once, by a network that was trained without it, scaled by what the other rows say.</summary>
internal sealed class CrossValidation(Table table, TableSet set, Options options)
{
    private ConfusionMatrix _matrix = new();
    private readonly RootMeanSquaredError _error = new();
    private readonly RSquared _determination = new();

    /// <summary>What the folds say together.</summary>
    public string Figure => set.IsClass
        ? FormattableString.Invariant($"cross-validated accuracy {_matrix.Value:F4} ({_matrix.Correct} of {_matrix.Count})")
        : FormattableString.Invariant($"cross-validated RMSE {_error.Value:F4} (R² {_determination.Value:F4}, {table.Count} rows)");

    /// <summary>Which class was taken for which; none for numbers.</summary>
    public string? Confusions => set.IsClass ? _matrix.ToString() : null;

    /// <summary>Trains and measures fold after fold.</summary>
    /// <param name="progress">Told after every step: the fold from 0, and where its training stands.</param>
    public IEnumerable<Evaluation> Run(Action<int, TrainingProgress> progress)
    {
        IReadOnlyList<(Table Training, Table Test)> folds = set.IsClass ? table.StratifiedKFold(set.Target, options.Folds, options.Seed) : table.KFold(options.Folds, options.Seed);

        for (int fold = 0; fold < folds.Count; fold++)
        {
            int current = fold;
            TableEncoding encoding = set.Schema.Fit(folds[fold].Training);
            Network network = set.Create(options.Seed);
            network.Threads = options.Threads;
            network.Fit(encoding.Transform(folds[fold].Training), new()
            {
                Epochs = options.Epochs ?? set.Epochs,
                BatchSize = 16,
                Optimizer = new Adam(3e-3f),
                Progress = now => progress(current, now),
            });

            yield return Measure(network, encoding, folds[fold].Test);
        }
    }

    private Evaluation Measure(Network network, TableEncoding encoding, Table test)
    {
        Dataset examples = encoding.Transform(test);
        float[] predictions = network.Predict(examples)[0];
        string[] wanted = [.. Enumerable.Range(0, test.Count).Select(row => set.Wanted(test, row))];

        if (set.IsClass)
        {
            string[] classes = [.. encoding.Classes];
            if (_matrix.ClassNames is null)
                _matrix = new ConfusionMatrix(classes.Length) { ClassNames = classes };
            _matrix.Add(predictions, Array.ConvertAll(wanted, name => Array.IndexOf(classes, name)));
        }
        else
        {
            // In the units of the table, where every fold has the same.
            float[] restored = Array.ConvertAll(predictions, encoding.RestoreTarget), numbers = Array.ConvertAll(wanted, text => float.Parse(text, CultureInfo.InvariantCulture));
            _error.Add(restored, numbers);
            _determination.Add(restored, numbers);
        }

        return network.Evaluate(examples);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Brings the outputs and the targets of an evaluation to the metrics that look at them, batch after batch.</summary>
internal sealed class MetricFeed
{
    private readonly NetworkDefinition _network;
    private readonly IReadOnlyList<Metric> _metrics;
    private readonly int[] _outputs;            // per metric, what it looks at
    private readonly float[][] _predictions;    // per output; empty where no metric looks
    private readonly float[][] _numbers;        // per output, its targets, if they are numbers
    private readonly int[][] _labels;           // per output, its targets, if they are labels
    private readonly int[] _answers;            // per output, how many answers of the batch have a target

    /// <param name="network">What is measured.</param>
    /// <param name="metrics">By what; they forget what they have seen.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <exception cref="ArgumentException">A metric is null or finds no output to look at, or two have the same name.</exception>
    public MetricFeed(NetworkDefinition network, IReadOnlyList<Metric> metrics, int capacity)
    {
        Check(network, metrics);
        _network = network;
        _metrics = metrics;
        _outputs = [.. metrics.Select(metric => OutputOf(network, metric))];

        _predictions = new float[network.Outputs.Length][];
        _numbers = new float[network.Outputs.Length][];
        _labels = new int[network.Outputs.Length][];
        _answers = new int[network.Outputs.Length];
        for (int i = 0; i < network.Outputs.Length; i++)
        {
            OutputSlot output = network.Outputs[i];
            bool isSeen = _outputs.Contains(i), hasLabels = isSeen && TargetOf(output).Kind == TargetKind.Labels;
            _predictions[i] = isSeen ? new float[checked(capacity * output.Count)] : [];
            _labels[i] = hasLabels ? new int[checked(capacity * TargetOf(output).Count)] : [];
            _numbers[i] = isSeen && !hasLabels ? new float[_predictions[i].Length] : [];
        }

        foreach (Metric metric in metrics)
            metric.Reset();
    }

    /// <summary>Where a prediction leaves the outputs of a batch.</summary>
    public float[][] Predictions => _predictions;

    /// <summary>Names that the metrics go by: their own, after that of the output where one is given.</summary>
    public static string NameOf(Metric metric) => metric.Output is null ? metric.Name : $"{metric.Output} {metric.Name}";

    /// <summary>Refuses metrics that cannot be used together on a network.</summary>
    public static void Check(NetworkDefinition network, IReadOnlyList<Metric> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Metric metric in metrics)
        {
            ArgumentNullException.ThrowIfNull(metric, nameof(metrics));
            OutputOf(network, metric);
            if (!names.Add(NameOf(metric)))
                throw new ArgumentException($"Two metrics are named {NameOf(metric)}. Give one another Name, or another Output.", nameof(metrics));
        }
    }

    /// <summary>Feeds a batch, whose outputs lie in <see cref="Predictions"/>.</summary>
    public void Add(Dataset data, ReadOnlySpan<int> examples)
    {
        for (int i = 0; i < _predictions.Length; i++)
            if (_predictions[i].Length > 0)
            {
                GatherTargets(i, data, examples);
                _answers[i] = KeepAnswered(i, examples.Length);
            }

        for (int m = 0; m < _metrics.Count; m++)
            Feed(_metrics[m], _outputs[m]);
    }

    /// <summary>What the metrics say, by name, in their order.</summary>
    public IReadOnlyDictionary<string, double?> Values()
    {
        if (_metrics.Count == 0)
            return EpochResult.NoMetrics;    // one object, so that results without metrics can be equal

        var values = new OrderedDictionary<string, double?>(_metrics.Count, StringComparer.Ordinal);
        foreach (Metric metric in _metrics)
            values.Add(NameOf(metric), metric.Value);
        return values;
    }

    private void Feed(Metric metric, int index)
    {
        OutputSlot output = _network.Outputs[index];
        int width = Width(output), answers = _answers[index];
        ReadOnlySpan<float> predictions = _predictions[index].AsSpan(0, answers * width);

        if (TargetOf(output).Kind == TargetKind.Labels)
            metric.Add(predictions, _labels[index].AsSpan(0, answers));
        else
            metric.Add(predictions, _numbers[index].AsSpan(0, answers * width), width);
    }

    /// <summary>Leaves out the answers whose target is missing, or not whole.</summary>
    /// <returns>How many are left, at the front.</returns>
    private int KeepAnswered(int index, int examples)
    {
        OutputSlot output = _network.Outputs[index];
        TargetSlot target = TargetOf(output);
        int width = Width(output), count = examples * (output.Count / width), kept = 0;
        if (!target.IgnoresMissing && target.IgnoredLabel is null)
            return count;

        for (int answer = 0; answer < count; answer++)
        {
            bool isMissing = target.Kind == TargetKind.Labels ? _labels[index][answer] == target.IgnoredLabel : Judge.IsMissing(_numbers[index].AsSpan(answer * width, width));
            if (isMissing)
                continue;

            _predictions[index].AsSpan(answer * width, width).CopyTo(_predictions[index].AsSpan(kept * width));
            if (target.Kind == TargetKind.Labels)
                _labels[index][kept] = _labels[index][answer];
            else
                _numbers[index].AsSpan(answer * width, width).CopyTo(_numbers[index].AsSpan(kept * width));
            kept++;
        }

        return kept;
    }

    private void GatherTargets(int index, Dataset data, ReadOnlySpan<int> examples)
    {
        OutputSlot output = _network.Outputs[index];
        Column column = data.Target(output.Target);
        int size = TargetOf(output).Count;

        for (int b = 0; b < examples.Length; b++)
            if (TargetOf(output).Kind == TargetKind.Labels)
                ((LabelColumn)column).Row(data.Row(examples[b])).CopyTo(_labels[index].AsSpan(b * size));
            else
                column.CopyTo(data.Row(examples[b]), _numbers[index].AsSpan(b * size, size));
    }

    private TargetSlot TargetOf(OutputSlot output) => _network.Targets[output.Target];

    /// <summary>How many values belong to one answer.</summary>
    private int Width(OutputSlot output) => output.Response switch
    {
        _ when TargetOf(output) is { Kind: TargetKind.Labels } labels => output.Count / labels.Count,
        Response.Softmax or Response.Largest => output.Shape[^1],
        Response.Sigmoid or Response.Sign => 1,
        _ => output.Count,
    };

    /// <summary>Whether the output is answers to its target: not, for example, both means and variances of it.</summary>
    private static bool Answers(NetworkDefinition network, OutputSlot output) =>
        output.Target >= 0 && network.Targets[output.Target] is var target && (target.Kind == TargetKind.Labels || target.Count == output.Count);

    private static int OutputOf(NetworkDefinition network, Metric metric)
    {
        int index = Array.FindIndex(network.Outputs, output =>
            Answers(network, output) && (metric.Output is null ? metric.LooksAt(KindOf(network, output)) : output.Name == metric.Output));

        if (index < 0)
            throw new ArgumentException(
                $"{NameOf(metric)} finds no output of {network.Name} to look at: {(metric.Output is null ? "no output has a target of its kind" : $"there is no output {metric.Output} with a target")}. " +
                $"There {(network.Outputs.Length == 1 ? "is" : "are")} {string.Join(", ", network.Outputs.Select(output => Text(network, output)))}.");
        return index;
    }

    private static OutputKind KindOf(NetworkDefinition network, OutputSlot output) =>
        output.Response != Response.None || network.Targets[output.Target].Kind == TargetKind.Labels ? OutputKind.Classes : OutputKind.Numbers;

    private static string Text(NetworkDefinition network, OutputSlot output) => !Answers(network, output)
        ? $"{output.Name} (no target of its shape)"
        : $"{output.Name} ({(KindOf(network, output) == OutputKind.Classes ? "classes" : "numbers")})";
}

using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Which answers of a network are right. An example gives one answer per label, or, for yes-or-no outputs, one per element; none where the target is missing.</summary>
internal static class Judge
{
    /// <summary>Whether the answers of an output can be right or wrong.</summary>
    public static bool CanJudge(OutputSlot output) => output.Response != Response.None && output.Target >= 0;

    /// <summary>How many of a worker's answers are right, and how many there are, from the raw outputs that Forward left.</summary>
    public static (long Right, long Answers) Raw(in Pass pass, OutputSlot output, NetworkDefinition definition) =>
        Count(pass, output, definition, pass.Rows(output.TrainingAt, output.TrainingStride), threshold: 0f);

    /// <summary>How many of a worker's answers are right, and how many there are, from the probabilities or scores that Predict left.</summary>
    public static (long Right, long Answers) Predicted(in Pass pass, OutputSlot output, NetworkDefinition definition) =>
        Count(pass, output, definition, pass.Rows(output.At, output.Stride), threshold: output.Response == Response.Sign ? 0f : .5f);

    private static (long Right, long Answers) Count(in Pass pass, OutputSlot output, NetworkDefinition definition, Rows values, float threshold)
    {
        TargetSlot target = definition.Targets[output.Target];
        int classes = Classes(output, definition);
        int answers = output.Count / classes;
        long right = 0, missing = 0;

        for (int b = pass.Examples.Start; b < pass.Examples.End; b++)
            for (int a = 0; a < answers; a++)
            {
                ReadOnlySpan<float> answer = values.Span(b, output.Count).Slice(a * classes, classes);
                int wanted = Wanted(pass, target, b, a, classes);
                if (wanted == LabelColumn.None)
                    missing++;
                else if (Answer.Of(answer, threshold) == wanted)
                    right++;
            }

        return (right, (long)answers * pass.Examples.Count - missing);
    }

    /// <summary>Whether a target is not there, or not whole.</summary>
    public static bool IsMissing(ReadOnlySpan<float> target)
    {
        foreach (float value in target)
            if (float.IsNaN(value))
                return true;
        return false;
    }

    /// <summary>The right class, or <see cref="LabelColumn.None"/>.</summary>
    private static int Wanted(in Pass pass, TargetSlot target, int b, int answer, int classes)
    {
        if (target.Kind == TargetKind.Labels)
            return pass.Labels(target.At)[b * target.Count + answer];

        ReadOnlySpan<float> values = pass.Rows(target.At, target.Stride).Span(b, target.Count).Slice(answer * classes, classes);
        return target.IgnoresMissing && IsMissing(values) ? LabelColumn.None : Answer.Of(values, .5f);
    }

    /// <summary>How many values are one answer: one of a yes or no, whose target reaches ½ whether yes and no are 1 and 0 or 1 and −1.</summary>
    private static int Classes(OutputSlot output, NetworkDefinition definition) =>
        output.Response is Response.Sigmoid or Response.Sign ? 1
        : definition.Targets[output.Target] is { Kind: TargetKind.Labels } labels ? labels.Classes : output.Shape[^1];
}

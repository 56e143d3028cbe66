using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Which answers of a network are right. An example gives one answer per label, or, for yes-or-no outputs, one per element.</summary>
internal static class Judge
{
    /// <summary>Whether the answers of an output can be right or wrong.</summary>
    public static bool CanJudge(OutputSlot output) => output.Response != Response.None && output.Target >= 0;

    /// <summary>Answers per example.</summary>
    public static int Answers(OutputSlot output, NetworkDefinition definition) =>
        output.Count / Classes(output, definition);

    /// <summary>How many of a worker's answers are right, from the raw outputs that Forward left.</summary>
    public static long Raw(in Pass pass, OutputSlot output, NetworkDefinition definition) =>
        Count(pass, output, definition, pass.Rows(output.TrainingAt, output.TrainingStride), threshold: 0f);

    /// <summary>How many of a worker's answers are right, from the probabilities or scores that Predict left.</summary>
    public static long Predicted(in Pass pass, OutputSlot output, NetworkDefinition definition) =>
        Count(pass, output, definition, pass.Rows(output.At, output.Stride), threshold: output.Response == Response.Sign ? 0f : .5f);

    private static long Count(in Pass pass, OutputSlot output, NetworkDefinition definition, Rows values, float threshold)
    {
        TargetSlot target = definition.Targets[output.Target];
        int classes = Classes(output, definition);
        int answers = output.Count / classes;
        long right = 0;

        for (int b = pass.Examples.Start; b < pass.Examples.End; b++)
            for (int a = 0; a < answers; a++)
            {
                ReadOnlySpan<float> answer = values.Span(b, output.Count).Slice(a * classes, classes);
                if (Answer.Of(answer, threshold) == Wanted(pass, target, b, a, classes))
                    right++;
            }

        return right;
    }

    private static int Wanted(in Pass pass, TargetSlot target, int b, int answer, int classes)
    {
        if (target.Kind == TargetKind.Labels)
            return pass.Labels(target.At)[b * target.Count + answer];

        ReadOnlySpan<float> values = pass.Rows(target.At, target.Stride).Span(b, target.Count).Slice(answer * classes, classes);
        return Answer.Of(values, .5f);
    }

    /// <summary>How many values are one answer: one of a yes or no, whose target reaches ½ whether yes and no are 1 and 0 or 1 and −1.</summary>
    private static int Classes(OutputSlot output, NetworkDefinition definition) =>
        output.Response is Response.Sigmoid or Response.Sign ? 1
        : definition.Targets[output.Target] is { Kind: TargetKind.Labels } labels ? labels.Classes : output.Shape[^1];
}

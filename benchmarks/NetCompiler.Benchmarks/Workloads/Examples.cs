using System;

namespace NetCompiler.Benchmarks;

/// <summary>Drawn examples as both sides get them: always the same ones. Targets are numbers or labels.</summary>
internal sealed record Examples(int Count, float[] Inputs, float[] Targets, int[] Labels)
{
    public Dataset Dataset => Labels is [] ? Dataset.From(Inputs, Targets, Count) : new Dataset([Column.Of(Inputs, Inputs.Length / Count)], Column.Labels(Labels, Labels.Length / Count));

    /// <summary>Inputs in [0, 1), each with one of the classes.</summary>
    public static Func<int, Examples> Classified(int inputs, int classes) => count =>
    {
        var random = new Random(1);
        return new Examples(count, Uniform(random, count * inputs), [], Labelled(random, count, classes));
    };

    /// <summary>Inputs and targets in [0, 1).</summary>
    public static Func<int, Examples> Measured(int inputs, int outputs) => count =>
    {
        var random = new Random(1);
        return new Examples(count, Uniform(random, count * inputs), Uniform(random, count * outputs), []);
    };

    /// <summary>Inputs in [0, 1) that are their own targets.</summary>
    public static Func<int, Examples> Reconstructed(int inputs) => count =>
    {
        float[] values = Uniform(new Random(1), count * inputs);
        return new Examples(count, values, values, []);
    };

    /// <summary>Texts of words, by number, each good or bad.</summary>
    public static Func<int, Examples> Words(int length, int vocabulary) => count =>
    {
        var random = new Random(1);
        return new Examples(count, Array.ConvertAll(Labelled(random, count * length, vocabulary), word => (float)word), Array.ConvertAll(Labelled(random, count, 2), mark => (float)mark), []);
    };

    /// <summary>Texts of tokens, by number, each with one that follows it.</summary>
    public static Func<int, Examples> NextTokens(int length, int vocabulary) => count =>
    {
        var random = new Random(1);
        return new Examples(count, Array.ConvertAll(Labelled(random, count * length, vocabulary), token => (float)token), [], Labelled(random, count * length, vocabulary));
    };

    private static float[] Uniform(Random random, int count)
    {
        var values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextSingle();
        return values;
    }

    private static int[] Labelled(Random random, int count, int classes)
    {
        var labels = new int[count];
        foreach (ref int label in labels.AsSpan())
            label = random.Next(classes);
        return labels;
    }
}

using System;
using System.Linq;

namespace NetCompiler.Tests.Training;

/// <summary>Small data for tests.</summary>
internal static class Examples
{
    /// <summary>Drawn digits: 784 pixels, ten classes.</summary>
    public static Dataset Digits(int count, ulong seed = 1) => DrawnDigits.Draw(count, seed);

    public static Network Fitted(int threads, TrainingOptions options, int examples = 300, ulong seed = 5)
    {
        var network = new HandWrittenMlp(seed) { Threads = threads };
        network.Fit(Digits(examples), options);
        return network;
    }

    /// <summary>All parameters in logical order.</summary>
    public static float[] Values(Network network) => [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];

    /// <summary>All gradients in logical order.</summary>
    public static float[] Gradients(Network network) => [.. network.Parameters.SelectMany(parameter => parameter.Gradient.ToArray())];

    /// <summary>The inputs of a dataset as plain numbers.</summary>
    public static float[] Inputs(Dataset data)
    {
        int size = data.Inputs[0].Size;
        var values = new float[data.Count * size];
        for (int i = 0; i < data.Count; i++)
            data.Inputs[0].CopyTo(data.Row(i), values.AsSpan(i * size, size));
        return values;
    }
}

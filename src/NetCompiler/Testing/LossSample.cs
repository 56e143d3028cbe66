using System;
using System.Linq;
using NetCompiler.Kernels;

namespace NetCompiler.Testing;

/// <summary>A batch and parameters drawn at random, for the network in float and, the same numbers, for the loss in double.</summary>
internal static class LossSample
{
    private const int Batch = 5;
    private const ulong Step = 1;

    /// <summary>Moves the network's parameters off their start, where many are 0, and draws a batch.</summary>
    /// <param name="network">Its parameters become the point's.</param>
    /// <param name="random">Where numbers come from.</param>
    /// <param name="inputClasses">By input: how many classes its numbers name, or 0 for real numbers.</param>
    /// <param name="positive">Whether inputs are positive, for logarithms and roots.</param>
    /// <returns>The point, and ∂L/∂θ of every parameter as the network computes it.</returns>
    public static (LossPoint Point, float[][] Gradients) Draw(Network network, Random random, int[] inputClasses, bool positive)
    {
        foreach (Parameter parameter in network.Parameters)
            for (int i = 0; i < parameter.Count; i++)
                parameter[i] += (float)(.2 * random.NextDouble() - .1);

        NetworkDefinition definition = network.Compiled;
        float Real() => (float)(positive ? .25 + .75 * random.NextDouble() : 2 * random.NextDouble() - 1);

        float[][] inputs = [.. definition.Inputs.Select((slot, i) => Draw(Batch * slot.Count, () => i < inputClasses.Length && inputClasses[i] > 0 ? random.Next(inputClasses[i]) : Real()))];
        int[][] labels = [.. definition.Targets.Select(t => t.Kind == TargetKind.Labels ? Draw(Batch * t.Count, () => random.Next(t.Classes)) : [])];
        float[][] targets = [.. definition.Targets.Select(t => t.Kind == TargetKind.Values ? Draw(Batch * t.Count, () => (float)random.NextDouble()) : [])];
        float[] weights = Draw(Batch, () => (float)(.5 + random.NextDouble()));

        network.Kept.Forget();
        network.Kept.Begin(Batch);
        float[][] kept = [.. definition.Kept.Select(slot => Draw(Batch * slot.Length, () => (float)(2 * random.NextDouble() - 1)))];
        for (int state = 0; state < kept.Length; state++)
            kept[state].CopyTo(network.Kept[state], 0);

        var point = new LossPoint(
            Batch, Doubles(inputs), Doubles(targets), labels, Array.ConvertAll(weights, w => (double)w),
            Doubles([.. network.Parameters.Select(p => p.ToArray())]), Doubles([.. network.States.Select(s => s.ToArray())]), Doubles(kept), new RandomKey(network.Seed, Step));

        Dataset data = new Dataset(
            [.. inputs.Select((values, i) => Column.Of(values, definition.Inputs[i].Count))],
            [.. definition.Targets.Select((t, i) => t.Kind == TargetKind.Labels ? Column.Labels(labels[i], t.Count) : Column.Of(targets[i], t.Count))]).WithWeights(weights);

        network.Gradients(data, Step);
        return (point, [.. network.Parameters.Select(p => p.Gradient.ToArray())]);
    }

    private static T[] Draw<T>(int count, Func<T> draw)
    {
        var values = new T[count];
        for (int i = 0; i < count; i++)
            values[i] = draw();
        return values;
    }

    private static double[][] Doubles(float[][] values) => Array.ConvertAll(values, v => Array.ConvertAll(v, x => (double)x));
}

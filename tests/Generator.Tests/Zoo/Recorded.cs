using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Zoo;

/// <summary>
/// What PyTorch or torchvision computed for a network of the sample, or for one of its blocks in a narrow network, and the numbers that it was given: a formula's, see <c>tests/Reference/Zoo/record.py</c>.
/// </summary>
internal sealed class Recorded
{
    private const string Blocks = """
        using NetCompiler;

        namespace Zoo;

        [Network, SoftmaxCrossEntropy]
        public sealed partial class NarrowInception
        {
            static Tensor Forward([Shape(6, 9, 7)] Tensor image) => GoogLeNet.Inception(image, 5, 3, 6, 2, 4, 3).GlobalAveragePool2D().Dense(5);
        }

        [Network, SoftmaxCrossEntropy]
        public sealed partial class InvertedResiduals
        {
            static Tensor Forward([Shape(5, 9, 8)] Tensor image) =>
                MobileNetV2.InvertedResidual(MobileNetV2.InvertedResidual(image, 6, 5, 1), 3, 7, 2).GlobalAveragePool2D().Dense(5);
        }

        [Network, SoftmaxCrossEntropy]
        public sealed partial class NarrowUNet
        {
            static Tensor Forward([Shape(1, 44, 46)] Tensor image) => UNet.Level(image, 4, 2).GlobalAveragePool2D().Dense(5);
        }
        """;

    private static readonly JsonElement All = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "Reference", "Zoo", "Zoo.json"))).RootElement;

    private readonly JsonElement _record;

    /// <param name="name">The network's name.</param>
    /// <param name="file">The file of the sample that it is in, or that has its blocks.</param>
    public Recorded(string name, string file)
    {
        Name = name;
        _record = All.GetProperty(name);
        string sample = File.ReadAllText(Repository.At("samples", "Zoo", file));
        Sources = sample.Contains($"partial class {name}\n", StringComparison.Ordinal) ? [sample] : [sample, Only(name)];
    }

    public string Name { get; }

    /// <summary>The C# that declares it.</summary>
    public string[] Sources { get; }

    public int Batch => _record.GetProperty("batch").GetInt32();

    public float[] Inputs => Floats(Even(Batch * _record.GetProperty("shape").EnumerateArray().Aggregate(1, (product, axis) => product * axis.GetInt32()), 1000));

    /// <summary>Of the first hundred elements of a prediction.</summary>
    public double[] LogProbabilities => Numbers(_record.GetProperty("logProbabilities"));

    public double EvaluationLoss => _record.GetProperty("evaluationLoss").GetDouble();

    public double Loss => _record.GetProperty("loss").GetDouble();

    /// <summary>Of each parameter: the gradient's norm and four sums. None where only a prediction was recorded.</summary>
    public double[][] Gradients => _record.TryGetProperty("gradients", out JsonElement rows) ? [.. rows.EnumerateArray().Select(row => Numbers(row))] : [];

    /// <summary>PyTorch's names and shapes.</summary>
    public (string Name, int[] Shape)[] Parameters =>
        [.. _record.GetProperty("parameters").EnumerateArray().Select(p => (p[0].GetString()!, p[1].EnumerateArray().Select(axis => axis.GetInt32()).ToArray()))];

    /// <summary>PyTorch's names of running statistics.</summary>
    public string[] States => [.. _record.GetProperty("states").EnumerateArray().Select(name => name.GetString()!)];

    public int[] Labels(int classes) => [.. Enumerable.Range(0, Batch).Select(example => (7 * example + 3) % classes)];

    public float[] Parameter(int k)
    {
        ((string name, int[] shape), int last) = (Parameters[k], Parameters.Length - 1);
        int count = shape.Aggregate(1, (product, axis) => product * axis);
        double scale = Math.Sqrt(6.0 / (count / shape[0]));
        float head = k == last - 1 ? (float)_record.GetProperty("headScale").GetDouble() : 1;
        bool isGamma = name.EndsWith("weight", StringComparison.Ordinal);
        return [.. Even(count, k).Select((u, i) => head * (float)(shape.Length > 1 ? u * scale : isGamma ? 1 + u / 4 : u / 10 + Shift(name, i)))];
    }

    public float[] State(int k, int count)
    {
        bool isMean = States[k].EndsWith("running_mean", StringComparison.Ordinal);
        return Floats(Even(count, 500 + k).Select(u => isMean ? u / 10 : 1 + u / 4));
    }

    /// <summary>
    /// An error in any element of a gradient shows in its norm or in its sums, which weigh it by numbers drawn evenly. The scale is the norm, but where that is far below the others': what batch norm
    /// takes away again, such as a shift before it, has a gradient of nothing but rounding.
    /// </summary>
    public void CompareGradients(IReadOnlyList<string> names, IReadOnlyList<double[]> gradients, double tolerance)
    {
        double[][] expected = Gradients;
        double largest = expected.Max(row => row[0]);
        Assert.Equal(expected.Length, gradients.Count);

        for (int k = 0; k < expected.Length; k++)
        {
            double scale = Math.Max(expected[k][0], largest / 100);
            double[] gradient = gradients[k], seen = [Math.Sqrt(gradient.Sum(g => g * g)), .. Enumerable.Range(2000, 4).Select(draw => gradient.Zip(Even(gradient.Length, draw), (g, u) => g * u).Sum())];

            foreach ((double one, double other) in expected[k].Zip(seen))
                Assert.True(Math.Abs(one - other) <= tolerance * scale, $"{names[k]}: {other:R} instead of {one:R}, on a scale of {scale:R}.");
        }
    }

    /// <summary>The script's shift(name, i), where the network has one.</summary>
    private double Shift(string name, int i) =>
        !_record.GetProperty("shifted").GetBoolean() || !name.EndsWith("bias", StringComparison.Ordinal) || name == "fc.bias" ? 0
        : name.EndsWith("bn1.bias", StringComparison.Ordinal) && i % 2 == 1 ? -4 : 4;

    /// <summary>The script's u(i, k).</summary>
    private static IEnumerable<double> Even(int count, int k)
    {
        for (uint i = 0; i < count; i++)
        {
            uint x = unchecked(i * 2654435761u + (uint)k * 40503u + 12345u);
            x ^= x >> 16;
            x = unchecked(x * 2246822519u);
            x ^= x >> 13;
            yield return (x >> 8) / (double)(1 << 23) - 1;
        }
    }

    /// <summary>The blocks' text with no other network than that of a name, because each needs its own file of the sample.</summary>
    private static string Only(string name)
    {
        string[] parts = Blocks.Split("\n\n[Network");
        return parts[0] + "\n\n[Network" + parts.Single(part => part.Contains("class " + name, StringComparison.Ordinal));
    }

    private static float[] Floats(IEnumerable<double> values) => [.. values.Select(value => (float)value)];

    private static double[] Numbers(JsonElement row) => [.. row.EnumerateArray().Select(number => number.GetDouble())];
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Generator.Tests.Zoo;

/// <summary>
/// The sample's networks, and their blocks in narrow networks, beside PyTorch and torchvision on the same weights: predictions, losses and the gradient of every parameter. The weights are
/// a formula's, see <c>tests/Reference/Zoo/record.py</c>; the order of the parameters is the same on both sides.
/// </summary>
public sealed class PyTorchZooTests
{
    private const double Tolerance = 1e-4;

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

    private static readonly JsonElement Recorded = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "Reference", "Zoo", "Zoo.json"))).RootElement;

    [Theory]
    [InlineData("LeNet5", "LeNet5.cs")]
    [InlineData("ResNet18", "ResNet.cs")]
    [InlineData("ResNet20", "ResNet.cs")]
    [InlineData("ResNet50", "ResNet.cs")]
    [InlineData("Vgg16", "Vgg.cs")]
    [InlineData("NarrowInception", "GoogLeNet.cs", Blocks)]
    [InlineData("InvertedResiduals", "MobileNetV2.cs", Blocks)]
    [InlineData("NarrowUNet", "UNet.cs", Blocks)]
    public void A_network_computes_what_PyTorch_computes(string name, string file, params string[] more)
    {
        JsonElement record = Recorded.GetProperty(name);
        string[] blocks = [.. more.Select(text => Only(text, name))];
        using Loaded loaded = Compiled.From([File.ReadAllText(Repository.At("samples", "Zoo", file)), .. blocks]).Load();
        Network network = loaded.Network("Zoo." + name);
        Start(network, record);

        int batch = record.GetProperty("batch").GetInt32(), size = record.GetProperty("shape").EnumerateArray().Aggregate(1, (product, axis) => product * axis.GetInt32());
        float[] inputs = [.. Even(batch * size, 1000).Select(u => (float)u)];
        float[] probabilities = network.Predict(inputs);
        double[] expected = Numbers(record.GetProperty("logProbabilities"));
        Close.Assert("log of a probability", expected, [.. probabilities.Take(expected.Length).Select(p => MathF.Log(p))], Tolerance);

        int classes = probabilities.Length / batch;
        Dataset data = Dataset.From(inputs, [.. Enumerable.Range(0, batch).Select(example => (7 * example + 3) % classes)]);
        Close.Assert("loss of the prediction", [record.GetProperty("evaluationLoss").GetDouble()], [(float)network.Evaluate(data).Loss], Tolerance);

        if (!record.TryGetProperty("gradients", out JsonElement gradients))
            return;

        Close.Assert("loss", [record.GetProperty("loss").GetDouble()], [network.Gradients(data)], Tolerance);

        double[][] rows = [.. gradients.EnumerateArray().Select(row => Numbers(row))];
        double largest = rows.Max(row => row[0]);

        foreach ((Parameter parameter, double[] row) in network.Parameters.Zip(rows))
            Compare(parameter, row, Math.Max(row[0], largest / 100));
    }

    /// <summary>
    /// An error in any element shows in the norm or in the sums, which weigh it by numbers drawn evenly. The scale is the norm, but where that is far below the others': what batch norm takes away
    /// again, such as a shift before it, has a gradient of nothing but rounding.
    /// </summary>
    private static void Compare(Parameter parameter, double[] expected, double scale)
    {
        float[] gradient = parameter.Gradient.ToArray();
        double[] seen = [Math.Sqrt(gradient.Sum(g => (double)g * g)), .. Enumerable.Range(2000, 4).Select(k => gradient.Zip(Even(gradient.Length, k), (g, u) => g * u).Sum())];

        foreach ((double one, double other) in expected.Zip(seen))
            Assert.True(Math.Abs(one - other) <= Tolerance * scale, $"{parameter.Name}: {other:R} instead of {one:R}, on a scale of {scale:R}.");
    }

    private static void Start(Network network, JsonElement record)
    {
        JsonElement[] parameters = [.. record.GetProperty("parameters").EnumerateArray()];
        Assert.Equal(parameters.Select(p => p[1].ToString()), network.Parameters.Select(p => $"[{string.Join(", ", p.Shape)}]"));

        for (int k = 0; k < parameters.Length; k++)
        {
            Parameter parameter = network.Parameters[k];
            double scale = Math.Sqrt(6.0 / (parameter.Count / parameter.Shape[0]));
            float head = k == parameters.Length - 2 ? (float)record.GetProperty("headScale").GetDouble() : 1;
            bool isGamma = parameter.Name.EndsWith("weight", StringComparison.Ordinal);
            parameter.CopyFrom([.. Even(parameter.Count, k).Select(u => head * (float)(parameter.Shape.Count > 1 ? u * scale : isGamma ? 1 + u / 4 : u / 10))]);
        }

        for (int k = 0; k < network.States.Count; k++)
        {
            State state = network.States[k];
            bool isMean = state.Name.EndsWith("running_mean", StringComparison.Ordinal);
            state.CopyFrom([.. Even(state.Count, 500 + k).Select(u => (float)(isMean ? u / 10 : 1 + u / 4))]);
        }
    }

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
    private static string Only(string text, string name)
    {
        string[] parts = text.Split("\n\n[Network");
        return parts[0] + "\n\n[Network" + parts.Single(part => part.Contains("class " + name, StringComparison.Ordinal));
    }

    private static double[] Numbers(JsonElement row) => [.. row.EnumerateArray().Select(number => number.GetDouble())];
}

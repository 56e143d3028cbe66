using System;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Generator.Tests.Zoo;

/// <summary>
/// The sample's networks, and their blocks in narrow networks, beside PyTorch and torchvision on the same weights: predictions, losses and the gradient of every parameter. The order of the
/// parameters is the same on both sides.
/// </summary>
public sealed class PyTorchZooTests
{
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData("LeNet5", "LeNet5.cs")]
    [InlineData("ResNet20", "ResNet.cs")]
    [InlineData("ResNet50", "ResNet.cs")]
    [InlineData("Vgg16", "Vgg.cs")]
    [InlineData("NarrowInception", "GoogLeNet.cs")]
    [InlineData("InvertedResiduals", "MobileNetV2.cs")]
    [InlineData("NarrowUNet", "UNet.cs")]
    public void A_network_computes_what_PyTorch_computes(string name, string file)
    {
        Recorded recorded = new(name, file);
        using Loaded loaded = Compiled.Load(recorded.Sources);
        Network network = loaded.Network("Zoo." + name);
        Start(network, recorded);
        Compare(network, recorded);
    }

    /// <summary>Predictions, losses and gradients of a network that has the recorded weights.</summary>
    internal static void Compare(Network network, Recorded recorded)
    {
        float[] probabilities = network.Predict(recorded.Inputs);
        double[] expected = recorded.LogProbabilities;
        Close.Assert("log of a probability", expected, [.. probabilities.Take(expected.Length).Select(p => MathF.Log(p))], Tolerance);

        Dataset data = Dataset.From(recorded.Inputs, recorded.Labels(probabilities.Length / recorded.Batch));
        Close.Assert("loss of the prediction", [recorded.EvaluationLoss], [(float)network.Evaluate(data).Loss], Tolerance);

        if (recorded.Gradients.Length == 0)
            return;

        Close.Assert("loss", [recorded.Loss], [network.Gradients(data)], Tolerance);
        recorded.CompareGradients([.. network.Parameters.Select(p => p.Name)], [.. network.Parameters.Select(p => Array.ConvertAll(p.Gradient.ToArray(), g => (double)g))], Tolerance);
    }

    private static void Start(Network network, Recorded recorded)
    {
        Assert.Equal(recorded.Parameters.Select(p => p.Shape), network.Parameters.Select(p => p.Shape.ToArray()));
        Assert.Equal(recorded.States.Length, network.States.Count);

        for (int k = 0; k < network.Parameters.Count; k++)
            network.Parameters[k].CopyFrom(recorded.Parameter(k));

        for (int k = 0; k < network.States.Count; k++)
            network.States[k].CopyFrom(recorded.State(k, network.States[k].Count));
    }
}

using System;
using System.Linq;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Shapes;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Generator.Tests.Zoo;

/// <summary>
/// The program that the sample's smaller networks are compiled to, evaluated in double, beside PyTorch in double: predictions, losses and the gradient of every parameter. What rounding hides
/// in a float, such as a slightly wrong epsilon or a gradient that misses a small part, shows here.
/// </summary>
public sealed class DoubleZooTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("LeNet5", "LeNet5.cs")]
    [InlineData("ResNet20", "ResNet.cs")]
    [InlineData("NarrowInception", "GoogLeNet.cs")]
    [InlineData("InvertedResiduals", "MobileNetV2.cs")]
    [InlineData("NarrowUNet", "UNet.cs")]
    public void A_program_means_what_PyTorch_computes(string name, string file)
    {
        Recorded recorded = new(name, file);
        Shaped shaped = ShapeInference.Infer(Specs.Parse(Sources.Compile(recorded.Sources)).Single(parsed => parsed.Spec.Declaration.Name == name).Spec);
        Inventory inventory = Inventory.Of(shaped);
        Primitives.Program program = ReverseMode.Differentiate(shaped, inventory);
        Interpreter values = new(program, Given(recorded, shaped, inventory));

        double[] probabilities = values[program.Prediction.Outputs[0]];
        Compare("log of a probability", recorded.LogProbabilities, [.. probabilities.Take(100).Select(p => Math.Log(p))]);
        Compare("loss of the prediction", [recorded.EvaluationLoss], values[program.Prediction.Loss]);
        Compare("loss", [recorded.Loss], values[program.Training.Loss]);
        recorded.CompareGradients([.. inventory.Parameters.Select(p => p.Name)], [.. program.Training.ParameterGradients.Select(step => values[step])], Tolerance);
    }

    private static Feed Given(Recorded recorded, Shaped shaped, Inventory inventory)
    {
        Assert.Equal(recorded.Parameters.Select(p => p.Shape), inventory.Parameters.Select(p => p.Spec.Shape.Axes.ToArray()));
        int classes = shaped.Shapes[shaped.Spec.Outputs[0].Value].Count;

        return new Feed(
            recorded.Batch,
            [Doubles(recorded.Inputs)],
            [Array.ConvertAll(recorded.Labels(classes), label => (double)label)],
            [.. Enumerable.Repeat(1.0, recorded.Batch)],
            [.. inventory.Parameters.Select((_, k) => Doubles(recorded.Parameter(k)))],
            [.. inventory.States.Select((state, k) => Doubles(recorded.State(k, state.Spec.Length)))],
            [],
            (_, _, _) => throw new InvalidOperationException("Nothing is drawn."));
    }

    private static void Compare(string what, double[] expected, double[] seen)
    {
        Assert.Equal(expected.Length, seen.Length);

        foreach ((double one, double other) in expected.Zip(seen))
            Assert.True(Math.Abs(one - other) <= Tolerance * Math.Max(Math.Abs(one), 1), $"{what}: {other:R} instead of {one:R}.");
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}

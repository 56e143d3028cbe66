using System;
using System.Linq;
using NetCompiler.Tests.Persistence;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>A head in the middle that helps training.</summary>
[Network]
[SoftmaxCrossEntropy(Output = "Kind")]
[SoftmaxCrossEntropy(Output = "Middle", Target = "Kind", Weight = 0.3, Auxiliary = true)]
public sealed partial class WithHead
{
    private static (Tensor Kind, Tensor Middle) Forward([Shape(784)] Tensor digit) => Heads.Of(digit);
}

/// <summary>The same layers, both of whose outputs are returned and measured, each with labels of its own.</summary>
[Network]
[SoftmaxCrossEntropy(Output = "Kind")]
[SoftmaxCrossEntropy(Output = "Middle", Weight = 0.3)]
public sealed partial class WithTwoOutputs
{
    private static (Tensor Kind, Tensor Middle) Forward([Shape(784)] Tensor digit) => Heads.Of(digit);
}

internal static class Heads
{
    public static (Tensor, Tensor) Of(Tensor digit)
    {
        Tensor hidden = digit.Dense(16).Tanh();
        Tensor middle = hidden.Dense(10);
        Tensor deep = hidden.Dense(12).Tanh();
        Tensor logits = deep.Dense(10);
        return (logits, middle);
    }
}

/// <summary>A head of training only, as its user sees it.</summary>
public sealed class AuxiliaryHeadTests : IDisposable
{
    private static readonly Dataset Digits = Examples.Digits(48);

    private static readonly Dataset Twice = new([Digits.Inputs[0]], [Digits.Targets[0], Digits.Targets[0]]);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Training_adds_its_loss_and_its_gradients()
    {
        Network head = new WithHead(seed: 3), outputs = new WithTwoOutputs(seed: 3);
        Assert.Equal(outputs.Gradients(Twice), head.Gradients(Digits));
        Assert.Equal(Examples.Gradients(outputs), Examples.Gradients(head));
        Assert.Contains(Examples.Gradients(head), g => g != 0);
    }

    [Fact]
    public void A_prediction_returns_and_measures_the_other_output_alone()
    {
        Network head = new WithHead(seed: 3), outputs = new WithTwoOutputs(seed: 3);
        Assert.Equal(outputs.Predict(Twice)[0], Assert.Single(head.Predict(Digits)));

        Evaluation evaluation = head.Evaluate(Digits), both = outputs.Evaluate(Twice);
        double middle = CrossEntropy(outputs.Predict(Twice)[1], Digits);
        Assert.Equal(both.Loss - 0.3 * middle, evaluation.Loss, 1e-5);
        Assert.Equal(CrossEntropy(head.Predict(Digits)[0], Digits), evaluation.Loss, 1e-5);
    }

    [Fact]
    public void Its_parameters_are_trained_and_saved()
    {
        var network = new WithHead(seed: 3);
        Parameter weight = network.Parameters.Single(p => p.Name.EndsWith("middle.weight", StringComparison.Ordinal));
        float[] before = weight.ToArray();
        History history = network.Fit(Digits, new() { Epochs = 30, BatchSize = 16, Optimizer = new Adam(3e-3f), Validation = Digits });

        Assert.NotEqual(before, weight.ToArray());
        Assert.True(history.Last.Loss < 0.5 * history.Epochs[0].Loss, history.ToString());
        Assert.True(history.Last.ValidationLoss < history.Last.Loss);

        network.Save(_folder.At("head.safetensors"));
        Assert.Equal(network.Fingerprint, WithHead.Load(_folder.At("head.safetensors")).Fingerprint);
    }

    private static double CrossEntropy(float[] probabilities, Dataset data) =>
        data.ClassesOf(0).Select((label, example) => -Math.Log(probabilities[example * 10 + label])).Average();
}

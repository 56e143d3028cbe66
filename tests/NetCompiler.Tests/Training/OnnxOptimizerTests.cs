using System;
using System.Linq;
using NetCompiler.Tests.Onnx;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>The optimizers among ONNX's operators, each one step in the middle of a path.</summary>
public class OnnxOptimizerTests
{
    [SkippableTheory]
    [InlineData("test_adagrad_multiple"), InlineData("test_adam_multiple"), InlineData("test_momentum_multiple")]
    public void A_step_is_that_of_the_case(string name)
    {
        OnnxCase step = OnnxCases.Named(name);
        (Optimizer optimizer, string[] memories) = Optimizer(step);
        var network = new Plane(Both(step, "X"));

        optimizer.Prepare(network);
        OptimizerState state = optimizer.Export();
        for (int i = 0; i < memories.Length; i++)
            Both(step, memories[i]).CopyTo(state.Memories[i].Values.Span);

        // ONNX corrects no bias at T = 0: as if the powers of β were 0 already.
        optimizer.Restore(state with { Steps = step["T"].Integers[0], Numbers = [.. state.Numbers.Select(number => number with { Value = 0 })] });
        network.Gradients(Plane.Slopes([.. Both(step, "G"), 0f, 0f]));
        optimizer.Step(network);

        AssertClose(Both(step, "X", "_new"), network.Theta);
        for (int i = 0; i < memories.Length; i++)
            AssertClose(step.Node.Operator == "Momentum" ? Both(step, "V", "_new") : Both(step, memories[i], "_new"), state.Memories[i].Values.Span[..3]);
    }

    private static (Optimizer Optimizer, string[] Memories) Optimizer(OnnxCase step)
    {
        float rate = step["R"].Floats[0], decay = (float)step.Node.Number("norm_coefficient"), epsilon = (float)step.Node.Number("epsilon");
        float alpha = (float)step.Node.Number("alpha"), beta = (float)step.Node.Number("beta");

        return step.Node.Operator switch
        {
            "Adagrad" => (new AdaGrad(rate, (float)step.Node.Number("decay_factor"), epsilon: epsilon, weightDecay: decay), ["H"]),
            "Adam" => (new Adam(rate, alpha, beta, epsilon, decay, EpsilonPlacement.BeforeCorrection), ["V", "H"]),
            "Momentum" => (new Sgd(rate, alpha, decay, nesterov: step.Node.Text("mode") == "nesterov"), ["H"]),
            _ => throw new InvalidOperationException($"{step.Node.Operator} is no optimizer that the library has."),
        };
    }

    /// <summary>The tensors of both parameters, one after the other: three numbers.</summary>
    private static float[] Both(OnnxCase step, string letter, string suffix = "") => [.. step[letter + "1" + suffix].Floats, .. step[letter + "2" + suffix].Floats];

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-6f * Math.Max(1f, Math.Abs(expected[i])));
    }
}

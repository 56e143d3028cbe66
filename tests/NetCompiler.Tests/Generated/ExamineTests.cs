using System;
using System.Linq;
using System.Reflection;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>Which layer is named when a number is not finite: the first whose output or gradient holds one.</summary>
public sealed class ExamineTests
{
    [Fact]
    public void Nothing_is_found_where_all_is_finite_and_the_gradients_are_those_of_a_step()
    {
        Anomalous network = new(seed: 3);
        Dataset data = Data(1f, 2f);
        network.Gradients(data);
        float[][] gradients = [.. network.Parameters.Select(p => p.Gradient.ToArray())];

        Assert.False(Examined(network, data).Found);
        Assert.Equal(gradients, network.Parameters.Select(p => p.Gradient.ToArray()));
    }

    [Fact]
    public void The_first_layer_whose_output_overflows_is_named()
    {
        Anomalous network = new(seed: 3);
        network.Hidden.Weight.CopyFrom([1f]);
        Examiner examiner = Examined(network, Data(1f, float.MaxValue));

        // The square is not kept: its infinity is seen in what follows in the same loop.
        Assert.Equal((true, "root", false, 1, float.PositiveInfinity), (examiner.Found, examiner.Name, examiner.IsGradient, examiner.Example, examiner.Value));
    }

    [Fact]
    public void A_gradient_that_is_not_finite_behind_finite_outputs_is_found()
    {
        // √0 is 0, and its slope is infinite.
        Anomalous network = new(seed: 3);
        Examiner examiner = Examined(network, Data(1f, 0f));

        Assert.Equal((true, "hidden", true, 1), (examiner.Found, examiner.Name, examiner.IsGradient, examiner.Example));
        Assert.False(float.IsFinite(examiner.Value));
    }

    [Fact]
    public void A_recurrent_layer_is_looked_at_behind_its_loop()
    {
        WordsBothWays network = new(seed: 3);
        Dataset data = new([Column.Of(Enumerable.Range(0, 20).Select(i => (float)i).ToArray(), 10)], [Column.Of(new float[2], 1)]);
        Assert.False(Examined(network, data).Found);

        network.Parameters.Single(p => p.Name == "lstm2.bias").CopyFrom(Enumerable.Repeat(float.NaN, 28).ToArray());
        Examiner examiner = Examined(network, data);
        Assert.Equal((true, "lstm2", false), (examiner.Found, examiner.Name, examiner.IsGradient));
    }

    private static Dataset Data(params float[] inputs) => new([Column.Of(inputs, 1)], [Column.Of(new float[inputs.Length], 1)]);

    /// <summary>A training step of all examples through the compiled method.</summary>
    private static Examiner Examined(Network network, Dataset data)
    {
        NetworkDefinition definition = network.Compiled;
        Workspace workspace = new(data.Count, definition.TrainingFloats, definition.SharedFloats);
        Pass pass = workspace.Pass(network, network.GradientArena, data.Count, Share.Alone, accumulate: false, default);
        Batch.Gather(pass, definition, new ExampleRange(data, [.. Enumerable.Range(0, data.Count)], 0, data.Count), withTargets: true);

        Examiner examiner = new(data.Count);
        typeof(Network).GetMethod("Examine", BindingFlags.NonPublic | BindingFlags.Instance)!.Invoke(network, [pass, examiner]);
        GC.KeepAlive(workspace);
        return examiner;
    }
}

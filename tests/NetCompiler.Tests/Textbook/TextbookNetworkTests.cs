using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Textbook;

/// <summary>
/// Cases that textbooks compute by hand. Where a derivative is asked for, the loss is the absolute error against a target far below:
/// its derivative by the output is 1.
/// </summary>
public class TextbookNetworkTests
{
    private const float FarBelow = -100f;

    [Fact]
    public void A_perceptron_with_tanh()
    {
        var network = new TanhUnit();
        Set(network, [1, -0.75f, 0.25f], [-0.5f]);
        Assert.Equal(-0.9137854901, network.Predict([-0.8f, 0.2f, -0.4f])[0], 1e-6);
    }

    [Fact]
    public void The_gradient_of_a_sum_times_a_number()
    {
        var network = new SumTimes();
        Set(network, [1], [3], [-3]);
        Dataset one = new([Column.Of(new[] { 1f }, 1), Column.Of(new[] { 1f }, 1)], Column.Of(new[] { FarBelow }, 1));
        Assert.Equal([-12f], network.Predict(one)[0]);
        network.Gradients(one);
        Assert.Equal([-3f, -3, 4], network.Parameters.SelectMany(p => p.Gradient.ToArray()));
    }

    [Fact]
    public void The_delta_rule_learns_or_one_example_at_a_time()
    {
        var network = new Linear2();
        Set(network, [0.1f, -0.2f]);
        var rule = new Sgd(1f);
        float[][] inputs = [[0, 0], [0, 1], [1, 0], [1, 1]];
        float[] targets = [0, 1, 1, 1];
        double[] before = [0, 0.72, 0.405, 0.5], after = [0, 0, 0, 0.5];
        double[][] weights = [[0.1, -0.2], [0.1, 1], [1, 1], [0, 0]];

        for (int i = 0; i < 4; i++)
        {
            Dataset one = Dataset.From(inputs[i], [targets[i]], count: 1);
            Assert.Equal(before[i], network.Gradients(one), 1e-6);
            rule.Step(network);
            Assert.Equal(after[i], network.Evaluate(one).Loss, 1e-6);
            Assert.Equal(weights[i], network.Parameters[0].ToArray().Select(w => (double)w), (e, a) => Math.Abs(e - a) < 1e-6);
        }
    }

    [Fact]
    public void The_derivative_of_the_sigmoid_is_largest_at_0_where_it_is_a_quarter()
    {
        var network = new SigmoidOfWeight();

        float At(float x)
        {
            Set(network, [x]);
            return Gradients(network, [1], FarBelow)[0];
        }

        Assert.Equal(0.25f, At(0));
        Assert.All(new[] { -3, -0.5f, -0.01f, 0.01f, 0.5f, 3 }, x => Assert.True(At(x) < 0.25f));
    }

    [Fact]
    public void A_composition_of_functions_and_its_derivative()
    {
        var network = new TwiceSinePlusRoot();
        Set(network, [1]);
        Assert.Equal(3.9190099471, network.Predict([1f])[0], 1e-6);
        Assert.Equal(3.2792432121, Gradients(network, [1], FarBelow)[0], 2e-6);
        Assert.Equal(-1, new CosineOver().Predict([1f])[0], 1e-6);
    }

    [Fact]
    public void Parameters_are_counted()
    {
        Assert.Equal([401_408, 512, 65_536, 128, 1_280, 10], new Generated.ReluMlp().Parameters.Select(p => p.Count));
        Assert.Equal(468_874, new Generated.ReluMlp().Parameters.Sum(p => p.Count));
        Assert.Equal(7_850, new SoftmaxRegression().Parameters.Sum(p => p.Count));
    }

    [Fact]
    public void A_logistic_neuron_learns_a_separable_table()
    {
        Dataset table = Dataset.From([1.4f, 2.7f, 1.9f, 3.8f, 3.4f, 3.2f, 6.4f, 2.8f, 1.7f, 4.1f, 0.1f, 0.2f], [0, 0, 1, 1], count: 4);

        for (ulong seed = 0; seed < 5; seed++)
        {
            var network = new LogisticNeuron(seed);
            network.Fit(table, new() { Epochs = 300, BatchSize = 4, Optimizer = new Adam(0.1f) });
            Assert.Equal(1, network.Evaluate(table).Accuracy);
        }
    }

    [Fact]
    public void Exclusive_or_needs_hidden_units()
    {
        Dataset xor = Dataset.From([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], count: 4);
        bool learnt = false;

        for (ulong seed = 0; seed < 5; seed++)
        {
            var line = new LogisticUnit2(seed);
            line.Fit(xor, new() { Epochs = 300, BatchSize = 4, Optimizer = new Adam(0.1f) });
            Assert.True(line.Evaluate(xor).Accuracy <= 0.75);

            var hidden = new TwoHidden(seed);
            hidden.Fit(xor, new() { Epochs = 500, BatchSize = 4, Optimizer = new Adam(0.1f) });
            learnt |= hidden.Evaluate(xor).Accuracy == 1;
        }

        Assert.True(learnt);
    }

    [Fact]
    public void Backpropagation_through_two_sigmoid_units()
    {
        var network = new TwoSigmoidUnits();
        Set(network, [0.5f, -0.5f], [0, 0], [1, 2], [0.1f]);
        Assert.Equal(1.4775406688, network.Predict([1f])[0], 1e-6);

        Dataset one = Dataset.From([1], [1f], count: 1);
        Assert.Equal(0.1140225452, network.Gradients(one), 1e-6);
        Near([0.1122238299, 0.2244476598], network.Parameters[0]);
        Near([0.2972496453, 0.1802910235], network.Parameters[2]);
        Near([0.4775406688], network.Parameters[3]);

        static void Near(double[] expected, Parameter parameter) =>
            Assert.Equal(expected, parameter.Gradient.ToArray().Select(g => (double)g), (e, a) => Math.Abs(e - a) < 1e-6);
    }

    [Fact]
    public void Softmax_and_cross_entropy()
    {
        var network = new ThreeClasses();
        Set(network, [1, 2, 3]);
        double[] probabilities = [0.0900305732, 0.2447284711, 0.6652409558];
        Assert.Equal(probabilities, network.Predict([1f]).Select(p => (double)p), (e, a) => Math.Abs(e - a) < 1e-6);

        Assert.Equal(0.4076059644, network.Gradients(Dataset.From([1], [2])), 1e-6);
        double[] derivative = [probabilities[0], probabilities[1], probabilities[2] - 1];
        Assert.Equal(derivative, network.Parameters[0].Gradient.ToArray().Select(g => (double)g), (e, a) => Math.Abs(e - a) < 1e-6);
    }

    [Theory]
    [InlineData(0.5f, 0.125)]
    [InlineData(2f, 1.5)]
    public void Hubers_loss(float error, double expected)
    {
        var network = new HuberOfWeight();
        Set(network, [error]);
        Assert.Equal(expected, network.Gradients(Dataset.From([1], [0f], count: 1)), 1e-6);
    }

    [Fact]
    public void Hinge_loss()
    {
        var network = new HingeOfWeight();
        Set(network, [-0.3f]);
        Assert.Equal(0.7, network.Gradients(Dataset.From([1], [-1f], count: 1)), 1e-6);
        Assert.Equal([1f], network.Parameters[0].Gradient.ToArray());
    }

    [Fact]
    public void Softplus_and_leaky_rectifier()
    {
        var softplus = new SoftplusOfWeight();
        Set(softplus, [0]);
        Assert.Equal(0.6931471806, softplus.Predict([1f])[0], 1e-6);
        Assert.Equal(0.5f, Gradients(softplus, [1], FarBelow)[0]);

        var leaky = new LeakyOfWeight();
        Set(leaky, [-2]);
        Assert.Equal(-0.02, leaky.Predict([1f])[0], 1e-8);
        Assert.Equal(0.01f, Gradients(leaky, [1], FarBelow)[0]);
    }

    private static void Set(Network network, params float[][] values)
    {
        foreach ((Parameter parameter, float[] value) in network.Parameters.Zip(values))
            parameter.CopyFrom(value);
    }

    private static float[] Gradients(Network network, float[] input, float target)
    {
        network.Gradients(Dataset.From(input, [target], count: 1));
        return [.. network.Parameters.SelectMany(p => p.Gradient.ToArray())];
    }
}

using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>Rosenblatt's neuron: a threshold.</summary>
[Network]
[Input(2), Dense(1, Name = "unit", Initializer = WeightInitializer.Zeros), Perceptron]
public sealed partial class Threshold;

/// <summary>A sum of two inputs, no bias and no threshold.</summary>
[Network]
[Input(2), Dense(1, Name = "unit", Bias = false), MeanSquaredError(Reduction = Reduction.HalfSum)]
public sealed partial class DeltaUnit;

/// <summary>The two rules that the first neurons learnt by, as losses.</summary>
public sealed class PerceptronTests
{
    private static readonly float[] Corners = [0, 0, 0, 1, 1, 0, 1, 1];

    [Theory]
    [InlineData(new float[] { 0, 1, 1, 1 }), InlineData(new float[] { 0, 0, 0, 1 }), InlineData(new float[] { 1, 1, 1, 0 })]
    public void A_wrong_answer_moves_the_weights_by_the_input(float[] gate)
    {
        Threshold neuron = new(seed: 1);
        float[] w = [0, 0, 0];
        Sgd rule = new(learningRate: 1);

        for (int pass = 0; pass < 10; pass++)
        {
            for (int i = 0; i < 4; i++)
            {
                (float a, float b) = (Corners[2 * i], Corners[2 * i + 1]);
                float error = gate[i] - (w[0] * a + w[1] * b + w[2] > 0 ? 1 : 0);
                w = [w[0] + error * a, w[1] + error * b, w[2] + error];

                neuron.Fit(Dataset.From([a, b], [gate[i]], 1), new() { BatchSize = 1, Optimizer = rule });
                Assert.Equal((w[0], w[1], w[2]), (neuron.Unit.Weight[0], neuron.Unit.Weight[1], neuron.Unit.Bias[0]));
            }
        }

        Assert.Equal(gate, neuron.Predict(Corners));
        Assert.Equal(4, neuron.Evaluate(Dataset.From(Corners, gate, 4)).Correct);
    }

    /// <summary>The OR gate of the textbook: from (0.1, −0.2) at rate 1, one corner after the other.</summary>
    [Fact]
    public void The_delta_rule_is_gradient_descent_on_half_the_squared_error()
    {
        DeltaUnit unit = new(seed: 1);
        unit.Unit.Weight.CopyFrom([.1f, -.2f]);
        Sgd rule = new(learningRate: 1);
        (float Target, double Before, float[] After)[] steps = [(0, 0, [.1f, -.2f]), (1, .72, [.1f, 1]), (1, .405, [1, 1]), (1, .5, [0, 0])];

        for (int i = 0; i < 4; i++)
        {
            Dataset corner = Dataset.From(Corners[(2 * i)..(2 * i + 2)], [steps[i].Target], 1);
            Assert.Equal(steps[i].Before, unit.Evaluate(corner).Loss, 1e-6);
            unit.Fit(corner, new() { BatchSize = 1, Optimizer = rule });
            Assert.All(unit.Unit.Weight.ToArray().Zip(steps[i].After), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
        }
    }
}

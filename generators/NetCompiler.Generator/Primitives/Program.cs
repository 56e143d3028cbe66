using System.Linq;
using System.Text;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Primitives;

/// <summary>One primitive applied to earlier values; its index in <see cref="Program.Steps"/> is its value's number.</summary>
/// <param name="Primitive">What is computed.</param>
/// <param name="Operands">The values it is computed from.</param>
/// <param name="Type">What it gives.</param>
/// <param name="Name">What formulas and code call it: <c>hidden</c>, <c>hidden.max</c>, <c>d.hidden</c>.</param>
internal sealed record Step(Primitive Primitive, EquatableArray<int> Operands, TensorType Type, string Name);

/// <summary>
/// The whole of a network in primitives: training and prediction in one graph, in which equal computations are one step
/// (that is the memo of reverse mode: an adjoint is computed once, and a forward value that a gradient names is the forward value).
/// </summary>
/// <param name="Steps">In an order in which operands come first.</param>
/// <param name="Training">What a training step computes.</param>
/// <param name="Prediction">What a prediction computes.</param>
internal sealed record Program(EquatableArray<Step> Steps, TrainingRoots Training, PredictionRoots Prediction)
{
    /// <summary>The step of a parameter by its position among the network's parameters.</summary>
    public int ParameterStep(int parameter) => Leaf(new ParameterValue(parameter));

    /// <summary>The step of a running statistic by its position among the network's states.</summary>
    public int StateStep(int state) => Leaf(new StateValue(state));

    private int Leaf(Primitive leaf) => Enumerable.Range(0, Steps.Count).First(step => Steps[step].Primitive == leaf);

    public override string ToString()
    {
        StringBuilder text = new();

        for (int i = 0; i < Steps.Count; i++)
        {
            Step step = Steps[i];
            text.Append('%').Append(i).Append(' ').Append(step.Type).Append(' ').Append(step.Name).Append(" = ").Append(step.Primitive)
                .Append('(').Append(string.Join(", ", step.Operands)).Append(")\n");
        }

        return text.Append("training ").Append(Training).Append('\n').Append("prediction ").Append(Prediction).Append('\n').ToString();
    }
}

/// <summary>What training needs.</summary>
/// <param name="Outputs">The network's outputs in training mode.</param>
/// <param name="Loss">The mean loss over the batch, shared scalar; −1 without a loss.</param>
/// <param name="ParameterGradients">∂L/∂θ for each parameter; −1 where none is wanted.</param>
/// <param name="States">The new value of each running statistic.</param>
internal sealed record TrainingRoots(EquatableArray<int> Outputs, int Loss, EquatableArray<int> ParameterGradients, EquatableArray<int> States);

/// <summary>What prediction needs: the outputs after the loss's response (softmax, sigmoid), and the loss when targets are given.</summary>
internal sealed record PredictionRoots(EquatableArray<int> Outputs, int Loss);

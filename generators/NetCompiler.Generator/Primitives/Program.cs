using System;
using System.Collections.Generic;
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
/// <param name="Recurrences">What loops over the steps of each example hand on.</param>
internal sealed record Program(EquatableArray<Step> Steps, TrainingRoots Training, PredictionRoots Prediction, EquatableArray<Recurrence> Recurrences)
{
    private readonly EquatableArray<int> _parameters = Leaves(Steps, primitive => primitive is ParameterValue parameter ? parameter.Index : -1);
    private readonly EquatableArray<int> _states = Leaves(Steps, primitive => primitive is StateValue state ? state.Index : -1);

    /// <summary>The step of a parameter by its position among the network's parameters.</summary>
    public int ParameterStep(int parameter) => _parameters[parameter];

    /// <summary>The step of a running statistic by its position among the network's states.</summary>
    public int StateStep(int state) => _states[state];

    /// <summary>The same with other steps.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="now">Which of them each of this program's values is.</param>
    public Program Rewritten(IEnumerable<Step> steps, IReadOnlyList<int> now)
    {
        return new Program(
            steps.ToEquatableArray(),
            new TrainingRoots(All(Training.Outputs), Now(Training.Loss), All(Training.ParameterGradients), All(Training.States), All(Training.Kept)),
            new PredictionRoots(All(Prediction.Outputs), Now(Prediction.Loss), All(Prediction.Kept)),
            Recurrences.Select(recurrence => new Recurrence(Now(recurrence.Carry), Now(recurrence.Next))).ToEquatableArray());

        EquatableArray<int> All(EquatableArray<int> old) => old.Select(Now).ToEquatableArray();

        int Now(int old) => old < 0 ? old : now[old];
    }

    /// <summary>The step of each leaf of a kind by its position; −1 for what no step reads.</summary>
    private static EquatableArray<int> Leaves(EquatableArray<Step> steps, Func<Primitive, int> position)
    {
        List<int> leaves = [];

        for (int step = 0; step < steps.Count; step++)
        {
            if (position(steps[step].Primitive) is not (var at and >= 0))
                continue;

            while (leaves.Count <= at)
                leaves.Add(-1);

            leaves[at] = step;
        }

        return leaves.ToEquatableArray();
    }

    public override string ToString()
    {
        StringBuilder text = new();

        for (int i = 0; i < Steps.Count; i++)
        {
            Step step = Steps[i];
            text.Append('%').Append(i).Append(' ').Append(step.Type).Append(' ').Append(step.Name).Append(" = ").Append(step.Primitive)
                .Append('(').Append(string.Join(", ", step.Operands)).Append(")\n");
        }

        foreach (Recurrence recurrence in Recurrences)
            text.Append('%').Append(recurrence.Carry).Append(" is %").Append(recurrence.Next).Append(" of the step before\n");

        return text.Append("training ").Append(Training).Append('\n').Append("prediction ").Append(Prediction).Append('\n').ToString();
    }
}

/// <summary>What training needs.</summary>
/// <param name="Outputs">The network's outputs in training mode.</param>
/// <param name="Loss">The mean loss over the batch, shared scalar; −1 without a loss.</param>
/// <param name="ParameterGradients">∂L/∂θ for each parameter; −1 where none is wanted.</param>
/// <param name="States">The new value of each running statistic.</param>
/// <param name="Kept">What each state that is kept from batch to batch is after the last step.</param>
internal sealed record TrainingRoots(EquatableArray<int> Outputs, int Loss, EquatableArray<int> ParameterGradients, EquatableArray<int> States, EquatableArray<int> Kept);

/// <summary>What prediction needs: the outputs after the loss's response (softmax, sigmoid), the loss when targets are given, and what it leaves to the next batch; −1 for a state that it does not compute.</summary>
internal sealed record PredictionRoots(EquatableArray<int> Outputs, int Loss, EquatableArray<int> Kept);

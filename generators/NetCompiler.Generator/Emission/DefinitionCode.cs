using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission;

/// <summary>The table that tells the library where inputs, targets, outputs, parameters and statistics lie.</summary>
internal sealed class DefinitionCode(CodeWriter writer, Plan plan)
{
    private NetworkSpec Spec => plan.Shaped.Spec;

    /// <summary>The losses that compare with a target.</summary>
    private IEnumerable<int> Compared => Enumerable.Range(0, Spec.Losses.Count).Where(l => Spec.Losses[l].Loss.Target is not TargetForm.None);

    public void Write()
    {
        writer.Line("/// <summary>Where everything lies that the library fills, reads or saves.</summary>");

        using (writer.Block("private static readonly NetworkDefinition Layout = new()", ";"))
        {
            writer.Line($"Name = {Literals.Text(Spec.Declaration.Name)},");
            List("Inputs", Inputs());
            List("Targets", Compared.Where(l => Spec.Losses[l].HasColumn).Select(Target));
            List("Outputs", Spec.Predicted.Select(Output));
            List("Parameters", plan.Inventory.Parameters.Select((_, i) => Parameter(i)));
            List("States", plan.Inventory.States.Select((_, i) => State(i)));

            if (plan.Inventory.Kept.Count > 0)
                List("Kept", plan.Inventory.Kept.Select((_, i) => Kept(i)));

            writer.Line($"ParameterFloats = {Literals.Of(plan.Arenas.ParameterFloats)},");

            if (plan.Arenas.GradientFloats > plan.Arenas.ParameterFloats)
                writer.Line($"GradientFloats = {Literals.Of(plan.Arenas.GradientFloats)},");

            writer.Line($"StateFloats = {Literals.Of(plan.Arenas.StateFloats)},");
            writer.Line($"TrainingFloats = {Literals.Of(plan.Sizes.Training)},");
            writer.Line($"PredictionFloats = {Literals.Of(plan.Sizes.Prediction)},");
            writer.Line($"SharedFloats = {Literals.Of(plan.Sizes.Shared)},");
            writer.Line($"TrainingWork = {Literals.Of(plan.Work.Training)},");
            writer.Line($"PredictionWork = {Literals.Of(plan.Work.Prediction)},");
            writer.Line($"LossAt = {Literals.Of(plan.Sizes.LossAt)},");
            writer.Line($"WeightsAt = {Literals.Of(WeightsAt())},");
            writer.Line($"UpdatesStates = {(plan.Inventory.States.Count > 0 ? "true" : "false")},");
        }
    }

    private void List(string name, IEnumerable<string> items)
    {
        List<string> lines = [.. items];

        if (lines.Count == 0)
        {
            writer.Line($"{name} = [],");
            return;
        }

        writer.Line($"{name} =");
        writer.Line("[");

        using (writer.Indent())
        {
            foreach (string line in lines)
                writer.Line(line + ",");
        }

        writer.Line("],");
    }

    private IEnumerable<string> Inputs()
    {
        int input = 0;

        for (int i = 0; i < Spec.Nodes.Count; i++)
        {
            if (Spec.Nodes[i].Operator is Input)
                yield return $"new({Literals.Text(Spec.Nodes[i].Name)}, {Literals.Shape(plan.Shaped.Shapes[i])}, {Place(new InputValue(input++), plan.Shaped.Shapes[i])}{RowsOf(i)})";
        }
    }

    /// <summary>How many rows the smallest table has that takes the input for numbers of rows.</summary>
    private string RowsOf(int input)
    {
        int[] tables = [.. Spec.Nodes.Where(n => n.Inputs.Count > 0 && n.Inputs[0] == input).Select(n => n.Operator).OfType<Embedding>().Select(table => table.Vocabulary)];
        return tables.Length == 0 ? "" : $", rows: {Literals.Of(tables.Min())}";
    }

    private string Target(int loss)
    {
        LossTerm term = Spec.Losses[loss];
        Graph.Output output = Spec.Outputs[term.Output];
        Shape prediction = plan.Shaped.Shapes[output.Value], shape = term.Loss.TargetShape(prediction);
        bool labels = term.Loss.Target is TargetForm.Labels;
        string place = Place(new TargetValue(Spec.TargetColumn(loss), labels), shape);

        return $"new({Literals.Text(output.Name)}, TargetKind.{term.Loss.Target}, {Literals.Shape(shape)}, classes: {Literals.Of(term.Loss.Classes(prediction))}, {place}{Allowed(loss)})";
    }

    /// <summary>Which numbers a target may be, where it may not be any: what all losses that compare with it take.</summary>
    private string Allowed(int target)
    {
        Loss loss = Spec.Losses[target].Loss;
        Loss[] comparing = [.. Compared.Where(l => l == target || Spec.Losses[l].Shares == target).Select(l => Spec.Losses[l].Loss)];
        (double least, double most) = (comparing.Max(l => l.Range.Least), comparing.Min(l => l.Range.Most));

        return (double.IsInfinity(least) ? "" : $", least: {Literals.Float(least)}")
            + (double.IsInfinity(most) ? "" : $", most: {Literals.Float(most)}")
                + (loss.IgnoresMissing ? ", ignoresMissing: true" : "")
            + (loss.IgnoredLabel is { } label ? $", ignoredLabel: {Literals.Of(label)}" : "");
    }

    private string Output(int index, int place)
    {
        Graph.Output output = Spec.Outputs[index];
        int judge = Compared
            .Where(l => Spec.Losses[l].Output == index)
            .OrderBy(l => Spec.Losses[l].Loss.Response is not ResponseForm.None)
            .DefaultIfEmpty(-1).Last();
        ResponseForm response = judge < 0 ? ResponseForm.None : Spec.Losses[judge].Loss.Response;
        int target = judge < 0 ? -1 : Spec.TargetColumn(judge);
        (int at, int stride) = PlaceOf(plan.Prediction, plan.Program.Prediction.Outputs[place]);
        (int trainingAt, int trainingStride) = PlaceOf(plan.Training, plan.Program.Training.Outputs[place]);

        return $"new({Literals.Text(output.Name)}, {Literals.Shape(plan.Shaped.Shapes[output.Value])}, at: {Literals.Of(at)}, stride: {Literals.Of(stride)}, Response.{response}, " +
            $"target: {Literals.Of(target)}, trainingAt: {Literals.Of(trainingAt)}, trainingStride: {Literals.Of(trainingStride)})";
    }

    private string Parameter(int index)
    {
        NetworkParameter parameter = plan.Inventory.Parameters[index];
        return $"new({Literals.Text(parameter.Name)}, {Literals.Shape(parameter.Spec.Shape)}, at: {Literals.Of(plan.Arenas.Parameters[index])}, ParameterLayout.{parameter.Spec.Layout}, " +
            $"{Start(parameter.Initializer)}, fanIn: {Literals.Of(parameter.FanIn)}, fanOut: {Literals.Of(parameter.FanOut)}{(parameter.Spec.Groups == 1 || parameter.Spec.Layout is Operators.ParameterLayout.Taps ? "" : $", groups: {Literals.Of(parameter.Spec.Groups)}")}{(parameter.IsFrozen ? ", frozen: true" : "")}{(plan.MovedInBackward.Contains(index) ? ", movesInBackward: true" : "")}{(plan.Arenas.UsedRows[index] >= 0 ? $", usedRowsAt: {Literals.Of(plan.Arenas.UsedRows[index])}" : "")})";
    }

    private static string Start(Initializer initializer) => "Initializer." + initializer.Kind + initializer.Kind switch
    {
        InitializerKind.Normal or InitializerKind.TruncatedNormal or InitializerKind.Uniform or InitializerKind.Orthogonal or InitializerKind.Constant => $"({Literals.Float(initializer.Scale)})",
        _ when initializer.Scale is 1 => "",
        _ => $".Scaled({Literals.Float(initializer.Scale)})",
    };

    private string State(int index)
    {
        NetworkState state = plan.Inventory.States[index];
        return $"new({Literals.Text(state.Name)}, length: {Literals.Of(state.Spec.Length)}, at: {Literals.Of(plan.Arenas.States[index])}, initial: {Literals.Float(state.Spec.Initial)})";
    }

    private string Kept(int index)
    {
        NetworkKept kept = plan.Inventory.Kept[index];
        string left = Left("training", plan.Training, plan.Program.Training.Kept[index]) + Left("prediction", plan.Prediction, plan.Program.Prediction.Kept[index]);
        return $"new({Literals.Text(kept.Name)}, length: {Literals.Of(kept.Spec.Length)}, {Place(new KeptValue(index), Shape.Vector(kept.Spec.Length))}{left})";
    }

    /// <summary>Where a run leaves what the next batch is handed.</summary>
    private string Left(string name, Run run, int step) =>
        step < 0 ? "" : PlaceOf(run, step) is var (at, stride) ? $", {name}At: {Literals.Of(at)}, {name}Stride: {Literals.Of(stride)}" : "";

    /// <summary>An input or a target that nothing reads still has its place behind everything else, so that the library may fill it.</summary>
    private string Place(Primitive leaf, Shape shape)
    {
        int step = Enumerable.Range(0, plan.Program.Steps.Count).FirstOrDefault(s => plan.Program.Steps[s].Primitive == leaf);
        Location location = plan[step];
        int stride = location.Memory switch { Memory.Labels => shape.Count, Memory.Scalars => 1, _ => Buffers.Stride(shape.Count) };
        return $"at: {Literals.Of(location.At)}, stride: {Literals.Of(stride)}";
    }

    private int WeightsAt()
    {
        int step = Enumerable.Range(0, plan.Program.Steps.Count).Where(s => plan.Program.Steps[s].Primitive is ExampleWeight).DefaultIfEmpty(-1).First();
        return step < 0 ? -1 : plan[step].At;
    }

    private (int At, int Stride) PlaceOf(Run run, int step)
    {
        Location location = plan[run.Flow.Resolve(step)];
        return (location.At, location.Memory is Memory.Scalars ? 1 : location.Stride);
    }
}

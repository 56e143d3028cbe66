using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission;

/// <summary>
/// The accessors of everything in memory: <c>Memo</c> for the workspace, with shape and the reason why a value is kept,
/// <c>Theta</c> for parameters, <c>Gradient</c> and <c>Running</c>.
/// </summary>
internal sealed class MemoCode(CodeWriter writer, Plan plan, RunCode training, Methods methods)
{
    private const int LongLine = 100;

    private readonly HashSet<int> _trained = [.. plan.Training.Schedule.All.SelectMany(e => e.Group.Stored)];

    /// <summary>The groups of the backward pass that load a value.</summary>
    private readonly ILookup<int, Group> _readers = plan.Training.Schedule.Second
        .Where(e => !plan.IsInPlace(e.Group))
        .SelectMany(e => e.Group.Loads.Select(read => (Read: read, e.Group)))
        .ToLookup(load => load.Read, load => load.Group);

    public void WriteParameters()
    {
        List<Placed> parameters = [.. Of(Memory.Parameter, Memory.Weights)];
        Write("Theta", "What is learned.", parameters.Select(p => Accessor(p, p.Location.Memory is Memory.Weights ? "Weights" : "Parameter", "")));

        if (plan.Shaped.Spec.Losses.Count > 0)
            Write("Gradient", "∂L/∂θ of what is learned, in the same order.", parameters.Where(HasGradient).Select(p => Accessor(p, p.Location.Memory is Memory.Weights ? "WeightGradient" : "Gradient", "")).Concat(parameters.Where(HasGradient).SelectMany(UsedRows)));

        Write("Running", "Running statistics: written by training, read by prediction.", Of(Memory.State).Where(p => plan.Program.Steps[p.Value].Primitive is StateValue).Select(p => Accessor(p, "State", "")));
    }

    private bool HasGradient(Placed parameter) => plan.Program.Training.ParameterGradients[IndexOf(parameter)] >= 0;

    private int IndexOf(Placed parameter) => ((ParameterValue)plan.Program.Steps[parameter.Value].Primitive).Index;

    /// <summary>Where a sparse table has a number for each row.</summary>
    private IEnumerable<(string Code, string Comment)> UsedRows(Placed parameter)
    {
        if (plan.Arenas.UsedRows[IndexOf(parameter)] is >= 0 and var at)
            yield return ($"public static Row {training.Names.Member(parameter.Value)}{RunCode.UsedRowsSuffix}(in Pass pass) => pass.Gradient(at: {Literals.Of(at)});", " // 1 for each row that the batch uses");
    }

    public void WriteWorkspace() =>
        Write("Memo", "The workspace of one run. What is kept for the backward pass is what the gradients name.", [.. Lines(Workspace().Where(IsTrained)), .. PredictionOnly()]);

    private IEnumerable<(string Code, string Comment)> Lines(IEnumerable<Placed> values) => values.Select(p => Accessor(p, p.Location.Memory.ToString(), " // " + Comment(p)));

    private IEnumerable<(string Code, string Comment)> PredictionOnly()
    {
        List<(string Code, string Comment)> lines = [.. Lines(Workspace().Where(p => !IsTrained(p)))];
        return lines.Count == 0 ? [] : [("", ""), ("// Of a prediction only.", ""), .. lines];
    }

    /// <summary>Whether a training step has the value.</summary>
    private bool IsTrained(Placed placed) =>
        placed.Value < 0 || Flow.IsFilled(plan.Program.Steps[placed.Value].Primitive) || _trained.Contains(placed.Value);

    private IEnumerable<Placed> Workspace() =>
        Of(Memory.Rows, Memory.Scalars, Memory.Labels, Memory.Shared, Memory.SharedPanels).OrderBy(p => p.Location.Memory >= Memory.Shared).ThenBy(p => p.Value < 0).ThenBy(p => p.Value);

    private IEnumerable<Placed> Of(params Memory[] memories) => plan.Locations.Where(p => memories.Contains(p.Location.Memory));

    private void Write(string name, string summary, IEnumerable<(string Code, string Comment)> accessors)
    {
        List<(string Code, string Comment)> lines = [.. accessors];

        if (lines.Count == 0)
            return;

        int width = lines.Select(l => l.Code.Length).Where(length => length <= LongLine).DefaultIfEmpty(0).Max();
        writer.Line($"/// <summary>{summary}</summary>");

        using (writer.Block($"private static class {name}"))
        {
            foreach ((string code, string comment) in lines)
                writer.Line(comment.Length == 0 ? code : code.PadRight(width) + comment);
        }

        writer.Line();
    }

    private (string Code, string Comment) Accessor(Placed placed, string method, string comment)
    {
        string type = method switch { "Weights" or "WeightGradient" or "SharedPanels" => "Panels", "Rows" or "Scalars" or "Labels" => method, _ => "Row" };

        if (placed.Whole >= 0)
            return ($"public static {type} {training.Names.Member(placed.Value)}(in Pass pass) => {training.Names.Member(placed.Whole)}(pass){(placed.Location.Column == 0 ? "" : $".Columns({Literals.Of(placed.Location.Column)})")};", comment);

        string at = "at: " + Literals.Of(placed.Location.At);
        string arguments = method switch
        {
            "Rows" => $"{at}, stride: {Literals.Of(placed.Location.Stride)}",
            "Weights" or "WeightGradient" => at + Panels(placed.Value, transposed: false),
            "SharedPanels" => at + (Prepared.IsPoints(placed.Value) ? Points(placed.Value) : Panels(Prepared.WeightsOf(placed.Value), transposed: true)),
            _ => at,
        };

        return ($"public static {type} {training.Names.Member(placed.Value)}(in Pass pass) => pass.{method}({arguments});", comment);
    }

    private string Panels(int parameter, bool transposed)
    {
        Shape shape = plan.Program.Steps[parameter].Type.Shape;

        if (transposed && TapProducts.Suit(plan.Program, parameter))
            return $", inputs: {Literals.Of(shape.Axes[0])}, outputs: {Literals.Of(shape.CountOf(1, shape.Rank))}";

        if (shape.Rank > 2)
            return OfConvolution(shape, plan.Inventory.Parameters[((ParameterValue)plan.Program.Steps[parameter].Primitive).Index].Spec.Groups, transposed);

        (string inputs, string outputs) = training.Sizes.OfWeights(parameter);
        return transposed ? $", inputs: {outputs}, outputs: {inputs}" : $", inputs: {inputs}, outputs: {outputs}";
    }

    /// <summary>The panels of the first group; those of the others follow.</summary>
    private static string OfConvolution(Shape shape, int groups, bool transposed)
    {
        int outputs = shape.Axes[0] / groups, channels = shape.Axes[1], taps = shape.CountOf(2, shape.Rank);
        return transposed
            ? $", inputs: {Literals.Of(taps * outputs)}, outputs: {Literals.Of(channels)}"
            : $", inputs: {Literals.Of(taps * channels)}, outputs: {Literals.Of(outputs)}";
    }

    /// <summary>The panels at the first point; those at the others follow.</summary>
    private string Points(int prepared)
    {
        Shape shape = plan.Program.Steps[Prepared.WeightsOf(prepared)].Type.Shape;
        bool transposed = Prepared.IsTransposed(prepared);
        return $", inputs: {Literals.Of(shape.Axes[transposed ? 0 : 1])}, outputs: {Literals.Of(shape.Axes[transposed ? 1 : 0])}";
    }

    private string Comment(Placed placed)
    {
        string type = placed.Value < 0 ? training.Names.Formula(placed.Value) : Type(placed.Value);
        string place = placed.Whole >= 0 ? $", {(plan.Program.Steps[placed.Whole].Primitive is Concat ? "part of" : "in place of a part of")} {training.Names.Formula(placed.Whole)}" : placed.Replaces >= 0 ? $", in place of {training.Names.Formula(placed.Replaces)}" : "";
        List<string> readers = [.. Readers(placed.Value)];
        string kept = readers.Count == 0 ? "" : ", kept for " + string.Join(", ", readers);
        return type + place + kept;
    }

    private string Type(int value) => plan.Training.IsPassing(value) || plan.Prediction.IsPassing(value)
        ? TensorType.Each(plan.Program.Steps[value].Type.Shape) + " of the step"
        : plan.Program.Steps[value].Type.ToString();

    /// <summary>The methods of the backward pass that read a value of the forward pass.</summary>
    private IEnumerable<string> Readers(int value)
    {
        bool ofForward = value >= 0 && training.Flow.Uses(value) && training.Flow.Phase(value) == 0;

        return !ofForward ? [] : _readers[value].Select(group => methods[group, true]);
    }
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>A kernel under construction: how its text reaches values, and what it has become so far.</summary>
internal sealed class KernelCode(RunCode run, DevicePlaces places, string name)
{
    private readonly HashSet<string> _locals = ["a", "b", "i", "j", "k", "pass"];

    /// <summary>The class that holds it.</summary>
    public string Name { get; } = name;

    public DevicePlaces Places { get; } = places;

    public Run Run => run.Run;

    public Plan Plan => run.Plan;

    public Flow Flow => run.Flow;

    public ValueNames Names => run.Names;

    public KernelArguments Arguments { get; } = new();

    /// <summary>Whether it runs at each step of a loop.</summary>
    public bool IsInLoop => run.IsInLoop;

    /// <summary>The mathematics, as documentation.</summary>
    public IReadOnlyList<string> Summary { get; set; } = [];

    /// <summary>Where values of a loop are stored beside their own places.</summary>
    public LoopStores? Stores { get; set; }

    /// <summary>By how many steps what is read now is after the step of the loop.</summary>
    public int StepsAhead { get; set; }

    /// <summary>Numbers that the compiler knows, by name.</summary>
    public List<(string Name, int Value)> Constants { get; } = [];

    /// <summary>The body of the kernel.</summary>
    public List<string> Body { get; } = [];

    /// <summary>Methods that the body calls: a header and a body each.</summary>
    public List<(string Header, IReadOnlyList<string> Body)> Helpers { get; } = [];

    /// <summary>How many groups of how many threads run it, for the code that launches it.</summary>
    public string Over { get; set; } = "";

    /// <summary>What a group does, in words.</summary>
    public string Work { get; set; } = "";

    /// <summary>Threads of a group.</summary>
    public int Threads { get; set; }

    /// <summary>How many examples there are, in a formula.</summary>
    public string BatchAsFloat => $"(float){Arguments.Batch}";

    /// <summary>Floats that its groups leave of sums that they share.</summary>
    public int PartFloats { get; set; }

    /// <summary>How many such sums there are.</summary>
    public int SharedSums { get; set; }

    /// <summary>So many for each example, for the code that launches kernels.</summary>
    public static string TimesBatch(int count) => count == 1 ? "pass.Batch" : $"pass.Batch * {Literals.Of(count)}";

    /// <summary>The view of a value in memory; of other columns of a value, that value's.</summary>
    public string View(int step)
    {
        int whole = Whole(step);
        return Arguments.View(Places.View(whole), Names.Local(whole), Names.Member(whole), Places.IsLabels(whole));
    }

    /// <summary>Where an element of a value is in its view; in a loop that of the step it is at.</summary>
    public string Index(int step, string row, string column)
    {
        int start = StartOf(step), whole = Whole(step);
        return Places.Index(whole, RowOf(whole, row), start == 0 ? column : column == "0" ? Literals.Of(start) : $"{Literals.Of(start)} + {column}");
    }

    /// <summary>The same for a value that a loop takes as a whole at every step.</summary>
    public string IndexOfAll(int step, string row, string column)
    {
        int start = StartOf(step);
        return Places.Index(Whole(step), row, start == 0 ? column : $"{Literals.Of(start)} + {column}");
    }

    /// <summary>Rows of each example that the kernel sees: in a loop it is at one step.</summary>
    public int PositionsOf(int step) => run.PositionsOf(step);

    /// <summary>How many rows of a value there are, as the kernel names it.</summary>
    public string RowsOf(int step) => Arguments.Rows(PositionsOf(step));

    /// <summary>The row by which random numbers are drawn: that among all steps.</summary>
    public string RandomRow(int step, string row) => run.RandomRow(step, row, Time);

    /// <summary>Stores an element where its value lives, and where the step after finds it.</summary>
    public IEnumerable<string> Store(int step, string row, string column, string value)
    {
        if (Stores?.Elided.Contains(step) is not true)
            yield return $"{At(step, row, column)} = {value};";

        foreach ((int whole, int start) in Stores?.Parts[step] ?? [])
        {
            foreach (string line in Store(whole, row, start == 0 ? column : $"{Literals.Of(start)} + {column}", value))
                yield return line;
        }

        foreach (int carry in Stores?.HandedOn[step] ?? [])
        {
            foreach (string line in CarryKernel.HandOn(this, carry, row, column, value))
                yield return line;
        }
    }

    private string RowOf(int whole, string row) =>
        run.IsStepped(whole) && !Run.IsPassing(whole) ? $"{row} * {Steps(Flow[whole].Type.Positions)} + {Time()}" : row;

    /// <summary>How many steps the loop has, by name.</summary>
    public string Steps(int steps) => Constant("Steps", steps);

    /// <summary>The step that is read.</summary>
    private string Time() => StepsAhead == 0 ? Arguments.Time : StepsAhead > 0 ? $"{Arguments.Time} + {Literals.Of(StepsAhead)}" : $"{Arguments.Time} - {Literals.Of(-StepsAhead)}";

    /// <summary>Whether anything but a group of its loop loads a value, or it is a result.</summary>
    public bool IsReadElsewhere(int step, Group reader) =>
        Flow.IsRoot(step) || Flow.Loops.IsHandedOn(step) || Run.Schedule.All.Select(entry => entry.Group).SelectMany(group => group.Body.Count > 0 ? group.Body : [group]).Any(group => group != reader && group.Loads.Contains(step));

    /// <summary>An element of a value, by its row and its column.</summary>
    public string At(int step, string row, string column) => $"{View(step)}[{Index(step, row, column)}]";

    /// <summary>An element of a value, or the four from there on.</summary>
    public string At(int step, string row, string column, Reading reading) => reading.At(View(step), Index(step, row, column));

    /// <summary>Whether the elements of a value's rows can be read four at once, from multiples of four on.</summary>
    public bool HasQuads(int step) => Plan[Whole(step)] is { Memory: Memory.Rows } at && Factor.IsQuads(at.Stride) && Factor.IsQuads(at.Column + StartOf(step));

    /// <summary>A local that no other has.</summary>
    public string Local(string wanted) => Identifiers.Take(_locals, wanted);

    /// <summary>Names that the text has for what is no value.</summary>
    public void Reserve(params string[] names) => _locals.UnionWith(names);

    /// <summary>A number by name.</summary>
    public string Constant(string wanted, int value)
    {
        if (!Constants.Contains((wanted, value)))
            Constants.Add((wanted, value));
        return wanted;
    }

    /// <summary>The view of a parameter's gradient.</summary>
    public string Gradient(int parameter) => Arguments.View(DevicePlaces.Gradient(parameter), "d." + Names.Local(Plan.Program.ParameterStep(parameter)), "D" + Names.Member(Plan.Program.ParameterStep(parameter)));

    /// <summary>The view of what says which rows of a sparse table the batch uses.</summary>
    public string UsedRows(int table) => Arguments.View($"pass.UsedRows({Literals.Of(((ParameterValue)Flow[table].Primitive).Index)})", "used", Names.Member(table) + "Used");

    /// <summary>All views that a value of no example is stored into: gradients, and what others read.</summary>
    public IEnumerable<string> Destinations(int step)
    {
        bool isGradient = Plan[step].Memory is Memory.Gradient or Memory.WeightGradient;
        IEnumerable<string> kept = isGradient ? [] : [View(step)];
        IEnumerable<int> parameters = isGradient || Flow[step].Primitive is Contract or Convolve ? Places.GradientsOf(step) : Plan.Deliveries.Where(d => d.Step == step).Select(d => d.Parameter);
        return [.. kept, .. parameters.Select(Gradient)];
    }

    public void Write(CodeWriter writer)
    {
        foreach (string line in Summary)
            writer.Line(line);

        using (writer.Block("internal static class " + Name))
        {
            foreach ((string constant, int value) in Constants)
                writer.Line($"private const int {constant} = {Literals.Of(value)};");

            if (Constants.Count > 0)
                writer.Line();

            using (writer.Block("internal struct Arguments"))
            {
                foreach (string field in Arguments.Declarations)
                    writer.Line(field);
            }

            writer.Line();

            using (writer.Block($"public static Arguments Of(in DevicePass pass{(IsInLoop ? ", int t" : "")}) => new()", ";"))
            {
                foreach (string value in Arguments.Values)
                    writer.Line(value);
            }

            writer.Line();
            writer.Line($"public static KernelConfig Over(in DevicePass pass) => {Over};");
            writer.Line();
            Method(writer, "public static void Run(Arguments a)", Body);

            foreach ((string header, IReadOnlyList<string> body) in Helpers)
            {
                writer.Line();
                Method(writer, header, body);
            }
        }
    }

    private static void Method(CodeWriter writer, string header, IReadOnlyList<string> body)
    {
        if (body.Count == 1 && body[0].StartsWith("return ", System.StringComparison.Ordinal))
        {
            writer.Line($"{header} =>");
            using (writer.Indent())
                writer.Line(body[0].Substring("return ".Length));
            return;
        }

        using (writer.Block(header))
        {
            foreach (string line in body)
                writer.Line(line);
        }
    }

    /// <summary>The value that a view shows columns of.</summary>
    public int Whole(int step) => step >= 0 && Flow.IsView(step) ? Whole(Flow.Operands(step).Single()) : step;

    /// <summary>The first column of a view in the value that it is a part of.</summary>
    public int StartOf(int step) => step >= 0 && Flow.IsView(step)
        ? ((Slice)Flow[step].Primitive).Start * run.InnerCount(step) + StartOf(Flow.Operands(step).Single())
        : 0;
}

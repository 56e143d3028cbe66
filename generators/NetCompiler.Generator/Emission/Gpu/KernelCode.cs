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
        return Arguments.View(Places.View(whole), Names.Local(whole), Places.IsLabels(whole));
    }

    /// <summary>Where an element of a value is in its view.</summary>
    public string Index(int step, string row, string column)
    {
        int start = StartOf(step);
        return Places.Index(Whole(step), row, start == 0 ? column : column == "0" ? Literals.Of(start) : $"{Literals.Of(start)} + {column}");
    }

    /// <summary>An element of a value, by its row and its column.</summary>
    public string At(int step, string row, string column) => $"{View(step)}[{Index(step, row, column)}]";

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
    public string Gradient(int parameter) => Arguments.View(DevicePlaces.Gradient(parameter), "d." + Names.Local(Plan.Program.ParameterStep(parameter)));

    /// <summary>All views that a value of no example is stored into: gradients, and what others read.</summary>
    public IEnumerable<string> Destinations(int step)
    {
        bool isGradient = Plan[step].Memory is Memory.Gradient or Memory.WeightGradient;
        IEnumerable<string> kept = isGradient ? [] : [View(step)];
        IEnumerable<int> parameters = isGradient || Flow[step].Primitive is Contract or Convolve ? Places.GradientsOf(step) : Plan.Deliveries.Where(d => d.Step == step).Select(d => d.Parameter);
        return [.. kept, .. parameters.Select(Gradient)];
    }

    public void Write(CodeWriter writer, IEnumerable<string> summary)
    {
        foreach (string line in summary)
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

            using (writer.Block("public static Arguments Of(in DevicePass pass) => new()", ";"))
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
    private int Whole(int step) => step >= 0 && Flow.IsView(step) ? Whole(Flow.Operands(step).Single()) : step;

    private int StartOf(int step) => step >= 0 && Flow.IsView(step)
        ? ((Slice)Flow[step].Primitive).Start * run.InnerCount(step) + StartOf(Flow.Operands(step).Single())
        : 0;
}

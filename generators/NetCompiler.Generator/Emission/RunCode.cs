using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>How the code of one run reaches its values.</summary>
internal sealed class RunCode(Plan plan, Run run, ValueNames names, Sizes sizes, Windows windows, AxisMaps axisMaps)
{
    private readonly ILookup<int, int> _gradients =
        Enumerable.Range(0, plan.Program.Training.ParameterGradients.Count).ToLookup(parameter => plan.Program.Training.ParameterGradients[parameter]);

    /// <summary>Behind the name of a sparse table: where it is said which of its rows the batch uses.</summary>
    public const string UsedRowsSuffix = "Used";

    /// <summary>Floats of the widest register that a row may end in where it has no room for one twice as wide.</summary>
    private const int PaddedTo = 8;

    private int _steps;

    /// <summary>Whether methods are given the step of a loop.</summary>
    public bool IsInLoop => _steps > 0;

    public Plan Plan { get; } = plan;

    public Run Run { get; } = run;

    public Flow Flow => Run.Flow;

    public ValueNames Names { get; private set; } = names;

    public Sizes Sizes { get; private set; } = sizes;

    /// <summary>In a method of several layers, what its parameters and values are to all of them.</summary>
    public Roles? Roles { get; private set; }

    public Windows Windows { get; } = windows;

    public AxisMaps AxisMaps { get; } = axisMaps;

    public Step this[int step] => Flow[step];

    /// <summary>The C# type through which a value in memory is seen.</summary>
    public string ViewType(int step) => ViewType(Memory(step));

    private static string ViewType(Memory memory) => memory switch
    {
        Planning.Memory.Rows => "Rows",
        Planning.Memory.Scalars => "Scalars",
        Planning.Memory.Labels => "Labels",
        Planning.Memory.Weights or Planning.Memory.WeightGradient or Planning.Memory.SharedPanels => "Panels",
        _ => "Row",
    };

    /// <summary>What a view is called as a local or a parameter: <c>hiddenRows</c>, <c>biasRow</c>, <c>labels</c>.</summary>
    public string ViewName(int step) => ViewName(Names.Local(step), ViewType(step));

    public static string ViewName(string name, string type) => type is "Rows" or "Row" ? name + type : name + (name[name.Length - 1] is 's' or 'x' ? "es" : "s");

    /// <summary>The same run in a method that reaches its values through parameters.</summary>
    public RunCode For(Roles roles)
    {
        RunCode code = (RunCode)MemberwiseClone();
        code.Roles = roles;
        code.Names = Names.For(roles);
        code.Sizes = Sizes.For(roles);
        return code;
    }

    /// <summary>The same run at one step t of a loop over so many.</summary>
    public RunCode InLoop(int steps)
    {
        RunCode code = (RunCode)MemberwiseClone();
        code._steps = steps;
        return code;
    }

    /// <summary>Rows of each example that the code sees: inside a loop over steps it is at one.</summary>
    public int PositionsOf(int step) => IsStepped(step) ? 1 : this[step].Type.Positions;

    /// <summary>The view of all rows of a value that a loop takes as a whole at every step.</summary>
    public string WholeView(int step)
    {
        RunCode code = (RunCode)MemberwiseClone();
        code._steps = 0;
        return code.View(step);
    }

    /// <summary>The rows of this thread that belong to a value: its examples, or their positions.</summary>
    public string RowsOf(int step) => PositionsOf(step) == 1 ? "pass.Examples" : $"pass.Positions({Literals.Of(this[step].Type.Positions)})";

    /// <summary>How many rows a value has in the whole batch.</summary>
    public string CountOf(int step) => PositionsOf(step) == 1 ? "pass.Batch" : $"pass.Batch * {Literals.Of(this[step].Type.Positions)}";

    /// <summary>The view of one step's rows of a value.</summary>
    public string AtStep(int step, string index) =>
        View(step) + (Run.IsPassing(step) || this[step].Type.Positions == 1 ? "" : $".At({index}, of: {Literals.Of(this[step].Type.Positions)})");

    /// <summary>The row by which random numbers are drawn: that among all steps.</summary>
    public string RandomRow(int step, string row, Func<string>? t = null) => IsStepped(step) ? $"{row} * {Literals.Of(_steps)} + {t?.Invoke() ?? "t"}" : row;

    /// <summary>Whether the code sees one step of what a value has for all.</summary>
    public bool IsStepped(int step) => _steps > 1 && this[step].Type.PerExample && this[step].Type.Positions == _steps;

    /// <summary>The expression that gives the view, in a method with a <c>pass</c>.</summary>
    public string View(int step)
    {
        if (step >= 0 && Flow.IsView(step))
        {
            int start = ((Slice)this[step].Primitive).Start * InnerCount(step);
            string source = View(Flow.Operands(step).Single());
            return start == 0 ? source : $"{source}.Columns({Literals.Of(start)})";
        }

        string member = Names.Member(step);

        return Plan[step].Memory switch
        {
            Planning.Memory.Parameter or Planning.Memory.Weights => Passed($"Theta.{member}(pass)", step),
            Planning.Memory.Gradient or Planning.Memory.WeightGradient => Gradient(GradientsOf(step).First()),
            Planning.Memory.State => Passed($"Running.{Names.Member(StateStep(step))}(pass)", step),
            _ => Passed($"Memo.{member}(pass)", step) + (step >= 0 && IsStepped(step) && !Run.IsPassing(step) ? $".At(t, of: {Literals.Of(_steps)})" : ""),
        };
    }

    /// <summary>The parameters, by position, whose gradient a step is.</summary>
    public IEnumerable<int> GradientsOf(int step) => _gradients[step];

    /// <summary>The view of a parameter's gradient, by the parameter's position.</summary>
    public string Gradient(int parameter) => Passed($"Gradient.{Names.Member(Plan.Program.ParameterStep(parameter))}(pass)", Plan.Program.ParameterStep(parameter), ReverseMode.GradientPrefix);

    /// <summary>The view of what says which rows of a sparse table the batch uses.</summary>
    public string UsedRows(int table) => Passed($"Gradient.{Names.Member(table)}{UsedRowsSuffix}(pass)", table, "used");

    /// <summary>Which random numbers a value takes.</summary>
    public string Site(Uniform uniform) => Roles?.Pass(Literals.Of(uniform.Site), "int", value: -1, "site") ?? Literals.Of(uniform.Site);

    private string Passed(string view, int step, string before = "") => Roles?.Pass(
        view, ViewType(Plan[step].Memory), Names.Note(step < 0 ? Prepared.WeightsOf(step) : step), step >= 0 ? before : Prepared.IsTransposed(step) ? "transposed" : "points") ?? view;

    public Memory Memory(int step) => Flow.IsView(step) ? Memory(Flow.Operands(step).Single()) : Plan[step].Memory;

    /// <summary>Whether the rows of a value have padding to the end of a register, which nothing reads: all but those of a few colours, which lie side by side, and parts that end within a register.</summary>
    public bool IsPadded(int step) => Memory(step) is Planning.Memory.Rows && Plan[step].Stride % PaddedTo == 0 && (!Plan.IsPart(step) || Joins.HasWholeLines(Flow, step, Plan[step].Column));

    /// <summary>Elements of one index along a slice's axis.</summary>
    public int InnerCount(int step) => this[step].Type.Count / OuterCount(step) / this[step].Type.Shape.Axes[Axis(step)];

    /// <summary>Indices before the axis of a slice, a pad or a concat.</summary>
    public int OuterCount(int step) => this[step].Type.Shape.Axes.Take(Axis(step)).Aggregate(1, (product, axis) => product * axis);

    public int Axis(int step) => this[step].Primitive switch
    {
        Slice slice => slice.Axis,
        Concat concat => concat.Axis,
        Pad pad => pad.Axis,
        _ => throw new InvalidOperationException($"{this[step].Primitive} has no axis."),
    };

    /// <summary>The statistic itself, for itself and for its next value.</summary>
    private int StateStep(int step) =>
        this[step].Primitive is StateValue ? step : Plan.Program.StateStep(IndexOf(Plan.Program.Training.States, step));

    private static int IndexOf(IReadOnlyList<int> results, int step) => Enumerable.Range(0, results.Count).First(i => results[i] == step);
}

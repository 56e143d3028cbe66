using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Where values are on a device. Those of examples lie as the plan says; its lives, counted in stretches between barriers, are longer than those between launches. What examples share has places of its own, at multiples of 64 floats,
/// because a device needs no weights in panels. Parameters are known by their position, in logical order.
/// </summary>
internal sealed class DevicePlaces
{
    private const int Alignment = 64;

    private readonly Plan _plan;
    private readonly Dictionary<int, int> _shared = [];
    private readonly ILookup<int, int> _gradients;

    public DevicePlaces(Plan plan)
    {
        _plan = plan;
        EquatableArray<int> gradients = plan.Program.Training.ParameterGradients;
        _gradients = Enumerable.Range(0, gradients.Count).ToLookup(parameter => gradients[parameter]);

        foreach (int value in plan.Training.Schedule.All.SelectMany(entry => entry.Group.Stored).Where(value => plan[value].Memory is Memory.Shared).Distinct())
        {
            _shared[value] = SharedFloats;
            SharedFloats += (plan.Program.Steps[value].Type.Count + Alignment - 1) / Alignment * Alignment;
        }
    }

    /// <summary>Floats that all examples share.</summary>
    public int SharedFloats { get; private set; }

    /// <summary>Where among them the mean loss is.</summary>
    public int LossAt => _shared[_plan.Training.Flow.Resolve(_plan.Program.Training.Loss)];

    /// <summary>Whether kernels see whole numbers there.</summary>
    public bool IsLabels(int value) => _plan[value].Memory is Memory.Labels;

    /// <summary>The parameters, by position, whose gradient a value is.</summary>
    public IEnumerable<int> GradientsOf(int value) => _gradients[value];

    /// <summary>The view of a value, for the code that launches kernels.</summary>
    public string View(int value)
    {
        Location at = _plan[value];
        int rows = _plan.Program.Steps[value].Type.Positions;

        return at.Memory switch
        {
            Memory.Rows => $"pass.Examples(at: {Literals.Of(at.At)}, floats: {Literals.Of(rows * at.Stride)})",
            Memory.Scalars => $"pass.Examples(at: {Literals.Of(at.At)}, floats: {Literals.Of(rows)})",
            Memory.Labels => $"pass.Labels(at: {Literals.Of(at.At)}, count: {Literals.Of(rows)})",
            Memory.Parameter or Memory.Weights => $"pass.Parameter({Literals.Of(((ParameterValue)_plan.Program.Steps[value].Primitive).Index)})",
            Memory.Gradient or Memory.WeightGradient => Gradient(GradientsOf(value).First()),
            Memory.State => $"pass.State({Literals.Of(StateOf(value))})",
            _ => $"pass.Shared(at: {Literals.Of(_shared[value])}, floats: {Literals.Of(_plan.Program.Steps[value].Type.Count)})",
        };
    }

    public static string Gradient(int parameter) => $"pass.Gradient({Literals.Of(parameter)})";

    /// <summary>Where an element of a value is in its view.</summary>
    /// <param name="value">Which value.</param>
    /// <param name="row">Its row: the example, or its position.</param>
    /// <param name="column">The element of the row.</param>
    public string Index(int value, string row, string column)
    {
        Location at = _plan[value];

        if (at.Column > 0)
            column = column == "0" ? Literals.Of(at.Column) : $"{Literals.Of(at.Column)} + {column}";

        return at.Memory switch
        {
            Memory.Scalars or Memory.Labels => row,
            Memory.Rows when at.Stride == 1 => Sum(row, column),
            Memory.Rows => Sum($"{(row.Contains(" + ") ? $"({row})" : row)} * {Literals.Of(at.Stride)}", column),
            _ => column,
        };
    }

    private static string Sum(string first, string second) => second == "0" ? first : $"{first} + {second}";

    /// <summary>The statistic itself, for itself and for its next value.</summary>
    private int StateOf(int value) => _plan.Program.Steps[value].Primitive is StateValue state ? state.Index : Enumerable.Range(0, _plan.Program.Training.States.Count).First(i => _plan.Program.Training.States[i] == value);
}

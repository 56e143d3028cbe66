using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// What a kernel computes for one element of a row, as statements: values are loaded or computed when first named, stores come last, so that a value may take the place of one that the body reads.
/// </summary>
/// <param name="code">The kernel.</param>
/// <param name="computedHere">Steps of the group that are computed here, not loaded.</param>
/// <param name="positions">Rows per example of what the kernel runs over.</param>
/// <param name="row">The row's number.</param>
/// <param name="column">The element's number in it.</param>
internal sealed class ElementBody(KernelCode code, IEnumerable<int> computedHere, int positions, string row, string column)
{
    private readonly HashSet<int> _computedHere = [.. computedHere];
    private readonly Dictionary<int, Code> _values = [];

    public List<string> Statements { get; } = [];

    /// <summary>What stands before the names of locals, to tell apart what is computed for several elements.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What the body has in a local already.</summary>
    public ElementBody Knowing(int step, string local)
    {
        _values[step] = new Code(local, true);
        return this;
    }

    /// <summary>What the surrounding method has in locals.</summary>
    public ElementBody Knowing(IReadOnlyDictionary<int, string> locals)
    {
        foreach (KeyValuePair<int, string> local in locals)
            Knowing(local.Key, local.Value);
        return this;
    }

    public Code Value(int step)
    {
        step = code.Flow.Resolve(step);
        return _values.TryGetValue(step, out Code known) ? known : _values[step] = Compute(step);
    }

    public void Store(IEnumerable<int> steps)
    {
        List<string> stores = [];

        foreach (int step in steps)
            stores.AddRange(code.Store(step, row, column, Value(step).Text));

        Statements.AddRange(stores);
    }

    private Code Compute(int step)
    {
        switch (code.Flow[step].Primitive)
        {
            case Map map when _computedHere.Contains(step) || code.Run.Storage.IsInline(step):
                int[] operands = [.. code.Flow[step].Operands];
                return Declare(step, DeviceScalar.Render(map.Body, index => Value(operands[index]), () => code.BatchAsFloat).Text);

            case OneHot:
                int label = code.Flow.Operands(step).Single();
                return Declare(step, $"{code.At(label, Row(label), "0")} == {column} ? 1f : 0f");

            case Uniform uniform:
                return Declare(step, $"DeviceRandom.Uniform({code.Arguments.Seed}, {code.Arguments.Step}, {Literals.Of(uniform.Site)}, {code.RandomRow(step, Row(step))}, {column})");

            default:
                return Declare(step, code.At(step, Row(step), code.Flow[step].Type.Count == 1 ? "0" : column));
        }
    }

    /// <summary>What an example has one of is the same at all its positions.</summary>
    private string Row(int step)
    {
        int own = code.PositionsOf(step);
        return own == positions ? row : $"{row} / {Literals.Of(positions)}";
    }

    private Code Declare(int step, string expression)
    {
        string name = code.Local(Prefix.Length == 0 ? code.Names.Local(step) : Identifiers.Camel(Prefix + "." + code.Names.Local(step)));
        Statements.Add($"float {name} = {expression};");
        return new Code(name, true);
    }
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>The tables of what each new place along an axis is made of, each once.</summary>
internal sealed class AxisMaps
{
    private readonly Dictionary<AxisMap, string> _names = [];

    public AxisMaps(Plan plan)
    {
        HashSet<string> taken = [.. ReservedNames.OfObject, "Along"];

        foreach (AxisMap map in plan.Program.Steps.Select(s => s.Primitive).OfType<Resample>().SelectMany(r => new[] { r.Height, r.Width }).Distinct())
            _names[map] = Identifiers.Take(taken, $"{map.Kind}{map.From}To{map.To}");
    }

    public string this[AxisMap map] => "Along." + _names[map];

    public void Write(CodeWriter writer)
    {
        if (_names.Count == 0)
            return;

        writer.Line("/// <summary>What each place along a new axis is made of: the first of its places along the old one, where their weights start, and the weights.</summary>");

        using (writer.Block("private static class Along"))
        {
            foreach (KeyValuePair<AxisMap, string> name in _names)
                writer.Line(CallText.Of($"public static Bands {name.Value} => new", Arguments(name.Key), ";"));
        }

        writer.Line();
    }

    private static IReadOnlyList<string> Arguments(AxisMap map)
    {
        IReadOnlyList<(int Place, double Weight)>[] taps = [.. Enumerable.Range(0, map.To).Select(map.Taps)];
        IEnumerable<int> starts = Enumerable.Range(0, map.To + 1).Select(place => taps.Take(place).Sum(t => t.Count));
        return
        [
            $"inputs: {Literals.Of(map.From)}",
            $"firsts: [{string.Join(", ", taps.Select(t => Literals.Of(t.Count == 0 ? 0 : t[0].Place)))}]",
            $"starts: [{string.Join(", ", starts.Select(Literals.Of))}]",
            $"weights: [{string.Join(", ", taps.SelectMany(t => t.Select(w => Literals.Float(w.Weight))))}]",
        ];
    }
}

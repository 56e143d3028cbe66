using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Elementwise steps and reductions over each example: one loop over examples around the passes over a row.</summary>
internal sealed class RowsCode
{
    private readonly RunCode _code;
    private readonly string _method;
    private readonly Group _group;
    private readonly List<LaneStruct> _structs;
    private readonly HashSet<string> _taken = ["b", "t", "pass", "rows"];
    private readonly Dictionary<int, string> _scalars = [];
    private readonly Dictionary<string, (string Name, string Type)> _views = [];

    private RowsCode(RunCode code, string method, Group group, List<LaneStruct> structs)
    {
        _code = code;
        _method = method;
        _group = group;
        _structs = structs;
        _taken.UnionWith(code.Roles?.Names ?? []);
    }

    public static IEnumerable<string> Lines(RunCode code, string method, Group group, List<LaneStruct> structs)
    {
        RowsCode rows = new(code, method, group, structs);
        return HasLoop(group) ? rows.Several() : [rows.Single()];
    }

    /// <summary>Whether the method has a loop over examples of its own.</summary>
    public static bool HasLoop(Group group) => group.Kind is GroupKind.Rows && (group.Loops.Count > 1 || group.Loops[0].Kind is not RowLoopKind.Map);

    /// <summary>Rows per example.</summary>
    private int Positions => _code.PositionsOf(_group.Steps[0]);

    /// <summary>The row of a value that belongs to the current row.</summary>
    private string Row(int step) => _code.PositionsOf(step) == Positions ? "b" : $"b / {Literals.Of(Positions)}";

    private string Single()
    {
        LaneBody body = new(_code, Computed(_group.Loops[0]), positions: Positions);
        body.Store(_group.Loops[0].Stores);
        return CallText.Of("Loop.Rows", [_code.RowsOf(_group.Steps[0]), _code.Sizes.Of(_group.Loops[0].Stores[0]), LaneStruct.Add(_structs, _method + "Map", body.Map, body)], ";");
    }

    private IEnumerable<string> Several()
    {
        List<string> lines = [.. Loaded(), .. _group.Loops.SelectMany(Pass)];

        foreach (KeyValuePair<string, (string Name, string Type)> view in _views)
            yield return $"{view.Value.Type} {view.Value.Name} = {view.Key};";

        if (Positions > 1)
            yield return $"Part rows = {_code.RowsOf(_group.Steps[0])};";

        if (_views.Count > 0 || Positions > 1)
            yield return "";

        string rows = Positions > 1 ? "rows" : "pass.Examples";
        yield return $"for (int b = {rows}.Start; b < {rows}.End; b++)";
        yield return "{";

        foreach (string line in lines)
            yield return "    " + line.Replace("\n", "\n    ");

        yield return "}";
    }

    /// <summary>Numbers of the example that other groups have left in memory.</summary>
    private IEnumerable<string> Loaded()
    {
        IEnumerable<int> reads = _group.Loops.SelectMany(l => RowLoopReads.Of(_code.Flow, _code.Run.Storage, _group, l)).Distinct();

        foreach (int read in reads.Where(r => !_group.Steps.Contains(r) && _code.Plan.IsPlaced(r) && _code.Plan[r].Memory is Memory.Scalars))
        {
            _scalars[read] = Identifiers.Take(_taken, _code.Names.Local(read));
            yield return $"float {_scalars[read]} = {View(read)}[{Row(read)}];";
        }
    }

    private IEnumerable<string> Pass(RowLoop loop)
    {
        if (loop.Kind is RowLoopKind.Scalar)
            return Scalar(loop.Result);

        LaneBody body = new(_code, Computed(loop), _scalars, View, Positions);
        body.Store(loop.Stores);

        if (loop.Kind is RowLoopKind.Map)
        {
            string map = LaneStruct.Add(_structs, _method + Identifiers.Pascal(_code.Names.Local(loop.Stores.Last())), body.Map, body);
            return [CallText.Of("Loop.Row", ["b", _code.Sizes.Of(loop.Stores[0]), map], ";")];
        }

        int operand = _code.Flow.Operands(loop.Result).Single();
        body.Return(operand);
        string name = _scalars[loop.Result] = Identifiers.Take(_taken, _code.Names.Local(loop.Result));
        string term = LaneStruct.Add(_structs, _method + Identifiers.Pascal(name), "ITerm", body);
        return [CallText.Of($"float {name} = Loop.{loop.Kind}", ["b", _code.Sizes.Of(operand), term], ";"), .. Kept(loop.Result, name)];
    }

    private IEnumerable<string> Scalar(int step)
    {
        int[] operands = [.. _code.Flow.Operands(step)];

        string value = _code[step].Primitive is Map map
            ? LaneCode.Render(map.Body, index => new Code(Number(operands[index]), true)).Text
            : $"{View(operands[0])}[b, {View(operands[1])}[b]]";

        string name = _scalars[step] = Identifiers.Take(_taken, _code.Names.Local(step));
        return [$"float {name} = {value};", .. Kept(step, name)];
    }

    private string Number(int step) =>
        _scalars.TryGetValue(step, out string? name) ? name
        : _code[step].Primitive is Uniform uniform ? $"Lanes1.Sum(Simd.Uniform<Lanes1>(pass.Key, site: {_code.Site(uniform)}, {_code.RandomRow(step, Row(step))}, 0))"
        : View(step) + "[0]";

    private IEnumerable<string> Kept(int step, string name) => _group.Stored.Contains(step) ? [$"{View(step)}[b] = {name};"] : [];

    /// <summary>A local of the method, made before the loop over examples.</summary>
    private string View(int step)
    {
        string view = _code.View(step);

        if (_code.Roles is { } roles && roles.Names.Contains(view))
            return view;

        if (!_views.TryGetValue(view, out (string Name, string Type) local))
            _views.Add(view, local = (Identifiers.Take(_taken, _code.ViewName(step)), _code.ViewType(step)));

        return local.Name;
    }

    /// <summary>What the pass computes itself: what it stores, and what is stored nowhere.</summary>
    private IEnumerable<int> Computed(RowLoop loop) =>
        _group.Steps.Where(s => _code[s].Type.Shape.Rank > 0 && (loop.Stores.Contains(s) || !_group.Stored.Contains(s)));
}

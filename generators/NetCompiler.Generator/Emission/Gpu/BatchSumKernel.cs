using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Sums over the batch: each column is summed by some threads of a group, every so-manieth row by each, which then add what they have, so that the order of additions depends on the shapes alone. Many rows
/// are shared out among groups. The first thread of a column does what follows on its sum.
/// <para>
/// Squared distances from the mean are summed from the mean of the group's own rows, and moved to that of all when it is known: Σ (x − μ)² = Σ (x − m)² + n·(m − μ)². So they need no launch of their own, and lose
/// no digits.
/// </para>
/// </summary>
internal sealed class BatchSumKernel
{
    private const int Threads = 32, ThreadsOfPositions = 128, ThreadsOfManyPositions = 256, ManyPositions = 256, MostColumns = 32;

    private readonly KernelCode _code;
    private readonly DeviceGroup _group;
    private readonly Dictionary<int, string> _totals = [];
    private readonly int _positions, _count, _columns, _lanes, _parts;
    private readonly string _rows;

    private BatchSumKernel(KernelCode code, DeviceGroup group)
    {
        (_code, _group) = (code, group);
        _positions = code.Flow[Term(group.Group)].Type.Positions;
        _count = code.Flow[group.Group.Steps[0]].Type.Count;
        _columns = ColumnsOf(_count);
        _lanes = (_positions >= ManyPositions ? ThreadsOfManyPositions : _positions > 1 ? ThreadsOfPositions : Threads) / _columns;
        _parts = ProductParts.Of(ColumnGroups, _positions);
        _rows = code.Arguments.Rows(_positions);
        code.Reserve("column", "place", "shared", "last", "each", "from", "to", "center", "distance");
    }

    private int ColumnGroups => (_count + _columns - 1) / _columns;

    private IEnumerable<Group> Sums => new[] { _group.Group }.Concat(_group.Sums);

    public static void Write(KernelCode code, DeviceGroup group) => new BatchSumKernel(code, group).Write();

    private void Write()
    {
        foreach (Group sum in _group.Squares is null ? Sums : Sums.Concat([_group.Squares]))
            _totals[sum.Steps[0]] = _code.Local(_code.Names.Local(sum.Steps[0]));

        _code.Constant("Columns", _count);
        _code.Constant("ColumnsOfGroup", _columns);
        _code.Constant("RowsAtOnce", _lanes);
        Begin();
        Loop(Sums.Select(sum => sum.Steps[0]), center: null);

        if (_group.Squares is { } squares)
        {
            string first = _totals[_group.Group.Steps[0]];
            _code.Body.Add(_parts > 1 ? $"float center = to > from ? {first} / (to - from) : 0f;" : $"float center = {first} / {_rows};");
            Loop([squares.Steps[0]], "center");
        }

        if (_parts > 1)
            Parts();

        _code.Body.Add("");
        _code.Body.Add("if (Group.IdxY > 0 || column >= Columns)");
        _code.Body.Add("    return;");
        _code.Body.Add("");
        EquatableArray<Group> all = _group.All;
        _code.Body.AddRange(SharedKernel.Stores(_code, all, all.SelectMany(group => group.Steps).Where(step => !_totals.ContainsKey(step)), "column", _totals));

        _code.Threads = _columns * _lanes;
        _code.Work = _columns == 1 ? "a column together" : $"{_columns} columns";
        _code.Over = $"new(new Index2D({Literals.Of(ColumnGroups)}, {(_parts > 1 ? "Parts" : "1")}), new Index2D({Literals.Of(_columns)}, {Literals.Of(_lanes)}))";
    }

    private void Begin()
    {
        _code.Body.Add("ArrayView<float> shared = SharedMemory.Allocate<float>(RowsAtOnce * ColumnsOfGroup);");

        if (_parts > 1)
            _code.Body.Add("ArrayView<int> last = SharedMemory.Allocate<int>(1);");

        _code.Body.Add($"int column = Grid.IdxX * ColumnsOfGroup + Group.IdxX{(_parts > 1 ? ", place = Group.IdxY * ColumnsOfGroup + Group.IdxX" : "")};");

        if (_parts > 1)
            _code.Body.Add($"int each = ({_rows} + Parts - 1) / Parts, from = Grid.IdxY * each, to = from + each < {_rows} ? from + each : {_rows};");
    }

    /// <summary>Sums over the rows of the group.</summary>
    /// <param name="sums">The steps that are sums.</param>
    /// <param name="center">From which the squared distances are taken; null for sums of the terms themselves.</param>
    private void Loop(IEnumerable<int> sums, string? center)
    {
        int[] steps = [.. sums];
        ElementBody term = new(_code, [], _positions, "b", "column");
        List<string> additions = [];

        foreach (int step in steps)
        {
            string value = term.Value(center is null ? Term(step) : Term(_group.Group)).Text;
            additions.AddRange(center is null ? [$"{_totals[step]} += {value};"] : [$"float distance = {value} - {center};", $"{_totals[step]} += distance * distance;"]);
        }

        _code.Body.Add($"float {string.Join(", ", steps.Select(step => $"{_totals[step]} = 0f"))};");
        _code.Body.Add("");
        _code.Body.Add(_parts > 1 ? "for (int b = from + Group.IdxY; b < to && column < Columns; b += RowsAtOnce)" : $"for (int b = Group.IdxY; b < {_rows} && column < Columns; b += RowsAtOnce)");
        _code.Body.Add("{");
        _code.Body.AddRange(term.Statements.Concat(additions).Select(line => "    " + line));
        _code.Body.Add("}");
        _code.Body.Add("");

        foreach (int step in steps)
            _code.Body.Add(OfColumn(_totals[step]));
    }

    /// <summary>What the threads of a column have together.</summary>
    private static string OfColumn(string total) => $"{total} = GroupReduction.SumOfColumn(shared, Group.IdxX, ColumnsOfGroup, Group.IdxY, RowsAtOnce, {total});";

    /// <summary>What the groups have left, added by the last of them.</summary>
    private void Parts()
    {
        string left = _code.Arguments.Parts;
        int[] steps = [.. _totals.Keys];
        _code.Constant("Parts", _parts);
        _code.Constant("FloatsOfPart", (_count * steps.Length + 31) / 32 * 32);
        (_code.PartFloats, _code.SharedSums) = (_parts * ((_count * steps.Length + 31) / 32 * 32), ColumnGroups);

        _code.Body.Add("");
        _code.Body.Add("if (Group.IdxY == 0 && column < Columns)");
        _code.Body.Add("{");

        for (int i = 0; i < steps.Length; i++)
            _code.Body.Add($"    {left}[Grid.IdxY * FloatsOfPart + {At(i)}] = {_totals[steps[i]]};");

        _code.Body.Add("}");
        _code.Body.Add("");
        _code.Body.Add($"if (!GroupParts.IsLast({_code.Arguments.Arrived}, Grid.IdxX, Parts, last, place))");
        _code.Body.Add("    return;");
        _code.Body.Add("");

        for (int i = 0; i < steps.Length; i++)
        {
            bool isSquares = steps[i] == _group.Squares?.Steps[0];
            string sum = isSquares
                ? $"GroupParts.SquaresFrom({_totals[_group.Group.Steps[0]]} / {_rows}, {left}, column, {At(i)}, FloatsOfPart, Parts, Group.IdxY, RowsAtOnce, each, {_rows})"
                : $"GroupParts.Sum({left}, {At(i)}, FloatsOfPart, Parts, Group.IdxY, RowsAtOnce)";
            _code.Body.Add($"{_totals[steps[i]]} = column < Columns ? {sum} : 0f;");
            _code.Body.Add(OfColumn(_totals[steps[i]]));
        }
    }

    private static string At(int sum) => sum switch { 0 => "column", 1 => "Columns + column", _ => $"{Literals.Of(sum)} * Columns + column" };

    private int Term(Group sum) => Term(sum.Steps[0]);

    private int Term(int sum) => _group.Term(_code.Flow, sum);

    /// <summary>A power of two, no more than twice what there is.</summary>
    private static int ColumnsOf(int count)
    {
        int columns = 1;
        while (columns < count && columns < MostColumns)
            columns *= 2;
        return columns;
    }
}

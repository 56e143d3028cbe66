using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Elementwise steps and reductions over each row. A single map is one thread an element. Passes over short rows are one thread a row; over long ones a group a row, whose threads take every so-manieth
/// element and put reductions together in shared memory.
/// </summary>
internal sealed class RowsKernel
{
    private const int ThreadsOfShortRows = 64, ThreadsOfLongRows = 32, Short = 32;

    private readonly KernelCode _code;
    private readonly Group _group;
    private readonly Dictionary<int, string> _scalars = [];
    private readonly bool _isLong;

    private RowsKernel(KernelCode code, Group group)
    {
        _code = code;
        _group = group;
        _isLong = group.Loops.Max(loop => loop.Columns) > Short;
    }

    public static void Write(KernelCode code, Group group)
    {
        if (RowsCode.HasLoop(group))
            new RowsKernel(code, group).Passes();
        else
            new RowsKernel(code, group).Elements();
    }

    private int Positions => _code.PositionsOf(_group.Steps[0]);

    private void Elements()
    {
        ElementThreads.Begin(_code, _group.Steps[0], _group.Loops[0].Columns);
        ElementBody body = new(_code, Computed(_group.Loops[0]), Positions, "b", "j");
        body.Store(_group.Loops[0].Stores);
        _code.Body.AddRange(body.Statements);
    }

    private void Passes()
    {
        string rows = _code.Arguments.Rows(Positions), count = KernelCode.TimesBatch(Positions);
        _code.Threads = _isLong ? ThreadsOfLongRows : ThreadsOfShortRows;
        _code.Work = _isLong ? "a row together" : "a row each";

        if (_isLong)
        {
            _code.Constant("Threads", ThreadsOfLongRows);
            _code.Reserve("shared");
            _code.Body.Add("ArrayView<float> shared = SharedMemory.Allocate<float>(Threads);");
            _code.Body.Add("int b = Grid.IdxX;");
            _code.Over = $"new({count}, {Literals.Of(ThreadsOfLongRows)})";
        }
        else
        {
            _code.Body.Add($"int b = Grid.IdxX * {Literals.Of(ThreadsOfShortRows)} + Group.IdxX;");
            _code.Body.Add($"if (b >= {rows})");
            _code.Body.Add("    return;");
            _code.Over = $"new(DevicePass.Groups({count}, {Literals.Of(ThreadsOfShortRows)}), {Literals.Of(ThreadsOfShortRows)})";
        }

        _code.Body.Add("");
        Load();

        foreach (RowLoop loop in _group.Loops)
            Pass(loop);
    }

    /// <summary>Numbers of the row that other groups have left in memory.</summary>
    private void Load()
    {
        ElementBody body = Element([], "0");

        foreach (int read in _group.Loops.SelectMany(loop => RowLoopReads.Of(_code.Flow, _code.Run.Storage, _group, loop)).Distinct())
        {
            if (!_group.Steps.Contains(read) && _code.Plan.IsPlaced(read) && _code.Plan[read].Memory is Memory.Scalars)
                _scalars[read] = body.Value(read).Text;
        }

        _code.Body.AddRange(body.Statements);
    }

    private void Pass(RowLoop loop)
    {
        if (loop.Kind is RowLoopKind.Scalar)
        {
            Scalar(loop.Result);
            return;
        }

        ElementBody body = Element(Computed(loop), "j");
        string? total = loop.Result < 0 ? null : _code.Local(_code.Names.Local(loop.Result));
        body.Store(loop.Stores);

        if (total is not null)
        {
            string term = body.Value(_code.Flow.Operands(loop.Result).Single()).Text;
            body.Statements.Add(loop.Kind is RowLoopKind.Sum ? $"{total} += {term};" : $"{total} = XMath.Max({total}, {term});");
            _code.Body.Add($"float {total} = {(loop.Kind is RowLoopKind.Sum ? "0f" : "float.NegativeInfinity")};");
        }

        _code.Body.Add(_isLong ? $"for (int j = Group.IdxX; j < {Literals.Of(loop.Columns)}; j += Threads)" : $"for (int j = 0; j < {Literals.Of(loop.Columns)}; j++)");
        _code.Body.Add("{");
        _code.Body.AddRange(body.Statements.Select(line => "    " + line));
        _code.Body.Add("}");
        _code.Body.Add("");

        if (total is null)
            return;
        if (_isLong)
            _code.Body.Add($"{total} = GroupReduction.{loop.Kind}(shared, Group.IdxX, Threads, {total});");
        Keep(loop.Result, total);
    }

    private void Scalar(int step)
    {
        ElementBody body = Element([step], "0");

        if (_code.Flow[step].Primitive is Pick)
        {
            int[] operands = [.. _code.Flow.Operands(step)];

            // Another thread may have stored the element.
            if (_isLong && _group.Stored.Contains(operands[0]))
                _code.Body.Add("Group.Barrier();");

            string picked = _code.Local(_code.Names.Local(step)), label = _code.At(operands[1], "b", "0");
            _code.Body.Add($"float {picked} = {label} < 0 ? 0f : {_code.At(operands[0], "b", label)};");
            Keep(step, picked);
            return;
        }

        string value = body.Value(step).Text;
        _code.Body.AddRange(body.Statements);
        Keep(step, value);
    }

    private void Keep(int step, string value)
    {
        _scalars[step] = value;

        if (_group.Stored.Contains(step))
            _code.Body.Add($"{(_isLong ? "if (Group.IdxX == 0) " : "")}{_code.At(step, "b", "0")} = {value};");
    }

    private ElementBody Element(IEnumerable<int> computed, string column) => new ElementBody(_code, computed, Positions, "b", column).Knowing(_scalars);

    /// <summary>What the pass computes itself: what it stores, and what is stored nowhere.</summary>
    private IEnumerable<int> Computed(RowLoop loop) =>
        _group.Steps.Where(step => _code.Flow[step].Type.Shape.Rank > 0 && (loop.Stores.Contains(step) || !_group.Stored.Contains(step)));
}

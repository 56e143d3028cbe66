using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>
/// The body of one fused loop: a struct whose <c>At</c> computes one register of elements. Values are loaded or computed when first named,
/// stores come last, so that a value may take the place of one that the body reads.
/// </summary>
internal sealed class LaneBody
{
    private readonly RunCode _code;
    private readonly Func<int, string> _view;
    private readonly int _positions;
    private readonly HashSet<int> _computedHere;
    private readonly IReadOnlyDictionary<int, string> _scalars;
    private readonly HashSet<string> _taken = ["b", "j", "t", "V", "pass"];
    private readonly Dictionary<int, Code> _values = [];
    private readonly Dictionary<string, (string Name, string Type)> _captures = [];
    private readonly List<string> _statements = [];

    /// <param name="code">The run.</param>
    /// <param name="computedHere">Steps of the group that are values of this body, not loads.</param>
    /// <param name="scalars">Numbers of the current example that the surrounding method holds in locals.</param>
    /// <param name="view">The expression for a view in the surrounding method; by default, the accessor.</param>
    /// <param name="positions">Rows per example of the loop.</param>
    public LaneBody(RunCode code, IEnumerable<int> computedHere, IReadOnlyDictionary<int, string>? scalars = null, Func<int, string>? view = null, int positions = 1)
    {
        _positions = positions;
        _code = code;
        _view = view ?? code.View;
        _computedHere = [.. computedHere];
        _scalars = scalars ?? new Dictionary<int, string>();
    }

    /// <summary>The arguments with which the struct is made, in the order of its parameters.</summary>
    public IReadOnlyList<string> Arguments => [.. _captures.Keys];

    /// <summary>As what a loop runs it: whether behind all rows that it stores into is padding that whole registers may overwrite.</summary>
    public string Map { get; private set; } = "IPaddedMap";

    /// <summary>Declares a product's result: it is read from the memory where the product left it.</summary>
    public void Landed(int product, int landing)
    {
        string view = CaptureView(landing);
        string left = _code[product].Primitive is Pool or PoolGradient ? "Pool left its result" : "Gemm left the product";
        string where = product == landing ? "" : $" // {left} where {_code.Names.Local(landing)} will be.";
        _values[product] = Declare(product, $"{view}.Load<V>(b, j)", where);
    }

    public void Store(IEnumerable<int> steps)
    {
        List<string> stores = [];

        foreach (int step in steps)
        {
            if (!_code.IsPadded(step))
                Map = "IMap";

            stores.Add(_code.ViewType(step) is "Row" ? $"{CaptureView(step)}.Store(j, {Value(step).AsLanes});" : $"{CaptureView(step)}.Store(b, j, {Value(step).AsLanes});");
        }

        _statements.AddRange(stores);
    }

    public void Return(int step)
    {
        string value = Value(step).AsLanes, declaration = $"V {value} = ";

        if (_statements.Count > 0 && _statements[_statements.Count - 1].StartsWith(declaration, StringComparison.Ordinal))
            _statements[_statements.Count - 1] = "return " + _statements[_statements.Count - 1].Substring(declaration.Length);
        else
            _statements.Add($"return {value};");
    }

    public void Write(CodeWriter writer, string name, string contract)
    {
        using (writer.Block(CallText.Of($"private readonly struct {name}", [.. _captures.Values.Select(c => c.Type + " " + c.Name)], " : " + contract)))
        {
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");

            using (writer.Block($"public {(contract == "ITerm" ? "V" : "void")} At<V>(int b, int j) where V : struct, ILanes<V>"))
            {
                foreach (string statement in _statements)
                    writer.Line(statement);
            }
        }
    }

    private Code Value(int step)
    {
        step = _code.Flow.Resolve(step);

        if (_values.TryGetValue(step, out Code known))
            return known;

        Code value = _scalars.TryGetValue(step, out string? scalar)
            ? new Code(Capture(scalar, "float", scalar), true)
            : Compute(step);

        return _values[step] = value;
    }

    private Code Compute(int step)
    {
        switch (_code[step].Primitive)
        {
            case Map map when IsComputed(step):
                int[] operands = [.. _code[step].Operands];
                return Declare(step, LaneCode.Render(map.Body, index => Value(operands[index]), BatchConstant).AsLanes);

            case OneHot:
                return Declare(step, $"V.OneHot({CaptureView(_code.Flow.Operands(step).Single())}[{Row(step)}], j)");

            case Uniform uniform:
                return Declare(step, $"Simd.Uniform<V>({Capture("pass.Key", "RandomKey", "key")}, site: {(_code.Roles is null ? _code.Site(uniform) : Capture(_code.Site(uniform), "int", "site"))}, {RandomRow(step)}, j)");

            default:
                return Load(step);
        }
    }

    private bool IsComputed(int step) => _computedHere.Contains(step) || _code.Run.Storage.IsInline(step);

    private Code Load(int step)
    {
        string view = CaptureView(step);

        return _code.ViewType(step) switch
        {
            "Rows" => Declare(step, $"{view}.Load<V>({Row(step)}, j)"),
            "Scalars" => Declare(step, $"{view}.Load<V>({Row(step)})"),
            _ when _code[step].Type.Count == 1 => new Code($"{view}[0]", true),
            _ => Declare(step, $"{view}.Load<V>(j)"),
        };
    }

    /// <summary>The row of a value that belongs to the loop's: what an example has one of is the same at all its positions.</summary>
    private string Row(int step) => _code.PositionsOf(step) == _positions ? "b" : $"b / {Literals.Of(_positions)}";

    private string RandomRow(int step) => _code.RandomRow(step, Row(step), () => Capture("t", "int", "step"));

    private Code Declare(int step, string expression, string comment = "")
    {
        string name = Identifiers.Take(_taken, _code.Names.Local(step));
        _statements.Add($"V {name} = {expression};{comment}");
        return new Code(name, false);
    }

    private Code BatchConstant(Expr expr)
    {
        string argument = LaneCode.Render(expr, index => default).Text;
        return new Code(Capture(argument, "float", expr is BatchSize ? "batch" : "factor"), true);
    }

    private string CaptureView(int step) => Capture(_view(step), _code.ViewType(step), _code.ViewName(step));

    private string Capture(string argument, string type, string name)
    {
        if (!_captures.TryGetValue(argument, out (string Name, string Type) capture))
        {
            capture = (Identifiers.Take(_taken, name), type);
            _captures.Add(argument, capture);
        }

        return capture.Name;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// What the kernels of attention have in common: a group of threads has a square tile of some queries and keys of one head of one example; how they read what they are given; scores.
/// A matrix of all queries and keys is never in memory (Dao et al. 2022, arXiv:2205.14135).
/// </summary>
internal sealed class AttentionTile
{
    /// <summary>Floats of shared memory that every device has.</summary>
    private const int SharedFloats = 12 * 1024;

    private static readonly int[] Sides = [16, 8, 4];

    private readonly KernelCode _code;
    private readonly int[] _operands;

    public AttentionTile(KernelCode code, int result)
    {
        _code = code;
        Attend = (Attend)code.Flow[result].Primitive;
        _operands = [.. code.Flow.Operands(result)];
        Result = result;
        Queries = code.PositionsOf(_operands[0]);
        (Keys, Depth, Values) = (code.Flow[_operands[1]].Type.Positions, code.Flow[_operands[0]].Type.Count / Attend.Heads, code.Flow[_operands[2]].Type.Count / Attend.Heads);
        Side = SideOf(Math.Min(Queries, Keys), Depth, Values);

        code.Constant("Queries", Queries);
        code.Constant("Keys", Keys);
        code.Constant("Heads", Attend.Heads);
        code.Constant("Depth", Depth);
        code.Constant("Width", Values);
        code.Constant("Side", Side);
        Readers();
    }

    public Attend Attend { get; }

    public int Result { get; }

    public int Queries { get; }

    public int Keys { get; }

    /// <summary>Columns of a head's queries and keys.</summary>
    public int Depth { get; }

    /// <summary>Columns of a head's values.</summary>
    public int Values { get; }

    /// <summary>Queries, and keys, of a tile.</summary>
    public int Side { get; }

    /// <summary>What products of queries and keys are multiplied by, as the first factor; sums of hyperbolic tangents by nothing.</summary>
    public string Scale => Attend.IsAdditive ? "" : Literals.Float(Attend.Scale) + " * ";

    /// <summary>Whether tiles are in shared memory, however small.</summary>
    public static bool Fits(Flow flow, int result)
    {
        int[] operands = [.. flow.Operands(result)];
        int heads = ((Attend)flow[result].Primitive).Heads;
        return SharedOf(Sides.Last(), flow[operands[0]].Type.Count / heads, flow[operands[2]].Type.Count / heads) <= SharedFloats;
    }

    /// <summary>Threads of a group, and where in which tile each is.</summary>
    /// <param name="rows">Queries or keys, along which each group has a tile of its own.</param>
    /// <param name="count">How many there are.</param>
    public void Begin(string rows, int count)
    {
        int tiles = (count + Side - 1) / Side;
        _code.Constant("Tiles", tiles);
        _code.Body.Add("int x = Group.IdxX, y = Group.IdxY, thread = y * Side + x;");
        _code.Body.Add($"int tile = Grid.IdxX % Tiles, head = Grid.IdxX / Tiles % Heads, b = Grid.IdxX / (Tiles * Heads), {rows} = tile * Side;");
        _code.Threads = Side * Side;
        _code.Work = $"{Side} {(rows == "firstQuery" ? "queries" : "keys")} of a head";
        _code.Over = $"new(new Index2D({KernelCode.TimesBatch(tiles * Attend.Heads)}, 1), new Index2D({Literals.Of(Side)}, {Literals.Of(Side)}))";
    }

    public static string Shared(string name, string floats) => $"ArrayView<float> {name} = SharedMemory.Allocate<float>({floats});";

    /// <summary>Rows of a tile on their way into shared memory, where they lie column by column: neighbouring threads read neighbouring floats.</summary>
    public static IEnumerable<string> Load(string shared, string read, string first, string columns) =>
    [
        $"for (int i = thread; i < Side * {columns}; i += Side * Side)",
        $"    {shared}[i % {columns} * Side + i / {columns}] = {read}(a, b, head, {first} + i / {columns}, i % {columns});",
    ];

    /// <summary><c>score</c> of the query in column <paramref name="query"/> of the tile's queries by the key in column <paramref name="key"/> of its keys.</summary>
    public IEnumerable<string> Score(string query, string key) =>
    [
        "float score = 0f;",
        "for (int n = 0; n < Depth; n++)",
        Attend.IsAdditive ? $"    score += {Weight("n")} * DeviceMath.Tanh(q[n * Side + {query}] + k[n * Side + {key}]);" : $"    score += q[n * Side + {query}] * k[n * Side + {key}];",
    ];

    /// <summary>An element of w.</summary>
    public string Weight(string n) => $"{_code.View(_operands[Attend.WeightsAt])}[{n}]";

    /// <summary>Numbers of the columns that a thread has of so many, which its neighbours share.</summary>
    public IReadOnlyList<int> Own(int columns) => [.. Enumerable.Range(0, (columns + Side - 1) / Side)];

    /// <summary>The column of that number.</summary>
    public static string Column(int number) => number == 0 ? "x" : $"x + {Literals.Of(number)} * Side";

    /// <summary>That column; for a thread that has none of this number, the last one there is, so that it reads what is there.</summary>
    public static string Within(int columns, int side, int number) => (number + 1) * side <= columns ? Column(number) : $"({Column(number)} < {Literals.Of(columns)} ? {Column(number)} : {Literals.Of(columns - 1)})";

    /// <summary>An element of a tile in shared memory: of the thread's column, in a row.</summary>
    public static string Read(string shared, int columns, int side, int number, string row)
    {
        string column = Within(columns, side, number);
        return $"{shared}[{(column.Contains(" + ") && column[0] != '(' ? $"({column})" : column)} * Side + {row}]";
    }

    /// <summary>Stores an element of the result, if there is such a column.</summary>
    public IEnumerable<string> Store(int columns, int number, string row, string at, string value)
    {
        string store = $"{_code.At(Result, row, at)} = {value};";
        bool isSure = (number + 1) * Side <= columns;
        return isSure ? [store] : [$"if ({Column(number)} < {Literals.Of(columns)})", "    " + store];
    }

    /// <summary>The row of a query among those of the batch.</summary>
    public string QueryRow => Queries == 1 ? "b" : "b * Queries + t";

    private void Readers()
    {
        (int q, int k, int v) = (_operands[0], _operands[1], _operands[2]);
        string query = Queries == 1 ? "b" : "b * Queries + t", key = Keys == 1 ? "b" : "b * Keys + s";
        List<string> sees = ["t < Queries", "s < Keys"];

        if (Attend.IsCausal)
            sees.Add("s <= t");
        if (Attend.IsMasked)
            sees.Add($"{_code.At(_operands[3], "b", "s")} != 0f");

        Reader("Query", "t, int n", "t < Queries", q, _code.Index(q, query, "head * Depth + n"));
        Reader("Key", "s, int n", "s < Keys", k, _code.IndexOfAll(k, key, "head * Depth + n"));
        Reader("Value", "s, int n", "s < Keys", v, _code.IndexOfAll(v, key, "head * Width + n"));
        _code.Helpers.Add(("private static bool Sees(in Arguments a, int b, int t, int s)", [$"return {string.Join(" && ", sees)};"]));

        if (Attend.Form is not AttendForm.Outputs)
        {
            (int y, int dy) = (_operands[Attend.OutputAt], _operands[Attend.OutputAt + 1]);
            Reader("Output", "t, int n", "t < Queries", y, _code.Index(y, query, "head * Width + n"));
            Reader("LogSum", "t", "t < Queries", y, _code.Index(y, query, "Heads * Width + head"));
            Reader("Gradient", "t, int n", "t < Queries", dy, _code.Index(dy, query, "head * Width + n"));
        }

        if (Attend.IsRandom)
        {
            int site = ((Uniform)_code.Flow[_operands[Attend.RandomAt]].Primitive).Site;
            _code.Helpers.Add(("private static float Kept(in Arguments a, int b, int head, int t, int s)",
                [$"return DeviceRandom.Uniform({_code.Arguments.Seed}, {_code.Arguments.Step}, {Literals.Of(site)}, {query}, head * Keys + s) >= {Literals.Float(Attend.Rate)} ? {Literals.Float(1f / (1f - (float)Attend.Rate))} : 0f;"]));
        }
    }

    private void Reader(string name, string parameters, string isThere, int step, string index) =>
        _code.Helpers.Add(($"private static float {name}(in Arguments a, int b, int head, int {parameters})", [$"return {isThere} ? {_code.View(step)}[{index}] : 0f;"]));

    private static int SideOf(int shortest, int depth, int values) =>
        Sides.First(side => side == Sides.Last() || side / 2 < shortest && SharedOf(side, depth, values) <= SharedFloats);

    /// <summary>Floats of shared memory: two tiles of rows by depth, two by values, three of scores.</summary>
    private static int SharedOf(int side, int depth, int values) => side * (2 * depth + 2 * values + 3 * side);
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// What attention gives back, by its queries and by its keys and values. Probabilities are computed again from log Σ exp of the scores:
/// <code>
/// P = exp(S − log Σ exp S)    dV = Pᵀ·dY    dP = dY·Vᵀ    dS = P·(dP − Σ dY·Y)    dQ = scale·dS·K    dK = scale·dSᵀ·Q
/// </code>
/// </summary>
internal static class AttentionGradientKernel
{
    /// <summary>∂L/∂q, and behind it what each query adds to ∂L/∂w: each group has some queries, and goes over the keys.</summary>
    public static void Queries(KernelCode code, Group group)
    {
        AttentionTile tile = new(code, group.Steps[0]);
        IReadOnlyList<int> own = tile.Own(tile.Depth);
        List<string> body = code.Body;

        Memory(body, tile, isByKeys: false);
        tile.Begin("firstQuery", tile.Queries);
        body.Add("int t = firstQuery + y;");
        body.Add($"float {string.Join(", ", own.SelectMany(i => tile.Attend.IsAdditive ? new[] { $"dq{i} = 0f", $"dw{i} = 0f" } : [$"dq{i} = 0f"]))};");
        body.AddRange(AttentionTile.Load("q", "Query", "firstQuery", "Depth"));
        body.AddRange(AttentionTile.Load("dy", "Gradient", "firstQuery", "Width"));
        body.AddRange(Weighted);
        body.Add("");
        body.Add($"for (int firstKey = 0; firstKey < {(tile.Attend.IsCausal ? "Keys && firstKey < firstQuery + Side" : "Keys")}; firstKey += Side)");
        body.Add("{");
        body.AddRange(Indented(
        [
            .. AttentionTile.Load("k", "Key", "firstKey", "Depth"),
            .. AttentionTile.Load("v", "Value", "firstKey", "Width"),
            "Group.Barrier();",
            "",
            "int s = firstKey + x;",
            .. Slope(tile, "y", "x"),
            "ds[thread] = slope;",
            "Group.Barrier();",
            "",
            "for (int i = 0; i < Side; i++)",
            "{",
            .. own.SelectMany(i => ByQuery(tile, i)).Select(line => "    " + line),
            "}",
            "",
            "Group.Barrier();",
        ]));
        body.Add("}");
        body.Add("");
        body.Add("if (t >= Queries)");
        body.Add("    return;");
        body.Add("");

        foreach (int i in own)
        {
            body.AddRange(tile.Store(tile.Depth, i, tile.QueryRow, $"head * Depth + {AttentionTile.Column(i)}", $"{tile.Scale}dq{i}"));
            if (tile.Attend.IsAdditive)
                body.AddRange(tile.Store(tile.Depth, i, tile.QueryRow, $"Depth + {AttentionTile.Column(i)}", $"dw{i}"));
        }
    }

    /// <summary>∂L/∂k and ∂L/∂v: each group has some keys, and goes over the queries.</summary>
    public static void Keys(KernelCode code, Group group)
    {
        AttentionTile tile = new(code, group.Steps[0]);
        IReadOnlyList<int> byKey = tile.Own(tile.Depth), byValue = tile.Own(tile.Values);
        int first = tile.Attend.Form is AttendForm.All ? tile.Attend.Heads * tile.Depth : 0, values = first + tile.Attend.Heads * tile.Depth;
        string row = tile.Keys == 1 ? "b" : "b * Keys + s";
        List<string> body = code.Body;

        Memory(body, tile, isByKeys: true);
        tile.Begin("firstKey", tile.Keys);
        body.Add("int s = firstKey + y;");
        body.Add($"float {string.Join(", ", byKey.Select(i => $"dk{i} = 0f").Concat(byValue.Select(i => $"dv{i} = 0f")))};");
        body.AddRange(AttentionTile.Load("k", "Key", "firstKey", "Depth"));
        body.AddRange(AttentionTile.Load("v", "Value", "firstKey", "Width"));
        body.Add("");
        body.Add($"for (int firstQuery = {(tile.Attend.IsCausal ? "firstKey" : "0")}; firstQuery < Queries; firstQuery += Side)");
        body.Add("{");
        body.AddRange(Indented(
        [
            "int t = firstQuery + x;",
            .. AttentionTile.Load("q", "Query", "firstQuery", "Depth"),
            .. AttentionTile.Load("dy", "Gradient", "firstQuery", "Width"),
            .. Weighted,
            "Group.Barrier();",
            "",
            .. Slope(tile, "x", "y"),
            "ds[thread] = slope;",
            $"weights[thread] = {(tile.Attend.IsRandom ? "weight * kept" : "weight")};",
            "Group.Barrier();",
            "",
            "for (int i = 0; i < Side; i++)",
            "{",
            .. byKey.SelectMany(i => ByKey(tile, i)).Select(line => "    " + line),
            .. byValue.Select(i => $"    dv{i} += weights[y * Side + i] * {AttentionTile.Read("dy", tile.Values, tile.Side, i, "i")};"),
            "}",
            "",
            "Group.Barrier();",
        ]));
        body.Add("}");
        body.Add("");
        body.Add("if (s >= Keys)");
        body.Add("    return;");
        body.Add("");

        foreach (int i in byKey)
            body.AddRange(tile.Store(tile.Depth, i, row, $"{(first == 0 ? "" : Literals.Of(first) + " + ")}head * Depth + {AttentionTile.Column(i)}", $"{tile.Scale}dk{i}"));
        foreach (int i in byValue)
            body.AddRange(tile.Store(tile.Values, i, row, $"{Literals.Of(values)} + head * Width + {AttentionTile.Column(i)}", $"dv{i}"));
    }

    /// <summary>Σ dY·Y of the thread's query, and log Σ exp of its scores.</summary>
    private static readonly string[] Weighted =
    [
        "float weighted = 0f, logSum = LogSum(a, b, head, t);",
        "for (int n = 0; n < Width; n++)",
        "    weighted += Gradient(a, b, head, t, n) * Output(a, b, head, t, n);",
    ];

    private static void Memory(List<string> body, AttentionTile tile, bool isByKeys)
    {
        body.Add(AttentionTile.Shared("q", "Side * Depth"));
        body.Add(AttentionTile.Shared("k", "Side * Depth"));
        body.Add(AttentionTile.Shared("v", "Side * Width"));
        body.Add(AttentionTile.Shared("dy", "Side * Width"));
        body.Add(AttentionTile.Shared("ds", "Side * Side"));
        if (isByKeys)
            body.Add(AttentionTile.Shared("weights", "Side * Side"));
    }

    /// <summary><c>weight</c>, the probability of a key, and <c>slope</c>, ∂L by its score.</summary>
    private static IEnumerable<string> Slope(AttentionTile tile, string query, string key) =>
    [
        .. tile.Score(query, key),
        "float byWeight = 0f;",
        "for (int n = 0; n < Width; n++)",
        $"    byWeight += dy[n * Side + {query}] * v[n * Side + {key}];",
        $"float weight = Sees(a, b, t, s) ? XMath.Exp({tile.Scale}score - logSum) : 0f;",
        .. tile.Attend.IsRandom ? ["float kept = Kept(a, b, head, t, s);", "float slope = weight * (byWeight * kept - weighted);"] : (string[])["float slope = weight * (byWeight - weighted);"],
    ];

    private static IEnumerable<string> ByQuery(AttentionTile tile, int i)
    {
        string key = AttentionTile.Read("k", tile.Depth, tile.Side, i, "i"), slope = "ds[y * Side + i]";

        return tile.Attend.IsAdditive
            ?
            [
                $"float h{i} = DeviceMath.Tanh({AttentionTile.Read("q", tile.Depth, tile.Side, i, "y")} + {key});",
                $"dq{i} += {slope} * {Weight(tile, i)} * (1f - h{i} * h{i});",
                $"dw{i} += {slope} * h{i};",
            ]
            : [$"dq{i} += {slope} * {key};"];
    }

    private static IEnumerable<string> ByKey(AttentionTile tile, int i)
    {
        string query = AttentionTile.Read("q", tile.Depth, tile.Side, i, "i"), slope = "ds[y * Side + i]";

        return tile.Attend.IsAdditive
            ?
            [
                $"float h{i} = DeviceMath.Tanh({query} + {AttentionTile.Read("k", tile.Depth, tile.Side, i, "y")});",
                $"dk{i} += {slope} * {Weight(tile, i)} * (1f - h{i} * h{i});",
            ]
            : [$"dk{i} += {slope} * {query};"];
    }

    /// <summary>An element of w, or any where the thread has no such column.</summary>
    private static string Weight(AttentionTile tile, int i) => tile.Weight(AttentionTile.Within(tile.Depth, tile.Side, i));

    private static IEnumerable<string> Indented(IEnumerable<string> lines) => lines.Select(line => line.Length == 0 ? "" : "    " + line);
}

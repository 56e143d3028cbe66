using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Attention forward: each group has some queries of one head, and goes over the keys a tile at a time. The greatest score so far grows, and what was summed with a smaller one is lowered.
/// </summary>
internal static class AttentionKernel
{
    public static void Write(KernelCode code, Group group)
    {
        AttentionTile tile = new(code, group.Steps[0]);
        IReadOnlyList<int> own = tile.Own(tile.Values);
        string weights = tile.Attend.IsRandom ? "kept" : "weights";
        List<string> body = code.Body;

        body.Add(AttentionTile.Shared("q", "Side * Depth"));
        body.Add(AttentionTile.Shared("k", "Side * Depth"));
        body.Add(AttentionTile.Shared("v", "Side * Width"));
        body.Add(AttentionTile.Shared("scores", "Side * Side"));
        body.Add(AttentionTile.Shared("weights", "Side * Side"));
        if (tile.Attend.IsRandom)
            body.Add(AttentionTile.Shared("kept", "Side * Side"));
        tile.Begin("firstQuery", tile.Queries);
        body.Add("int t = firstQuery + y;");
        body.Add($"float greatest = float.MinValue, sum = 0f, {string.Join(", ", own.Select(i => $"y{i} = 0f"))};");
        body.AddRange(AttentionTile.Load("q", "Query", "firstQuery", "Depth"));
        body.Add("");
        body.Add($"for (int firstKey = 0; firstKey < {(tile.Attend.IsCausal ? "Keys && firstKey < firstQuery + Side" : "Keys")}; firstKey += Side)");
        body.Add("{");
        body.AddRange(OneTile(tile, own, weights).Select(line => line.Length == 0 ? "" : "    " + line));
        body.Add("}");
        body.Add("");
        body.Add("if (t >= Queries)");
        body.Add("    return;");
        body.Add("");
        body.Add("float inverse = sum > 0f ? 1f / sum : sum;");

        foreach (int i in own)
            body.AddRange(tile.Store(tile.Values, i, tile.QueryRow, $"head * Width + {AttentionTile.Column(i)}", $"y{i} * inverse"));

        // Where all keys are hidden: then the backward pass computes the probability 0 of each.
        body.Add("if (x == 0)");
        body.Add($"    {code.At(tile.Result, tile.QueryRow, "Heads * Width + head")} = sum == 0f ? float.PositiveInfinity : greatest + XMath.Log(sum);");
    }

    private static IEnumerable<string> OneTile(AttentionTile tile, IReadOnlyList<int> own, string weights) =>
    [
        .. AttentionTile.Load("k", "Key", "firstKey", "Depth"),
        .. AttentionTile.Load("v", "Value", "firstKey", "Width"),
        "Group.Barrier();",
        "",
        "int s = firstKey + x;",
        .. tile.Score("y", "x"),
        $"score = Sees(a, b, t, s) ? {tile.Scale}score : float.NegativeInfinity;",
        "scores[thread] = score;",
        "Group.Barrier();",
        "",
        "float before = greatest;",
        "for (int i = 0; i < Side; i++)",
        "    greatest = XMath.Max(greatest, scores[y * Side + i]);",
        "",
        "float weight = XMath.Exp(score - greatest);",
        "weights[thread] = weight;",
        .. tile.Attend.IsRandom ? ["kept[thread] = weight * Kept(a, b, head, t, s);"] : (string[])[],
        "Group.Barrier();",
        "",
        "float lowered = XMath.Exp(before - greatest);",
        "sum *= lowered;",
        .. own.Select(i => $"y{i} *= lowered;"),
        "",
        "for (int i = 0; i < Side; i++)",
        "{",
        "    sum += weights[y * Side + i];",
        .. own.Select(i => $"    y{i} += {weights}[y * Side + i] * {AttentionTile.Read("v", tile.Values, tile.Side, i, "i")};"),
        "}",
        "",
        "Group.Barrier();",
    ];
}

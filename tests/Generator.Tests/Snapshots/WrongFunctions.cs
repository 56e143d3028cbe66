using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Generator.Tests.Harness;
using VerifyXunit;
using Xunit;

namespace NetCompiler.Generator.Tests.Snapshots;

/// <summary>Functions of single numbers that cannot be taken: what is underlined and what is said, to read through.</summary>
public sealed class WrongFunctions
{
    private static readonly string[] Bodies =
    [
        "float y = x; while (y < 10) y *= 2; return y;",
        "float y = 0; for (int i = 0; i < x; i++) y += i; return y;",
        "while (true) { if (x > 10) return x; x += 1; }",
        "float y = 0; for (int i = 0; i < 4; i++) { if (x > i) break; y += i; } return y;",
        "float y = 0; for (int i = 0; i < 4; i++) { if (x > i) continue; y += i; } return y;",
        "return x * Calls;",
        "Calls++; return x;",
        "Table[0] = x; return Table[0];",
        "Console.WriteLine(x); return x;",
        "return x * DateTime.Now.Second;",
        "return x + Random.Shared.NextSingle();",
        "return (int)x;",
        "return (float)((decimal)x * 2);",
        "return (float)(x / 1e300);",
        "return Table[MathF.Sign(x) + 1];",
        "return MathF.Sign(x) / 2;",
        "return x % 2;",
        "return BitConverter.SingleToInt32Bits(x);",
        "return MathF.ScaleB(x, 2);",
        "return x > 1 ? x * F(x - 1) : 1;",
        "if (x < 0) throw new ArgumentException(\"negative\"); return MathF.Sqrt(x);",
        "return x switch { > 0 => 1, <= 0 => 2 };",
        "List<float> seen = [x]; seen.Add(1); return seen[0];",
        "string text = $\"{x}\"; return text.Length;",
        "object o = x > 0 ? \"positive\" : 1f; return o is string ? 1 : 0;",
        "try { return x; } finally { }",
        "again: if (x > 0) { x -= 1; goto again; } return x;",
        "float y = x; for (int i = 0; i < 2000; i++) y = MathF.Sin(y) * (y + i); return y;",
    ];

    private static readonly string[] Layers =
    [
        "x.Map(v => v * x)",
        "x.Map(v => { sum += v; return sum; })",
        "x.Map(Two)",
        "x.Map(Learns, 2, 3)",
        "x.Map(First)",
        "x.Map(Two, x.Dense(3))",
        "x.Map(Two, 1e300)",
        "x.Map(Derived)",
    ];

    private static readonly string[] Attributes =
    [
        "Map(\"Swish\")",
        "Map(nameof(Net.Two))",
        "Map(nameof(Net.Two), 1, 2)",
        "Map(nameof(Net.Wide))",
        "ElementwiseLoss(nameof(Net.One))",
        "ElementwiseLoss(nameof(Net.Learns))",
    ];

    [Fact]
    public Task Each_is_refused_at_the_token()
    {
        StringBuilder text = new("Functions that cannot be taken, and why.\n");

        foreach (string body in Bodies)
            Show(text, body, $"[Network, Input(8), Dense(2), Map(nameof(F))]\npublic sealed partial class Net\n{{\n    static int Calls;\n    static readonly float[] Table = [1, 2, 3];\n    static float F(float x)\n    {{\n        {body}\n    }}\n}}");

        foreach (string layer in Layers)
        {
            // Tensors go together with no float.
            string cast = layer.Contains("v * x", StringComparison.Ordinal) ? layer.Replace("v * x", "{ Tensor y = x * 2; return v; }", StringComparison.Ordinal) : layer;
            Show(text, cast, $"[Network]\npublic sealed partial class Net\n{{\n    static Tensor Forward([Shape(8)] Tensor x)\n    {{\n        float sum = 0;\n        return {cast};\n    }}\n{Others}}}");
        }

        foreach (string attribute in Attributes)
            Show(text, attribute, $"[Network, Input(8), Dense(2), {attribute}{(attribute[0] == 'M' ? ", MeanSquaredError" : "")}]\npublic sealed partial class Net\n{{\n{Others}}}");

        return Verifier.Verify(text.ToString()).UseDirectory(".").UseFileName(nameof(WrongFunctions));
    }

    private const string Others = """
            internal static float One(float x) => x;
            internal static float Two(float x, float y) => x * y;
            internal static double Wide(double x) => x;
            internal static float Learns(float x, float y, [Learned(1)] float z) => x * y * z;
            internal static float First([Learned(1)] float x) => x;
            internal static float Derived(float x) => x;
            [Derivative(nameof(Derived), By = "z")] internal static float Derivative(float x) => 1;

        """;

    private static void Show(StringBuilder text, string written, string source)
    {
        Diagnostic[] findings = [.. Compiled.Tolerantly("using System;\nusing System.Collections.Generic;\nusing NetCompiler;\n" + source).Reported];
        Diagnostic diagnostic = Assert.Single(findings);
        TextLine line = diagnostic.Location.SourceTree!.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start);
        int at = diagnostic.Location.SourceSpan.Start - line.Start, length = Math.Min(diagnostic.Location.SourceSpan.End, line.End) - diagnostic.Location.SourceSpan.Start;

        text.Append('\n').Append(diagnostic.Id).Append("  ").Append(written).Append("\n    ").Append(line.ToString().TrimStart()).Append("\n    ")
            .Append(' ', at - (line.ToString().Length - line.ToString().TrimStart().Length)).Append('^', Math.Max(1, length))
            .Append("\n    ").Append(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Append('\n');
    }
}

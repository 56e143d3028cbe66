using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>
/// Every elementwise operator and every loss, compiled, against values and derivatives that PyTorch recorded (<c>record.py</c> and <c>record_losses.py</c> in
/// <c>tests/Reference/Functions</c>), at the kinks too. What is differentiated is the weight of a dense layer whose inputs are rows of the unit matrix, so that it passes numbers on unrounded.
/// </summary>
[Trait("Category", "EveryPath")]
public sealed class PyTorchFunctions
{
    private const double Tolerance = 2e-6;

    private static readonly JsonElement Record = Read("functions.json"), MoreLosses = Read("losses.json");

    [Fact]
    public void An_operator_computes_what_PyTorch_computes()
    {
        JsonElement[] cases = [.. Record.GetProperty("operators").EnumerateArray()];
        using Loaded loaded = Compile(cases, c => (1, Numbers(c, "x").Length), c => $"[{Declared(c)}]\n[MeanSquaredError(Reduction = Reduction.HalfSum)]");

        foreach ((JsonElement known, int index) in cases.Select((c, i) => (c, i)))
        {
            Network network = loaded.Network($"Case{index}");
            network.Parameters[0].CopyFrom(Floats(known, "x"));
            Dataset one = Dataset.From([1], Floats(known, "target"), count: 1);

            Close.Assert(Declared(known), Numbers(known, "y"), network.Predict([1f]), Tolerance);
            network.Gradients(one);
            Close.Assert("derivative of " + Declared(known), Numbers(known, "gradient"), network.Parameters[0].Gradient.ToArray(), Tolerance);
        }
    }

    [Fact]
    public void A_loss_computes_what_PyTorch_computes()
    {
        int batch = Record.GetProperty("batch").GetInt32();
        JsonElement[] cases = [.. Record.GetProperty("losses").EnumerateArray(), .. MoreLosses.GetProperty("losses").EnumerateArray()];
        using Loaded loaded = Compile(cases, c => (batch, Width(c)), c => $"[{Declared(c)}]");
        float[] rows = [.. Enumerable.Range(0, batch * batch).Select(i => i / batch == i % batch ? 1f : 0f)];

        foreach ((JsonElement known, int index) in cases.Select((c, i) => (c, i)))
        {
            Network network = loaded.Network($"Case{index}");
            network.Parameters[0].CopyFrom(Transposed(Floats(known, "prediction"), batch));
            Dataset data = Data(known, rows, batch);

            Close.Assert(Declared(known), [known.GetProperty("loss").GetDouble()], [network.Gradients(data)], Tolerance);
            Close.Assert(Declared(known) + " of a prediction", [known.GetProperty("loss").GetDouble()], [(float)network.Evaluate(data).Loss], Tolerance);
            Close.Assert("derivative of " + Declared(known), Numbers(known, "gradient"), Transposed(network.Parameters[0].Gradient.ToArray(), Width(known)), Tolerance);
        }
    }

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "Reference", "Functions", file))).RootElement;

    /// <summary>Rows with labels, with numbers, or with nothing to compare with.</summary>
    private static Dataset Data(JsonElement known, float[] rows, int batch)
    {
        float[] target = Floats(known, "target");

        return known.GetProperty("labels").GetBoolean() ? Dataset.From(rows, Array.ConvertAll(target, label => (int)label))
            : target.Length == 0 ? new Dataset([Column.Of(rows, batch)])
            : Dataset.From(rows, target, batch);
    }

    private static Loaded Compile(JsonElement[] cases, Func<JsonElement, (int Inputs, int Units)> sizes, Func<JsonElement, string> behind)
    {
        IEnumerable<string> classes = cases.Select((c, i) =>
            $"[Network, Input({sizes(c).Inputs}), Dense({sizes(c).Units}, Bias = false)]\n{behind(c)}\npublic sealed partial class Case{i};\n");
        return Compiled.Load("using NetCompiler;\n" + string.Join("\n", classes));
    }

    /// <summary>Rows of so many numbers as columns.</summary>
    private static float[] Transposed(float[] values, int rows) =>
        [.. Enumerable.Range(0, values.Length).Select(i => values[i % rows * (values.Length / rows) + i / rows])];

    private static string Declared(JsonElement known) => known.GetProperty("declared").GetString()!;

    private static int Width(JsonElement known) => known.GetProperty("width").GetInt32();

    /// <summary>Null stands for NaN.</summary>
    private static double[] Numbers(JsonElement known, string name) => [.. known.GetProperty(name).EnumerateArray().Select(e => e.ValueKind is JsonValueKind.Null ? double.NaN : e.GetDouble())];

    private static float[] Floats(JsonElement known, string name) => Array.ConvertAll(Numbers(known, name), value => (float)value);
}

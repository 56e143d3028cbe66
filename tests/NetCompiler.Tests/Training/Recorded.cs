using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NetCompiler.Tests.Training;

/// <summary>What PyTorch computed, as <c>tests/Reference/Training/record.py</c> wrote it.</summary>
internal static class Recorded
{
    public static JsonElement Optimizers { get; } = Read("Optimizers");

    public static JsonElement Schedules { get; } = Read("Schedules");

    public static double[] Numbers(this JsonElement row) => [.. row.EnumerateArray().Select(number => number.GetDouble())];

    public static float[] Floats(this JsonElement row) => [.. row.EnumerateArray().Select(number => (float)number.GetDouble())];

    private static JsonElement Read(string name, [CallerFilePath] string source = "") =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "Reference", "Training", name + ".json"))).RootElement;
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Other grids: one thread an element of the result, which is a weighted sum of neighbours along height and width. The transposed one looks at the places that can have taken something of its own, and takes as
/// much back of each as that took.
/// </summary>
internal static class ResampleKernel
{
    public static void Write(KernelCode code, Group group)
    {
        int result = group.Steps[0], operand = code.Flow.Operands(result).Single();
        Resample resample = (Resample)code.Flow[result].Primitive;
        (AxisMap height, AxisMap width) = (resample.Height, resample.Width);
        code.Reserve("example", "p", "h", "w", "line", "place", "lineFrom", "placeFrom", "byLine", "byPlace");
        string local = code.Local(code.Names.Local(result));
        (int lines, int places) = resample.Transposed ? (height.From, width.From) : (height.To, width.To);
        (int operandLines, int operandPlaces) = resample.Transposed ? (height.To, width.To) : (height.From, width.From);

        ElementThreads.Begin(code, result, code.Flow[result].Type.Count);
        code.Constant("Positions", lines * places);
        code.Constant("Width", places);
        code.Constant("OperandHeight", operandLines);
        code.Constant("OperandWidth", operandPlaces);
        code.Body.Add("int example = b / Positions, p = b - example * Positions, h = p / Width, w = p - h * Width;");
        code.Body.Add($"float {local} = 0f;");
        code.Body.Add("");
        code.Body.AddRange(Along("h", "line", "byLine", height, resample.Transposed,
            Along("w", "place", "byPlace", width, resample.Transposed, [$"{local} += byLine * byPlace * {code.At(operand, "(example * OperandHeight + line) * OperandWidth + place", "j")};"])));
        code.Body.Add("");
        code.Body.AddRange(code.Store(result, "b", "j", local));
    }

    /// <summary>A loop over the places along one axis of which the result is made.</summary>
    private static IEnumerable<string> Along(string at, string other, string weight, AxisMap map, bool isTransposed, IEnumerable<string> body)
    {
        (string first, int count) = isTransposed ? Takers(at, map) : (First(at, map), Enumerable.Range(0, map.To).Max(place => map.Taps(place).Count));

        yield return $"int {other}From = {first};";
        yield return $"for (int {other} = {other}From; {other} < {other}From + {Literals.Of(count)}; {other}++)";
        yield return "{";
        yield return $"    float {weight} = {(isTransposed ? $"{other} < 0 || {other} >= {Literals.Of(map.To)} ? 0f : {Weight(other, at, map)}" : Weight(at, other, map))};";
        yield return $"    if ({weight} == 0f)";
        yield return "        continue;";
        yield return "";

        foreach (string line in body)
            yield return "    " + line;

        yield return "}";
    }

    /// <summary>The first old place that a new one takes from.</summary>
    private static string First(string place, AxisMap map) => $"AlongAxis.First{map.Kind}({place}, {(map.Kind is AxisMapKind.Crop ? $"start: {Literals.Of(map.Start)}" : Lengths(map))})";

    /// <summary>How much a new place takes of an old one.</summary>
    private static string Weight(string place, string old, AxisMap map) => $"AlongAxis.{map.Kind}({place}, {old}, {Lengths(map)})";

    private static string Lengths(AxisMap map) => map.Kind switch
    {
        AxisMapKind.Crop or AxisMapKind.Replicate or AxisMapKind.Reflect => $"from: {Literals.Of(map.From)}, start: {Literals.Of(map.Start)}",
        _ => $"from: {Literals.Of(map.From)}, to: {Literals.Of(map.To)}",
    };

    /// <summary>The first of the new places that can have taken something of an old one, and how many they are: what is furthest from where the old place would be on the new axis says it for all.</summary>
    private static (string First, int Count) Takers(string old, AxisMap map)
    {
        bool isShift = map.Kind is AxisMapKind.Crop or AxisMapKind.Replicate or AxisMapKind.Reflect;
        int[] distances = [.. Enumerable.Range(0, map.To).SelectMany(place => map.Taps(place).Select(tap => place - Middle(tap.Place)))];
        (int least, int most) = distances.Length == 0 ? (0, -1) : (distances.Min(), distances.Max());
        string middle = isShift ? old : $"{old} * {Literals.Of(map.To)} / {Literals.Of(map.From)}";
        int shift = (isShift ? -map.Start : 0) + least;
        return (shift == 0 ? middle : shift < 0 ? $"{middle} - {Literals.Of(-shift)}" : $"{middle} + {Literals.Of(shift)}", most - least + 1);

        int Middle(int place) => isShift ? place - map.Start : place * map.To / map.From;
    }
}

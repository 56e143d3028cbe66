using System;
using System.Globalization;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Elements in another order: between sequences and rows of steps, a single step, transpositions, repetitions, rows of tables. One thread an element of the result, which finds where it comes from.
/// </summary>
internal static class MoveKernel
{
    /// <summary>Whether a primitive is no more than places, or one addition or comparison on the way.</summary>
    public static bool Moves(Primitive primitive) => primitive is ToSteps or FromSteps or AtStep or AddSteps or Transpose or ExpandAxis or Indicator or Gather or Sinusoids;

    public static void Write(KernelCode code, Group group)
    {
        int result = group.Steps[0];
        int[] operands = [.. code.Flow.Operands(result)];

        ElementThreads.Begin(code, result, code.Flow[result].Type.Count);
        string value = code.Flow[result].Primitive switch
        {
            ToSteps => OfSequence(code, result, operands[0]),
            FromSteps => OfSteps(code, operands[0]),
            AtStep at => code.At(operands[0], code.Run.IsPassing(operands[0]) ? "b" : $"b * {Literals.Of(code.Flow[operands[0]].Type.Positions)} + {Literals.Of(at.Step)}", "j"),
            AddSteps => $"{code.At(operands[0], "b", "j")} + {code.At(operands[1], "0", $"b % {Literals.Of(code.Flow[result].Type.Positions)} * Columns + j")}",
            Transpose axes => Turn(code, operands[0], axes),
            ExpandAxis axis => code.At(operands[0], "b", Repeated(code, axis)),
            Indicator indicator => Compare(code, operands[0], indicator),
            Gather gather => Row(code, operands[0], operands[1], gather.HasRest),
            Sinusoids => Sinusoid(code, code.Flow[result].Type.Shape.Axes[1]),
            var other => throw new InvalidOperationException($"{other} is no move."),
        };

        code.Body.AddRange(code.Store(result, "b", "j", value));
    }

    /// <summary>[B, T·n] → [B·T, n]</summary>
    private static string OfSequence(KernelCode code, int result, int operand)
    {
        code.Constant("Steps", code.Flow[result].Type.Positions);
        code.Body.Add("int example = b / Steps, step = b - example * Steps;");
        return code.At(operand, "example", "step * Columns + j");
    }

    /// <summary>[B·T, n] → [B, T·n]</summary>
    private static string OfSteps(KernelCode code, int operand)
    {
        code.Constant("Steps", code.Flow[operand].Type.Positions);
        code.Constant("Features", code.Flow[operand].Type.Count);
        code.Body.Add("int step = j / Features;");
        return code.At(operand, "b * Steps + step", "j - step * Features");
    }

    /// <summary>[outer, rows, columns, inner] → [outer, columns, rows, inner]</summary>
    private static string Turn(KernelCode code, int operand, Transpose axes)
    {
        code.Constant("Rows", axes.Rows);
        code.Constant("Width", axes.Columns);

        if (axes.Inner == 1)
        {
            code.Body.Add("int row = j % Rows, column = j / Rows % Width, before = j / (Rows * Width);");
            return code.At(operand, "b", "(before * Rows + row) * Width + column");
        }

        code.Constant("Inner", axes.Inner);
        code.Body.Add("int inner = j % Inner, row = j / Inner % Rows, column = j / (Inner * Rows) % Width, before = j / (Inner * Rows * Width);");
        return code.At(operand, "b", "((before * Rows + row) * Width + column) * Inner + inner");
    }

    private static string Repeated(KernelCode code, ExpandAxis axis)
    {
        code.Constant("Length", axis.Length);

        if (axis.Inner == 1)
            return "j / Length";

        code.Constant("Inner", axis.Inner);
        return "j / (Length * Inner) * Inner + j % Inner";
    }

    private static string Compare(KernelCode code, int operand, Indicator indicator)
    {
        code.Constant("Classes", indicator.Classes);
        code.Body.Add("int element = j / Classes;");
        return $"({code.At(operand, "b", "element")} == j - element * Classes ? 1f : 0f)";
    }

    /// <summary>A row of a table by its number; for a number that is no row's zeros, or the last row where there is one for these.</summary>
    private static string Row(KernelCode code, int numbers, int table, bool hasRest)
    {
        int count = code.Flow[numbers].Type.Count;
        code.Constant("Height", code.Flow[table].Type.Shape.Axes[0] - (hasRest ? 1 : 0));

        if (count > 1)
        {
            code.Constant("Numbers", count);
            code.Body.Add("int example = b / Numbers;");
        }

        code.Body.Add($"float number = {(count > 1 ? code.At(numbers, "example", "b - example * Numbers") : code.At(numbers, "b", "0"))};");
        code.Body.Add("int row = number >= 0f && number < Height ? (int)number : 0;");
        return hasRest ? code.At(table, "0", "(number == row ? row : Height) * Columns + j") : $"(number == row ? {code.At(table, "0", "row * Columns + j")} : 0f)";
    }

    /// <summary>10000^(−2/n) as a multiple of 2⁻⁶⁴, to 48 digits, which no library's power disputes.</summary>
    private static string Ratio(int features) => ((ulong)Math.Round(Math.Pow(10000, -2.0 / features) * (1L << 48)) << 16).ToString(CultureInfo.InvariantCulture);

    private static string Sinusoid(KernelCode code, int features)
    {
        code.Constant("Features", features);
        code.Body.Add("int step = j / Features;");
        return $"DeviceSinusoids.At(step, j - step * Features, {Ratio(features)}ul)";
    }
}

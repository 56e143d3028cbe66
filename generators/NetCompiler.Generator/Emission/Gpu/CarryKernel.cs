using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>What a loop hands from one step to the next: before the first step what each carry begins as, and after each what the step computed. One thread an element of every carry.</summary>
internal static class CarryKernel
{
    private const int Threads = 256;

    /// <summary>Whether the last step comes first.</summary>
    public static bool IsReversed(Flow flow, int carry) => ((Carry)flow[carry].Primitive).Reverse;

    /// <summary>What carries begin as.</summary>
    /// <param name="code">A kernel outside the loop.</param>
    /// <param name="carries">Those of the loop.</param>
    public static void Start(KernelCode code, IReadOnlyList<int> carries)
    {
        Begin(code, carries);

        foreach (IGrouping<int, int> width in carries.GroupBy(carry => code.Flow[carry].Type.Count))
        {
            Of(code, width.Key, carries, width.SelectMany(carry => new[]
            {
                $"{code.View(carry)}[{At(code, carry, Literals.Of(IsReversed(code.Flow, carry) ? code.Flow[carry].Type.Positions - 1 : 0), "b", "j")}] = "
                + (code.Flow.Operands(carry).DefaultIfEmpty(-1).Single() is var initial and >= 0 ? $"{code.At(initial, "b", "j")};" : "0f;"),
            }));
        }
    }

    /// <summary>What the step has computed, for the step after; where the kernel that computes it cannot put it there itself.</summary>
    /// <param name="code">A kernel of the loop.</param>
    /// <param name="carries">Those that are left.</param>
    public static void HandOn(KernelCode code, IReadOnlyList<int> carries)
    {
        Begin(code, carries);

        foreach (IGrouping<int, int> width in carries.GroupBy(carry => code.Flow[carry].Type.Count))
        {
            Of(code, width.Key, carries, width.SelectMany(carry =>
            {
                int next = code.Flow.Loops.Next(carry);
                return HandOn(code, carry, "b", "j", code.At(next, "b", "j"));
            }));
        }
    }

    /// <summary>Puts an element where the step after finds it; after the last one there is none.</summary>
    public static IEnumerable<string> HandOn(KernelCode code, int carry, string row, string column, string value)
    {
        bool isReversed = IsReversed(code.Flow, carry);
        string time = code.Arguments.Time;

        yield return isReversed ? $"if ({time} > 0)" : $"if ({time} + 1 < {code.Steps(code.Flow[carry].Type.Positions)})";
        yield return $"    {code.View(carry)}[{At(code, carry, isReversed ? $"{time} - 1" : $"{time} + 1", row, column)}] = {value};";
    }

    private static void Begin(KernelCode code, IReadOnlyList<int> carries)
    {
        int columns = carries.Max(carry => code.Flow[carry].Type.Count);

        code.Constant("Columns", columns);
        code.Body.Add($"int i = Grid.IdxX * {Literals.Of(Threads)} + Group.IdxX, b = i / Columns, j = i - b * Columns;");
        code.Body.Add($"if (b >= {code.Arguments.Batch})");
        code.Body.Add("    return;");
        code.Body.Add("");
        code.Threads = Threads;
        code.Work = "an element each";
        code.Over = $"new(DevicePass.Groups({KernelCode.TimesBatch(columns)}, {Literals.Of(Threads)}), {Literals.Of(Threads)})";
    }

    /// <summary>Lines for the carries of one width.</summary>
    private static void Of(KernelCode code, int columns, IReadOnlyList<int> carries, IEnumerable<string> lines)
    {
        if (columns == carries.Max(carry => code.Flow[carry].Type.Count))
        {
            code.Body.AddRange(lines);
            return;
        }

        code.Body.Add($"if (j < {Literals.Of(columns)})");
        code.Body.Add("{");
        code.Body.AddRange(lines.Select(line => "    " + line));
        code.Body.Add("}");
    }

    /// <summary>Where an element of a carry is at a step.</summary>
    private static string At(KernelCode code, int carry, string step, string row, string column) =>
        code.Places.Index(carry, code.Run.IsPassing(carry) || code.Flow[carry].Type.Positions == 1 ? row : $"{row} * {code.Steps(code.Flow[carry].Type.Positions)}{(step == "0" ? "" : " + " + step)}", column);
}

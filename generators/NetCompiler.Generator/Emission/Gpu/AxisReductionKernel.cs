using System;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// A sum or maximum along an axis, or over the positions of each example, with the elementwise steps before it. Where the axis is short or what remains of an example is much, one thread a result; else a group a
/// result, whose threads take every so-manieth term and put theirs together in shared memory.
/// </summary>
internal static class AxisReductionKernel
{
    private const int ThreadsOfResult = 32, Short = 64, Many = 64;

    public static void Write(KernelCode code, Group group)
    {
        int result = group.Steps[0], operand = code.Flow.Operands(result).Single(), columns = code.Flow[result].Type.Count;
        (Reduction reduction, int length, int inner) = Axis(code, result, operand);
        bool isTogether = length > Short && columns < Many, overRows = code.Flow[result].Primitive is Reduce;
        string total = code.Local("total");

        code.Reserve("row", "column", "shared", "before", "after");
        code.Constant("Length", length);
        if (isTogether)
            BeginTogether(code, columns);
        else
            ElementThreads.Begin(code, result, columns);

        if (!overRows && inner > 1)
        {
            code.Constant("Inner", inner);
            code.Body.Add("int before = j / Inner, after = j - before * Inner;");
        }

        ElementBody term = new(code, [], code.PositionsOf(operand), overRows ? "row" : "b", overRows ? "j" : "column");
        string value = term.Value(operand).Text;
        code.Body.Add($"float {total} = {(reduction is Reduction.Sum ? "0f" : "float.NegativeInfinity")};");
        code.Body.Add("");
        code.Body.Add(isTogether ? "for (int k = Group.IdxX; k < Length; k += Threads)" : "for (int k = 0; k < Length; k++)");
        code.Body.Add("{");
        code.Body.Add(overRows ? "    int row = b * Length + k;" : inner > 1 ? "    int column = (before * Length + k) * Inner + after;" : "    int column = j * Length + k;");
        code.Body.AddRange(term.Statements.Select(line => "    " + line));
        code.Body.Add(reduction is Reduction.Sum ? $"    {total} += {value};" : $"    {total} = XMath.Max({total}, {value});");
        code.Body.Add("}");
        code.Body.Add("");

        if (isTogether)
        {
            code.Body.Add($"{total} = GroupReduction.{reduction}(shared, Group.IdxX, Threads, {total});");
            code.Body.Add("if (Group.IdxX > 0)");
            code.Body.Add("    return;");
            code.Body.Add("");
        }

        code.Body.AddRange(code.Store(result, "b", "j", total));
    }

    /// <summary>What is reduced; positions are an axis whose elements are rows.</summary>
    private static (Reduction Reduction, int Length, int Inner) Axis(KernelCode code, int result, int operand) => code.Flow[result].Primitive switch
    {
        ReduceAxis axis => (axis.Reduction, axis.Length, axis.Inner),
        Reduce { Axes: ReducedAxes.Positions } reduce => (reduce.Reduction, code.Flow[operand].Type.Positions, 1),
        var other => throw new InvalidOperationException($"{other} has no axis."),
    };

    private static void BeginTogether(KernelCode code, int columns)
    {
        code.Constant("Threads", ThreadsOfResult);
        code.Constant("Columns", columns);
        code.Body.Add("ArrayView<float> shared = SharedMemory.Allocate<float>(Threads);");
        code.Body.Add("int b = Grid.IdxX / Columns, j = Grid.IdxX - b * Columns;");
        code.Threads = ThreadsOfResult;
        code.Work = "a result together";
        code.Over = $"new({KernelCode.TimesBatch(columns)}, {Literals.Of(ThreadsOfResult)})";
    }
}

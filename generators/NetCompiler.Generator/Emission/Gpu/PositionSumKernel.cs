using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>A sum or a maximum over the positions of each example: one thread a column of it.</summary>
internal static class PositionSumKernel
{
    public static void Write(KernelCode code, Group group)
    {
        int result = group.Steps[0], operand = code.Flow.Operands(result).Single();
        bool isSum = code.Flow[result].Primitive is Reduce { Reduction: Reduction.Sum };
        code.Reserve("row");
        ElementFrame.Open(code, result);
        code.Constant("Positions", code.Flow[operand].Type.Positions);
        ElementBody term = new(code, [], code.Flow[operand].Type.Positions, "row", "j");
        string local = code.Local(code.Names.Local(result)), value = term.Value(operand).Text;

        code.Body.Add($"float {local} = {(isSum ? "0f" : "float.NegativeInfinity")};");
        code.Body.Add("");
        code.Body.Add("for (int row = b * Positions; row < (b + 1) * Positions; row++)");
        code.Body.Add("{");
        code.Body.AddRange(term.Statements.Select(line => "    " + line));
        code.Body.Add(isSum ? $"    {local} += {value};" : $"    {local} = XMath.Max({local}, {value});");
        code.Body.Add("}");
        code.Body.Add("");
        code.Body.Add($"{code.At(result, "b", "j")} = {local};");
    }
}

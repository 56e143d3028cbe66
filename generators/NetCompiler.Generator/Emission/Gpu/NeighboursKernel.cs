using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>The sum of each channel with some before and after it.</summary>
internal static class NeighboursKernel
{
    public static void Write(KernelCode code, Group group)
    {
        int result = group.Steps[0], operand = code.Flow.Operands(result).Single();
        SumNeighbours sum = (SumNeighbours)code.Flow[result].Primitive;
        code.Reserve("neighbour", "from", "to");
        ElementThreads.Begin(code, result, code.Flow[result].Type.Count);
        ElementBody term = new(code, [], code.Flow[operand].Type.Positions, "b", "neighbour");
        string local = code.Local(code.Names.Local(result)), value = term.Value(operand).Text;

        code.Body.Add($"int from = j > {Literals.Of(sum.Before)} ? j - {Literals.Of(sum.Before)} : 0, to = j + {Literals.Of(sum.After)} < Columns ? j + {Literals.Of(sum.After)} : Columns - 1;");
        code.Body.Add($"float {local} = 0f;");
        code.Body.Add("");
        code.Body.Add("for (int neighbour = from; neighbour <= to; neighbour++)");
        code.Body.Add("{");
        code.Body.AddRange(term.Statements.Select(line => "    " + line));
        code.Body.Add($"    {local} += {value};");
        code.Body.Add("}");
        code.Body.Add("");
        code.Body.AddRange(code.Store(result, "b", "j", local));
    }
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// A sum over the batch: each column is summed by some threads of a group, every so-manieth row by each, and the first of them adds what they have, so that the order of additions depends on the shapes alone, and does what follows on the sum.
/// </summary>
internal static class BatchSumKernel
{
    private const int Threads = 32, MostColumns = 32;

    public static void Write(KernelCode code, Group group)
    {
        int sum = group.Steps[0], operand = code.Flow.Operands(sum).Single(), count = code.Flow[sum].Type.Count;
        int positions = code.Flow[operand].Type.Positions, columns = ColumnsOf(count), lanes = Threads / columns;
        string rows = code.Arguments.Rows(positions), total = code.Local(code.Names.Local(sum));

        code.Constant("Columns", count);
        code.Constant("ColumnsOfGroup", columns);
        code.Constant("RowsAtOnce", lanes);
        ElementBody term = new(code, [], positions, "b", "column");
        string value = term.Value(operand).Text;

        code.Body.Add("ArrayView<float> shared = SharedMemory.Allocate<float>(RowsAtOnce * ColumnsOfGroup);");
        code.Body.Add("int column = Grid.IdxX * ColumnsOfGroup + Group.IdxX, place = Group.IdxY * ColumnsOfGroup + Group.IdxX;");
        code.Body.Add("float part = 0f;");
        code.Body.Add("");
        code.Body.Add("if (column < Columns)");
        code.Body.Add("{");
        code.Body.Add($"    for (int b = Group.IdxY; b < {rows}; b += RowsAtOnce)");
        code.Body.Add("    {");
        code.Body.AddRange(term.Statements.Select(line => "        " + line));
        code.Body.Add($"        part += {value};");
        code.Body.Add("    }");
        code.Body.Add("}");
        code.Body.Add("");
        code.Body.Add("shared[place] = part;");
        code.Body.Add("Group.Barrier();");
        code.Body.Add("");
        code.Body.Add("if (Group.IdxY > 0 || column >= Columns)");
        code.Body.Add("    return;");
        code.Body.Add("");
        code.Body.Add($"float {total} = shared[Group.IdxX];");
        code.Body.Add("for (int i = 1; i < RowsAtOnce; i++)");
        code.Body.Add($"    {total} += shared[i * ColumnsOfGroup + Group.IdxX];");
        code.Body.Add("");
        code.Body.AddRange(SharedKernel.Stores(code, group, group.Steps.Skip(1), "column", new Dictionary<int, string> { [sum] = total }));

        code.Threads = Threads;
        code.Work = columns == 1 ? "a column together" : $"{columns} columns";
        code.Over = $"new(new Index2D({Literals.Of((count + columns - 1) / columns)}, 1), new Index2D({Literals.Of(columns)}, {Literals.Of(lanes)}))";
    }

    /// <summary>A power of two, no more than twice what there is.</summary>
    private static int ColumnsOf(int count)
    {
        int columns = 1;
        while (columns < count && columns < MostColumns)
            columns *= 2;
        return columns;
    }
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Elementwise steps on what all examples share: one thread a column.</summary>
internal static class SharedKernel
{
    private const int Threads = 64;

    public static void Write(KernelCode code, Group group)
    {
        int count = code.Flow[group.Steps[0]].Type.Count;
        code.Constant("Columns", count);
        code.Body.Add($"int column = Grid.IdxX * {Literals.Of(Threads)} + Group.IdxX;");
        code.Body.Add("if (column >= Columns)");
        code.Body.Add("    return;");
        code.Body.Add("");
        code.Body.AddRange(Stores(code, [group], group.Steps, "column", new Dictionary<int, string>()));
        code.Threads = Threads;
        code.Work = "a column each";
        code.Over = $"new({Literals.Of((count + Threads - 1) / Threads)}, {Literals.Of(Threads)})";
    }

    /// <summary>What groups compute of one column, and where they leave it: all is computed before anything is stored.</summary>
    public static IEnumerable<string> Stores(KernelCode code, EquatableArray<Group> groups, IEnumerable<int> computed, string column, IReadOnlyDictionary<int, string> known)
    {
        code.Reserve("column");
        ElementBody body = new ElementBody(code, computed, 1, "0", column).Knowing(known);
        List<string> stores = [];

        foreach (int step in groups.SelectMany(group => group.Stored))
        {
            string value = body.Value(step).Text;
            stores.AddRange(code.Destinations(step).Select(view => $"{view}[{column}] = {value};"));
        }

        return [.. body.Statements, .. stores];
    }
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>A product whose columns are gates, each with a column for every unit, and what is made of them: a thread has a unit of all gates. What nothing else reads of the sums never reaches memory.</summary>
internal static class GatesKernel
{
    private const int MostGates = 8;

    /// <summary>Whether the second group reads the first one's product gate by gate.</summary>
    public static bool Takes(RunCode run, Group product, Group rows)
    {
        if (product.Kind is not GroupKind.Product || product.Stored.Count != 1 || DeviceKernels.For(run.Flow, product) is null || rows.Kind is not GroupKind.Rows || RowsCode.HasLoop(rows))
            return false;

        int sums = product.Stored[0], units = rows.Loops[0].Columns, columns = run[sums].Type.Count;

        return rows.Loads.Contains(sums) && columns % units == 0 && columns / units is > 1 and <= MostGates && run[sums].Type.Positions == run[rows.Steps[0]].Type.Positions
            && Views(run.Flow, sums).All(view => run[view].Type.Count == units && Start(run, view) % units == 0 && !run.Flow.Readers(view).Any(run.Flow.IsView))
            && run.Flow.Readers(sums).All(reader => run.Flow.IsView(reader) || !rows.Steps.Contains(reader));
    }

    public static void Write(KernelCode code, Group product, Group rows)
    {
        int result = product.Steps[0], sums = product.Stored[0], units = rows.Loops[0].Columns, gates = code.Flow[sums].Type.Count / units, positions = code.PositionsOf(result);
        ProductSize all = ProductKernel.SizeOf(code, result), size = all with { Columns = "Units", ColumnCount = units, Gates = gates, Right = all.Right with { HasQuads = all.Right.HasQuads && Factor.IsQuads(units) } };
        ProductForm form = ProductForm.OfGates(gates, units, ProductKernel.TermsOf(code, result));
        ProductKernel.Factors(code, result, form, size);
        ILookup<int, int> views = Views(code.Flow, sums).ToLookup(view => code.StartOf(view) / units);
        Dictionary<int, string> known = [];
        List<string> parameters = [], lines = [], stores = [];

        code.Constant("Units", units);
        code.Reserve("row", "unit");

        for (int gate = 0; gate < gates; gate++)
        {
            string column = gate == 0 ? "unit" : gate == 1 ? "Units + unit" : $"{Literals.Of(gate)} * Units + unit", name = NameOf(code, rows, views[gate]);
            string parameter = code.Local(name.Length == 0 ? "product" : name + "Product");
            parameters.Add(parameter);
            ElementBody gateOf = new ElementBody(code, product.Steps, positions, "row", column) { Prefix = name }.Knowing(result, parameter);
            string value = gateOf.Value(sums).Text;
            lines.AddRange(gateOf.Statements);
            if (code.IsReadElsewhere(sums, rows))
                stores.AddRange(code.Store(sums, "row", column, value));
            foreach (int view in views[gate])
                known[view] = value;
        }

        ElementBody body = new ElementBody(code, rows.Steps, positions, "row", "unit").Knowing(known);
        body.Store(rows.Loops[0].Stores);
        code.Helpers.Add(($"private static void Finish(in Arguments a, int row, int unit, {string.Join(", ", parameters.Select(parameter => "float " + parameter))})",
            [$"if (row >= {size.Rows} || unit >= Units)", "    return;", "", .. lines, .. body.Statements, .. stores]));

        form.Write(code, size);
    }

    /// <summary>What is made of a gate alone gives it its name: <c>forget</c>.</summary>
    private static string NameOf(KernelCode code, Group rows, IEnumerable<int> views)
    {
        int[] readers = [.. views.SelectMany(code.Flow.Readers).Distinct().Where(rows.Stored.Contains)];
        return readers.Length == 1 ? code.Names.Local(readers[0]) : "";
    }

    private static IEnumerable<int> Views(Flow flow, int sums) => flow.Readers(sums).Where(flow.IsView);

    private static int Start(RunCode run, int view) => ((Primitives.Slice)run[view].Primitive).Start * run.InnerCount(view);
}

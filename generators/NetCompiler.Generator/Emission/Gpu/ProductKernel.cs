using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Products: of rows with weights, followed by the elementwise steps of the group on each result, and gradients of weights, with the sums of their rows that are gradients of biases. What differs is how the
/// factors are read (<c>Left</c>, <c>Right</c>) and what becomes of a result (<c>Finish</c>).
/// </summary>
internal static class ProductKernel
{
    /// <summary><c>y = x·Wᵀ</c> or <c>dx = dy·W</c>, and what follows.</summary>
    public static void Write(KernelCode code, Group group)
    {
        int product = group.Steps[0];
        int[] operands = [.. code.Flow.Operands(product)];
        int positions = code.PositionsOf(product), columns = code.Flow[product].Type.Count, depth = code.Flow[operands[0]].Type.Count;
        string rows = Factors(code, product);

        Finish(code, group, rows);

        ProductBody.Write(code, TileShape.Of(rows: null, columns, depth), new ProductSize(rows, positions, IsOfBatch: true, "Columns", columns, ["Terms"]) { LeftByTerm = true, RightByTerm = IsForward(code, product) });
    }

    /// <summary>How the factors of <c>x·Wᵀ</c> or <c>dy·W</c> are read; and how many rows there are.</summary>
    /// <param name="code">The kernel.</param>
    /// <param name="product">The product.</param>
    /// <param name="condition">Without which there is nothing to read, and the product is 0.</param>
    public static string Factors(KernelCode code, int product, string condition = "")
    {
        int[] operands = [.. code.Flow.Operands(product)];
        int columns = code.Flow[product].Type.Count, depth = code.Flow[operands[0]].Type.Count;
        Shape weights = code.Flow[operands[1]].Type.Shape;
        string rows = code.RowsOf(product), left = code.At(operands[0], "row", "k"), right = IsForward(code, product) ? "column * Terms + k" : "k * Columns + column";

        if (weights.Count != columns * depth)
            throw new InvalidOperationException($"{code.Name} takes weights {weights} from {depth} to {columns}.");

        code.Constant("Columns", columns);
        code.Constant("Terms", depth);
        code.Helpers.Add(("private static float Left(in Arguments a, int row, int k)", [$"return {(condition.Length == 0 ? "" : condition + " && ")}row < {rows} && k < Terms ? {left} : 0f;"]));
        code.Helpers.Add(("private static float Right(in Arguments a, int k, int column)", [$"return k < Terms && column < Columns ? {code.View(operands[1])}[{right}] : 0f;"]));
        return rows;
    }

    /// <summary>Whether the weights' rows are results.</summary>
    public static bool IsForward(KernelCode code, int product) => ((Contract)code.Flow[product].Primitive).Result == "bo";

    /// <summary>What becomes of a result: the elementwise steps behind a product.</summary>
    public static void Finish(KernelCode code, Group group, string rows)
    {
        code.Reserve("row", "column");
        string local = code.Local("product");
        ElementBody finish = new ElementBody(code, group.Steps, code.PositionsOf(group.Steps[0]), "row", "column").Knowing(group.Steps[0], local);
        finish.Store(group.Stored);
        code.Helpers.Add(($"private static void Finish(in Arguments a, int row, int column, float {local})",
            [$"if (row >= {rows} || column >= Columns)", "    return;", "", .. finish.Statements]));
    }

    /// <summary>What becomes of the sums of rows, which are gradients of biases; false if there are none.</summary>
    public static bool FinishRows(KernelCode code, DeviceGroup group, string rows)
    {
        string[] sums = [.. group.Sums.SelectMany(sum => code.Destinations(sum.Steps[0]))];

        if (sums.Length > 0)
            code.Helpers.Add(("private static void FinishRow(in Arguments a, int row, float sum)", [$"if (row >= {rows})", "    return;", "", .. sums.Select(view => $"{view}[row] = sum;")]));
        return sums.Length > 0;
    }

    /// <summary><c>dW = dyᵀ·x</c>, a sum over all pairs of a matrix that is used several times; and <c>db = Σ dy</c>.</summary>
    public static void WriteGradient(KernelCode code, DeviceGroup group)
    {
        int product = group.Group.Steps[0];
        int[] operands = [.. code.Flow.Operands(product)];
        Shape weights = code.Flow[product].Type.Shape;
        int rows = weights.Axes[0], columns = weights.Count / rows;

        code.Constant("Rows", rows);
        code.Constant("Columns", columns);
        List<string> terms = [];

        for (int pair = 0; pair < operands.Length / 2; pair++)
        {
            (int dy, int x) = (operands[2 * pair], operands[2 * pair + 1]);
            string count = code.Arguments.Rows(code.Flow[dy].Type.Positions), suffix = pair == 0 ? "" : Literals.Of(pair + 1);
            terms.Add(count);
            code.Helpers.Add(($"private static float Left{suffix}(in Arguments a, int row, int k)", [$"return row < Rows && k < {count} ? {code.At(dy, "k", "row")} : 0f;"]));
            code.Helpers.Add(($"private static float Right{suffix}(in Arguments a, int k, int column)", [$"return k < {count} && column < Columns ? {code.At(x, "k", "column")} : 0f;"]));
        }

        code.Helpers.Add(("private static void Finish(in Arguments a, int row, int column, float product)",
            ["if (row >= Rows || column >= Columns)", "    return;", "", .. code.Destinations(product).Select(view => $"{view}[row * Columns + column] = product;")]));

        bool sumsRows = FinishRows(code, group, "Rows");
        ProductBody.Write(code, TileShape.Of(rows, columns, depth: null), new ProductSize("Rows", rows, IsOfBatch: false, "Columns", columns, terms) { SumsRows = sumsRows });
    }
}

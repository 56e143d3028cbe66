using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Products of weights with all rows of a table, and the gradients of what they are made of.</summary>
internal static class TableKernel
{
    public static void Write(KernelCode code, Group group)
    {
        int result = group.Steps[0];
        int[] operands = [.. code.Flow.Operands(result)];

        switch (((TableProduct)code.Flow[result].Primitive).Form)
        {
            case TableForm.Rows:
                Project(code, result, operands);
                break;
            case TableForm.Table:
                Product(code, result, new(operands[0], ByTerm: true), new(operands[1], ByTerm: false), RowsOf(code, result), code.Flow[result].Type.Shape.Axes[1], terms: code.Flow[operands[0]].Type.Shape.Axes[1]);
                break;
            case TableForm.Weights:
                Shape weights = code.Flow[result].Type.Shape;
                Product(code, result, new(operands[0], ByTerm: false), new(operands[1], ByTerm: false), weights.Axes[0], weights.Axes[1], terms: RowsOf(code, operands[1]));
                break;
            default:
                Sum(code, result, operands[0]);
                break;
        }
    }

    private static int RowsOf(KernelCode code, int table) => code.Flow[table].Type.Shape.Axes[0];

    /// <summary>A factor of a product.</summary>
    /// <param name="Step">Its value.</param>
    /// <param name="ByTerm">Whether its rows are those of the result, or columns; else they are terms.</param>
    private sealed record Side(int Step, bool ByTerm);

    /// <summary>The last row has no terms.</summary>
    private static void Project(KernelCode code, int result, int[] operands)
    {
        Shape shape = code.Flow[result].Type.Shape;
        code.Constant("Height", RowsOf(code, operands[0]));
        string bias = operands.Length > 2 ? $" + {code.View(operands[2])}[column]" : "";
        Product(code, result, new(operands[0], ByTerm: true), new(operands[1], ByTerm: true), shape.Axes[0], shape.Axes[1], terms: code.Flow[operands[0]].Type.Shape.Axes[1], "Height", bias);
    }

    private static void Product(KernelCode code, int result, Side left, Side right, int rows, int columns, int terms, string height = "Rows", string bias = "")
    {
        code.Constant("Rows", rows);
        code.Constant("Columns", columns);
        code.Constant("Terms", terms);
        Factor lefts = Factor.OfWeights(left.ByTerm, left.ByTerm ? terms : rows), rights = Factor.OfWeights(right.ByTerm, right.ByTerm ? terms : columns);
        ProductForm form = ProductForm.Of(rows, columns, terms, lefts, rights);
        ProductSize size = new("Rows", rows, IsOfBatch: false, "Columns", columns, ["Terms"], lefts, rights);
        (Reading ofLeft, Reading ofRight) = (form.Left(size), form.Right(size));

        code.Helpers.Add(($"private static {ofLeft.Type} Left(in Arguments a, int row, int k)",
            [$"return row < {height} && k < Terms ? {ofLeft.At(code.View(left.Step), left.ByTerm ? "row * Terms + k" : "k * Rows + row")} : {ofLeft.None};"]));
        code.Helpers.Add(($"private static {ofRight.Type} Right(in Arguments a, int k, int column)",
            [$"return k < Terms && column < Columns ? {ofRight.At(code.View(right.Step), right.ByTerm ? "column * Terms + k" : "k * Columns + column")} : {ofRight.None};"]));
        code.Helpers.Add(("private static void Finish(in Arguments a, int row, int column, float product)",
            ["if (row >= Rows || column >= Columns)", "    return;", "", .. code.Destinations(result).Select(view => $"{view}[row * Columns + column] = product{bias};")]));
        form.Write(code, size);
    }

    /// <summary>One thread a column.</summary>
    private static void Sum(KernelCode code, int result, int product)
    {
        ElementThreads.Begin(code, result, code.Flow[result].Type.Count);
        code.Constant("Rows", RowsOf(code, product));
        code.Body.Add("float sum = 0f;");
        code.Body.Add("for (int row = 0; row < Rows; row++)");
        code.Body.Add($"    sum += {code.View(product)}[row * Columns + j];");
        code.Body.Add("");
        code.Body.AddRange(code.Destinations(result).Select(view => $"{view}[j] = sum;"));
    }
}

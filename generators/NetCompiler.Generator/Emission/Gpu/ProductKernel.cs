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
        ProductSize size = SizeOf(code, group.Steps[0]);
        ProductForm form = ProductForm.Of(rows: null, size.ColumnCount, TermsOf(code, group.Steps[0]), size.Left, size.Right);

        Factors(code, group.Steps[0], form, size);
        Finish(code, group, size.Rows);
        form.Write(code, size);
    }

    /// <summary>What <c>x·Wᵀ</c> or <c>dy·W</c> runs over.</summary>
    public static ProductSize SizeOf(KernelCode code, int product)
    {
        int columns = code.Flow[product].Type.Count, terms = TermsOf(code, product);
        bool byTerm = IsForward(code, product) || columns == 1;
        return new(code.RowsOf(product), code.PositionsOf(product), IsOfBatch: true, "Columns", columns, ["Terms"],
            Factor.ByTerms(code, code.Flow.Operands(product).First(), terms), Factor.OfWeights(byTerm, byTerm ? terms : columns));
    }

    /// <summary>Terms of each sum of <c>x·Wᵀ</c> or <c>dy·W</c>.</summary>
    public static int TermsOf(KernelCode code, int product) => code.Flow[code.Flow.Operands(product).First()].Type.Count;

    /// <summary>How the factors of <c>x·Wᵀ</c> or <c>dy·W</c> are read.</summary>
    /// <param name="code">The kernel.</param>
    /// <param name="product">The product.</param>
    /// <param name="form">How it is divided.</param>
    /// <param name="size">What it runs over.</param>
    /// <param name="condition">Without which there is nothing to read, and the product is 0.</param>
    public static void Factors(KernelCode code, int product, ProductForm form, ProductSize size, string condition = "")
    {
        int[] operands = [.. code.Flow.Operands(product)];
        int columns = code.Flow[product].Type.Count, terms = TermsOf(code, product);
        Shape weights = code.Flow[operands[1]].Type.Shape;
        (Reading left, Reading right) = (form.Left(size), form.Right(size));

        if (weights.Count != columns * terms)
            throw new InvalidOperationException($"{code.Name} takes weights {weights} from {terms} to {columns}.");

        code.Constant("Columns", columns);
        code.Constant("Terms", terms);
        code.Helpers.Add(($"private static {left.Type} Left(in Arguments a, int row, int k)",
            [$"return {(condition.Length == 0 ? "" : condition + " && ")}row < {size.Rows} && k < Terms ? {code.At(operands[0], "row", "k", left)} : {left.None};"]));
        code.Helpers.Add(($"private static {right.Type} Right(in Arguments a, int k, int column)",
            [$"return k < Terms && column < Columns ? {right.At(code.View(operands[1]), IsForward(code, product) ? "column * Terms + k" : "k * Columns + column")} : {right.None};"]));
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

        (int Dy, int X)[] pairs = [.. Enumerable.Range(0, operands.Length / 2).Select(pair => (operands[2 * pair], operands[2 * pair + 1]))];

        code.Constant("Rows", rows);
        code.Constant("Columns", columns);
        string[] terms = [.. pairs.Select(pair => code.Arguments.Rows(code.Flow[pair.Dy].Type.Positions))];
        Factor dys = new(false, pairs.All(pair => code.HasQuads(pair.Dy))), xs = new(false, pairs.All(pair => code.HasQuads(pair.X)));
        ProductForm form = ProductForm.Of(rows, columns, terms: null, dys, xs);
        ProductSize size = new("Rows", rows, IsOfBatch: false, "Columns", columns, terms, dys, xs)
        {
            Parts = ProductParts.Of(form, rows, columns, code.Flow[pairs[0].Dy].Type.Positions),
        };
        (Reading left, Reading right) = (form.Left(size), form.Right(size));

        for (int pair = 0; pair < pairs.Length; pair++)
        {
            string suffix = ProductSize.Suffix(pair);
            code.Helpers.Add(($"private static {left.Type} Left{suffix}(in Arguments a, int row, int k)", [$"return row < Rows && k < {terms[pair]} ? {code.At(pairs[pair].Dy, "k", "row", left)} : {left.None};"]));
            code.Helpers.Add(($"private static {right.Type} Right{suffix}(in Arguments a, int k, int column)", [$"return k < {terms[pair]} && column < Columns ? {code.At(pairs[pair].X, "k", "column", right)} : {right.None};"]));
        }

        code.Helpers.Add(("private static void Finish(in Arguments a, int row, int column, float product)",
            ["if (row >= Rows || column >= Columns)", "    return;", "", .. code.Destinations(product).Select(view => $"{view}[row * Columns + column] = product;")]));

        form.Write(code, size with { SumsRows = FinishRows(code, group, "Rows") });
    }
}

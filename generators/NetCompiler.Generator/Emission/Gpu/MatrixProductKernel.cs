using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Products of the matrices of each example, plain or with one factor transposed.</summary>
internal static class MatrixProductKernel
{
    public static void Write(KernelCode code, Group group)
    {
        int result = group.Steps[0];
        int[] operands = [.. code.Flow.Operands(result)];
        Contract product = (Contract)code.Flow[result].Primitive;

        // The operand's own shape, not that of the value behind a reshape.
        int[] left = [.. code.Flow[code.Flow[result].Operands[0]].Type.Shape.Axes], into = [.. code.Flow[result].Type.Shape.Axes];
        bool turnsLeft = product == Contract.LeftTransposed, turnsRight = product == Contract.RightTransposed;
        int terms = turnsLeft ? left[1] : left[2];

        code.Constant("Matrices", into[0]);
        code.Constant("Rows", into[1]);
        code.Constant("Columns", into[2]);
        code.Constant("Terms", terms);

        // The terms of a single row or column lie side by side either way.
        Factor ofLeft = Of(operands[0], !turnsLeft || into[1] == 1, into[1]), ofRight = Of(operands[1], turnsRight || into[2] == 1, into[2]);
        ProductForm form = ProductForm.Of(into[1], into[2], terms, ofLeft, ofRight);
        ProductSize size = new("Rows", into[1], IsOfBatch: false, "Columns", into[2], ["Terms"], ofLeft, ofRight) { Matrices = into[0], Batch = code.Arguments.Batch };
        (Reading readsLeft, Reading readsRight) = (form.Left(size), form.Right(size));

        code.Helpers.Add(($"private static {readsLeft.Type} Left(in Arguments a, int b, int matrix, int row, int k)",
            [$"return row < Rows && k < Terms ? {code.At(operands[0], "b", turnsLeft ? "(matrix * Terms + k) * Rows + row" : "(matrix * Rows + row) * Terms + k", readsLeft)} : {readsLeft.None};"]));
        code.Helpers.Add(($"private static {readsRight.Type} Right(in Arguments a, int b, int matrix, int k, int column)",
            [$"return k < Terms && column < Columns ? {code.At(operands[1], "b", turnsRight ? "(matrix * Columns + column) * Terms + k" : "(matrix * Terms + k) * Columns + column", readsRight)} : {readsRight.None};"]));
        code.Helpers.Add(("private static void Finish(in Arguments a, int b, int matrix, int row, int column, float product)",
            ["if (row >= Rows || column >= Columns)", "    return;", "", .. code.Store(result, "b", "(matrix * Rows + row) * Columns + column", "product")]));

        form.Write(code, size);

        Factor Of(int value, bool byTerm, int lines) => new(byTerm, code.HasQuads(value) && Factor.IsQuads(byTerm ? terms : lines));
    }
}

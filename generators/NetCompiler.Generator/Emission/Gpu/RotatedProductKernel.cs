using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// The last product of a loop's body, computed at the step that needs it: it leaves nothing but what a carry is at the step after, and the first group reads that element by element. So one kernel computes the carry
/// from what the step before left, and goes on with it.
/// </summary>
internal static class RotatedProductKernel
{
    /// <summary>The carry for which that is possible, or −1: the product reads nothing that has one row for all steps but the carry's own element, and after the loop nobody asks for what the last step would have handed on.</summary>
    public static int Carry(RunCode run, Group loop, IReadOnlyList<Group> body)
    {
        (Group first, Group last) = (body[0], body[body.Count - 1]);

        if (first.Kind is not GroupKind.Rows || RowsCode.HasLoop(first) || last.Kind is not GroupKind.Product || DeviceKernels.For(run.Flow, last) is null || last.Stored.Count != 1)
            return -1;

        int next = last.Stored[0];
        int[] carries = [.. loop.Steps.Where(step => run.Flow.Loops.Next(step) == next)];

        if (carries.Length != 1 || run[next].Type.Positions == 1 || run[next].Type.Count != first.Loops[0].Columns || run[first.Steps[0]].Type.Positions != run[next].Type.Positions)
            return -1;

        int carry = carries[0];
        bool isReadElsewhere = run.Flow.IsRoot(next) || run.Run.Schedule.All.Select(entry => entry.Group).Where(group => group != loop).Concat(loop.Body).Any(group => group.Loads.Contains(next));
        bool isOfStep = last.Loads.All(read => read == carry || !run.Run.Holds(read) || !run.Run.IsPassing(read));
        bool isCarryOfFirst = first.Loads.Contains(carry) && LoopStores.IsElementwise(run, first, carry) && body.Skip(1).Take(body.Count - 2).All(group => !group.Loads.Contains(carry))
            && (!last.Loads.Contains(carry) || LoopStores.IsElementwise(run, last, carry)) && !run.Flow.Loops.IsHandedOn(carry);
        return !isReadElsewhere && isOfStep && isCarryOfFirst ? carry : -1;
    }

    public static void Write(KernelCode code, Group product, Group rows, int carry)
    {
        int result = product.Steps[0], positions = code.PositionsOf(result);
        bool isReversed = CarryKernel.IsReversed(code.Flow, carry);
        string time = code.Arguments.Time, hasBefore = isReversed ? $"{time} + 1 < {code.Steps(code.Flow[carry].Type.Positions)}" : $"{time} > 0";

        code.Reserve("row", "column");
        string local = code.Local("product"), carried = code.Local(code.Names.Local(carry));
        string first = code.At(carry, "row", "column");
        code.StepsAhead = isReversed ? 1 : -1;
        ProductSize size = ProductKernel.SizeOf(code, result);
        ProductForm form = ProductForm.Of(rows: null, size.ColumnCount, ProductKernel.TermsOf(code, result), size.Left, size.Right);
        ProductKernel.Factors(code, result, form, size, hasBefore);
        ElementBody before = new ElementBody(code, product.Steps, positions, "row", "column").Knowing(result, local);
        string value = before.Value(product.Stored[0]).Text;
        code.StepsAhead = 0;

        ElementBody body = new ElementBody(code, rows.Steps, positions, "row", "column").Knowing(carry, carried);
        body.Store(rows.Loops[0].Stores);
        bool isKept = !code.Run.IsPassing(carry) || product.Loads.Contains(carry);

        code.Helpers.Add(($"private static void Finish(in Arguments a, int row, int column, float {local})",
        [
            $"if (row >= {size.Rows} || column >= Columns)",
            "    return;",
            "",
            .. before.Statements.Count == 0
                ? [$"float {carried} = {hasBefore} ? {value} : {first};"]
                : Conditional(carried, first, hasBefore, before.Statements, value),
            .. body.Statements,
            .. isKept ? code.Store(carry, "row", "column", carried) : [],
        ]));

        form.Write(code, size);
    }

    private static string[] Conditional(string carried, string first, string hasBefore, IEnumerable<string> statements, string value) =>
    [
        $"float {carried} = {first};",
        $"if ({hasBefore})",
        "{",
        .. statements.Select(line => "    " + line),
        $"    {carried} = {value};",
        "}",
    ];
}

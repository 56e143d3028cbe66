using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// A product that a library may compute instead of the kernel, where one is asked for: large, of factors that lie row by row in memory. What the kernel would do with its results, or with its factors beside, is then done by
/// kernels of its own:
/// <code>
/// kernel    relu = max(x·Wᵀ + b, 0)              dW = dyᵀ·x, db = Σ dy
/// library   product = x·Wᵀ │ relu = max(product + b, 0)    dW = dyᵀ·x │ db = Σ dy
/// </code>
/// </summary>
/// <param name="Calls">What is asked of the library.</param>
/// <param name="Behind">The kernels that follow on it.</param>
/// <param name="Floats">Floats of each example that it leaves for them.</param>
internal sealed record LibraryProduct(IReadOnlyList<string> Calls, IReadOnlyList<KernelCode> Behind, int Floats)
{
    /// <summary>Least columns and terms with which a library is worth a launch more.</summary>
    private const int Large = 128;

    /// <summary>The product of a group, and its call in the class of the kernel that it replaces; null where that is not large, or not of such factors.</summary>
    /// <param name="kernel">The kernel that it replaces.</param>
    /// <param name="group">The group.</param>
    /// <param name="beside">Makes a kernel beside this one.</param>
    /// <param name="write">Makes the kernel of a group.</param>
    public static LibraryProduct? Of(KernelCode kernel, DeviceGroup group, Func<KernelCode> beside, Func<DeviceGroup, KernelCode> write) => (group.Group.Kind, kernel.IsInLoop, kernel.Flow[group.Group.Main].Primitive) switch
    {
        (GroupKind.Product, false, _) when kernel.Flow[group.Group.Steps[0]].Primitive is Contract { IsOfExamples: false } => OfRows(kernel, group.Group, beside),
        (GroupKind.WeightGradient, false, Contract { IsOfExamples: false }) => OfWeights(kernel, group, write),
        _ => null,
    };

    /// <summary><c>x·Wᵀ</c> or <c>dy·W</c>.</summary>
    private static LibraryProduct? OfRows(KernelCode kernel, Group group, Func<KernelCode> beside)
    {
        int product = group.Steps[0];
        int[] operands = [.. kernel.Flow.Operands(product)];
        int columns = kernel.Flow[product].Type.Count, terms = ProductKernel.TermsOf(kernel, product), positions = kernel.PositionsOf(product);

        if (Math.Min(columns, terms) < Large || Matrix(kernel, operands[0], isTurned: false) is not { } left)
            return null;

        bool isForward = ProductKernel.IsForward(kernel, product);
        string right = Text(kernel.Places.View(operands[1]), isForward ? terms : columns, isForward);

        if (group.Steps.Count == 1 && Matrix(kernel, product, isTurned: false) is { } whole)
            return new LibraryProduct([Call(KernelCode.TimesBatch(positions), columns, Literals.Of(terms), left, right, whole)], [], 0);

        KernelCode finish = beside();
        Finish(finish, group);
        return new LibraryProduct([Call(KernelCode.TimesBatch(positions), columns, Literals.Of(terms), left, right, Text("pass.Product", columns))], [finish], positions * columns);
    }

    /// <summary>What follows on each result, as the elementwise kernel that it would be.</summary>
    private static void Finish(KernelCode code, Group group)
    {
        int product = group.Steps[0];
        ElementThreads.Begin(code, product, code.Flow[product].Type.Count);
        string local = code.Local("product");
        code.Body.Add($"float {local} = {code.Arguments.View("pass.Product", "product", "Product")}[i];");
        ElementBody body = new ElementBody(code, group.Steps, code.PositionsOf(product), "b", "j").Knowing(product, local);
        body.Store(group.Stored);
        code.Body.AddRange(body.Statements);
    }

    /// <summary><c>dW = dyᵀ·x</c>, over all pairs of a matrix that is used several times.</summary>
    private static LibraryProduct? OfWeights(KernelCode kernel, DeviceGroup group, Func<DeviceGroup, KernelCode> write)
    {
        int product = group.Group.Steps[0];
        int[] operands = [.. kernel.Flow.Operands(product)];
        int rows = kernel.Flow[product].Type.Shape.Axes[0], columns = kernel.Flow[product].Type.Count / rows;
        string[] gradients = [.. kernel.Places.GradientsOf(product).Select(DevicePlaces.Gradient)];

        if (Math.Min(rows, columns) < Large || gradients.Length != 1 || operands.Select((operand, i) => Matrix(kernel, operand, isTurned: i % 2 == 0)).ToArray() is not { } factors || factors.Contains(null))
            return null;

        IEnumerable<string> calls = Enumerable.Range(0, operands.Length / 2).Select(pair =>
            Call(Literals.Of(rows), columns, KernelCode.TimesBatch(kernel.Flow[operands[2 * pair]].Type.Positions), factors[2 * pair]!, factors[2 * pair + 1]!, Text(gradients[0], columns), adds: pair > 0));
        return new LibraryProduct([.. calls], [.. group.Sums.Select(sum => write(ByItself(kernel.Flow, sum, operands[0])))], 0);
    }

    /// <summary>A sum of what the gradient of weights reads: over positions too, where examples were to be summed over them first.</summary>
    private static DeviceGroup ByItself(Flow flow, Group sum, int gradient) =>
        new(sum, []) { TakenApart = flow.Operands(sum.Steps[0]).Where(operand => operand != gradient).ToEquatableArray() };

    private static string Call(string rows, int columns, string terms, string left, string right, string into, bool adds = false) =>
        $"pass.Multiply(rows: {rows}, columns: {Literals.Of(columns)}, terms: {terms}, {left}, {right}, {into}{(adds ? ", adds: true" : "")});";

    /// <summary>A value as a matrix, one row after the other; null for one that does not lie so.</summary>
    private static string? Matrix(KernelCode kernel, int value, bool isTurned)
    {
        if (kernel.Plan[kernel.Whole(value)] is not { Memory: Memory.Rows, Stride: > 1 } at)
            return null;

        return Text(kernel.Places.View(kernel.Whole(value)), at.Stride, isTurned, at.Column + kernel.StartOf(value));
    }

    private static string Text(string view, int stride, bool isTurned = false, int first = 0) => $"new({view}, {Literals.Of(stride)}{(first > 0 ? $", {Literals.Of(first)}" : "")}{(isTurned ? ", isTurned: true" : "")})";
}

using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// What pooling gives back: one thread an element of the image, which sums what it gets from the windows that see it, in their order; elementwise steps follow. For a maximum it looks for the largest element
/// of each such window again.
/// </summary>
internal static class PoolGradientKernel
{
    public static void Write(KernelCode code, Group group)
    {
        int result = group.Steps[0], gradient = code.Flow.Operands(result).Last();
        PoolGradient pool = (PoolGradient)code.Flow[result].Primitive;
        WindowText window = new(code, pool.Window);
        string local = code.Local(code.Names.Local(result)), given = code.At(gradient, window.Output, "j");

        ElementThreads.Begin(code, result, code.Flow[result].Type.Count);
        code.Body.Add(window.Place("b", isOutput: false));
        code.Body.Add($"float {local} = 0f;");
        code.Body.Add("");

        if (pool.Kind is PoolKind.Max)
        {
            Largest(code, window, code.Flow.Operands(result).First());
            code.Body.AddRange(window.LoopBack(["if (Largest(a, example, oh, ow, j) == b)", $"    {local} += {given};"]));
        }
        else
        {
            string divisor = WindowCounts.Divisor(code, new Pool(pool.Window, pool.Kind));
            code.Body.AddRange(window.LoopBack([$"{local} += {given} / {divisor};"]));
        }

        ElementBody finish = new ElementBody(code, group.Steps, code.Flow[result].Type.Positions, "b", "j").Knowing(result, local);
        code.Body.Add("");
        finish.Store(group.Stored);
        code.Body.AddRange(finish.Statements);
    }

    /// <summary>The row of the first of the largest elements that a window sees in a channel.</summary>
    private static void Largest(KernelCode code, WindowText window, int image) => code.Helpers.Add(("private static int Largest(in Arguments a, int example, int oh, int ow, int j)",
    [
        "int largest = -1;",
        "float max = float.NegativeInfinity;",
        "",
        .. window.Loop(
        [
            $"int row = {window.Position};",
            $"float seen = {code.At(image, "row", "j")};",
            "if (largest >= 0 && !DeviceMath.IsLarger(seen, max))",
            "    continue;",
            "",
            "largest = row;",
            "max = seen;",
        ]),
        "",
        "return largest;",
    ]));
}

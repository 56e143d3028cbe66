using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>What came back through the maxima of windows that do not overlap, of which one element each is kept with its tap, as if it were a whole image.</summary>
internal static class MaximaText
{
    /// <summary>Writes the method that finds an element: 0 where it is not the largest of its window.</summary>
    public static void Write(KernelCode code, Window pool, int values, int taps)
    {
        string windowRow = $"(example * {Literals.Of(pool.OutHeight)} + line) * {Literals.Of(pool.OutWidth)} + place";

        code.Helpers.Add(("private static float AtMaximum(in Arguments a, int example, int oh, int ow, int column)",
        [
            $"int line = oh / {Literals.Of(pool.StrideHeight)}, place = ow / {Literals.Of(pool.StrideWidth)}, u = oh - line * {Literals.Of(pool.StrideHeight)}, v = ow - place * {Literals.Of(pool.StrideWidth)};",
            $"if (line >= {Literals.Of(pool.OutHeight)} || place >= {Literals.Of(pool.OutWidth)}{Between("u", pool.KernelHeight, pool.StrideHeight)}{Between("v", pool.KernelWidth, pool.StrideWidth)})",
            "    return 0f;",
            "",
            $"int row = {windowRow};",
            $"return {code.At(taps, "row", "column")} == u * {Literals.Of(pool.KernelWidth)} + v ? {code.At(values, "row", "column")} : 0f;",
        ]));
    }

    /// <summary>Whether a place is behind its window and before the next.</summary>
    private static string Between(string tap, int kernel, int stride) => stride == kernel ? "" : $" || {tap} >= {Literals.Of(kernel)}";
}

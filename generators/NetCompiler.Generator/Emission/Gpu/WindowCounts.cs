using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>How many elements a mean over a window counts.</summary>
internal static class WindowCounts
{
    /// <summary>As a number, where all windows count as many; else as what a method of the kernel finds for the output (oh, ow).</summary>
    public static string Divisor(KernelCode code, Pool pool)
    {
        int[] counts = [.. pool.Divisors().Distinct()];

        if (counts.Length == 1)
            return $"{Literals.Of(counts[0])}f";

        Window window = pool.Window;
        (int above, int beside) = pool.Kind is PoolKind.AveragePadded ? (window.Top, window.Left) : (0, 0);
        code.Helpers.Add(("private static float Count(int oh, int ow)",
        [
            $"int lines = DeviceMath.Overlap(oh * {Literals.Of(window.StrideHeight)} - {Literals.Of(window.Top)}, {Literals.Of(window.KernelHeight)}, {Literals.Of(-above)}, {Literals.Of(window.Height + above)});",
            $"int places = DeviceMath.Overlap(ow * {Literals.Of(window.StrideWidth)} - {Literals.Of(window.Left)}, {Literals.Of(window.KernelWidth)}, {Literals.Of(-beside)}, {Literals.Of(window.Width + beside)});",
            "return lines * places > 1 ? lines * places : 1f;",
        ]));
        return "Count(oh, ow)";
    }
}

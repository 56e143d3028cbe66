using System.Collections.Generic;

namespace NetCompiler.KernelGenerator;

/// <summary>Every generated file of the library: its path within Kernels, and its text.</summary>
internal static class Catalog
{
    public static IEnumerable<(string Path, string Text)> Files()
    {
        foreach (int bits in (int[])[128, 256, 512])
            yield return ($"Lanes/Lanes{bits}.g.cs", LanesWriter.Write(bits));
    }
}

using System.Collections.Generic;

namespace NetCompiler.KernelGenerator;

/// <summary>Every generated file of the library: its path within Kernels, and its text.</summary>
internal static class Catalog
{
    public static IEnumerable<(string Path, string Text)> Files()
    {
        foreach (int bits in (int[])[128, 256, 512])
            yield return ($"Lanes/Lanes{bits}.g.cs", LanesWriter.Write(bits));

        foreach (int bits in (int[])[256, 512])
            yield return ($"Lanes/Tail{bits}.g.cs", LanesWriter.Write(bits, tail: true));

        foreach ((int bits, int vectors, int tallest) in Tiles)
            yield return ($"Products/Tiles{bits}x{vectors}.g.cs", new TileWriter(bits, vectors, tallest).Write());

        foreach (int bits in (int[])[128, 256, 512])
            yield return ($"Convolutions/Stretches{bits}.g.cs", new StretchWriter(bits).Write());
    }

    /// <summary>
    /// The tallest tile leaves registers for one row of b and one broadcast: 32 registers with AVX-512 and on Arm, 16 with AVX2. Few columns need tall
    /// tiles, so that a sum is not added to before its last addition is done.
    /// </summary>
    private static readonly (int Bits, int Vectors, int Tallest)[] Tiles =
    [
        (512, 4, 6), (512, 3, 9), (512, 2, 14), (512, 1, 14),
        (256, 3, 4), (256, 2, 6), (256, 1, 14),
        (128, 2, 14),
    ];
}

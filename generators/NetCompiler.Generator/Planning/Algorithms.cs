using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// Which convolutions are computed by Winograd's F(4×4, 3×3). The bounds are measured (<c>-- kernels conv</c> of the benchmarks; the table is in the planner's README) and know nothing
/// of the batch: whatever is chosen must not lose with one example.
/// </summary>
internal static class Algorithms
{
    /// <summary>Where the products of Winograd's algorithm are taken.</summary>
    public const int Points = 36;

    /// <summary>The side of a tile.</summary>
    private const int Tile = 4;

    /// <summary>Below, what goes to the points and back takes as long as the products that are saved.</summary>
    private const int FewestChannels = 16;

    /// <summary>Positions of the result for each tile, of sixteen: a tile that reaches far beyond an image is computed all the same.</summary>
    private const int FewestFilled = 8;

    /// <summary>Tiles of an example from which it pays to take the weights to the points for it alone.</summary>
    private const int EnoughTiles = 16;

    /// <summary>Tiles from which it pays for the gradients of a batch, and for one example where weights are few.</summary>
    private const int FewestTiles = 4;

    private const int FewWeights = 128 * 128;

    /// <summary>Whether a convolution with such weights <c>[O, C/groups, kernel height, kernel width]</c> is.</summary>
    public static bool IsWinograd(this Convolve convolve, Shape weights)
    {
        Window window = convolve.Window;

        if (window is not { KernelHeight: 3, KernelWidth: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1 } || convolve.Groups != 1)
            return false;

        int outputs = weights.Axes[0], channels = weights.Axes[1];
        (int height, int width) = convolve.Form is ConvolveForm.Inputs ? (window.Height, window.Width) : (window.OutHeight, window.OutWidth);
        int tiles = Tiles(height) * Tiles(width);
        bool isOften = tiles >= EnoughTiles || tiles >= FewestTiles && (convolve.Form is not ConvolveForm.Outputs || outputs * channels <= FewWeights);

        return outputs >= FewestChannels && channels >= FewestChannels && height * width >= FewestFilled * tiles && isOften;
    }

    private static int Tiles(int length) => (length + Tile - 1) / Tile;
}

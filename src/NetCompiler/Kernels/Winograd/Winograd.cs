using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Convolutions with three by three taps, stride 1 and no dilation, by Winograd's F(4×4, 3×3): tiles of four by four results from 36 products instead of 144,
/// <code>
/// Y = Aᵀ·[Σ over c of (G·w·Gᵀ) ∘ (Bᵀ·d·B)]·A        d: the 6×6 positions of the image that the tile sees
/// </code>
/// At each of the 36 points that is a matrix product of tiles and weights, by the kernels of <see cref="Gemm"/>. What is computed is what <see cref="Conv"/> computes, rounded
/// otherwise: the error, as a share of the largest element, is a few times that of a plain sum and stays below 10⁻⁵ for hundreds of channels. Bits do not depend on how tiles are
/// split, on threads, or on register width.
/// </summary>
/// <remarks>Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, 2016; the points are those of <see cref="SixPoints"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Winograd
{
    /// <summary>Floats of tiles at their points, and of products, that the second-level cache keeps beside the weights of a point.</summary>
    private const int TogetherFloats = 98304;

    /// <summary>Tiles from which weights are read seldom enough, whatever the cache says.</summary>
    private const int FewestTiles = 16;

    private const int CacheLine = 16;

    private const MethodImplOptions Compiled = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>y[q, o] = Σ over t, c of x[q∘t, c]·W[o, (t, c)] for this worker's examples, or this worker's lines of tiles where a few examples are shared.</summary>
    /// <inheritdoc cref="Multiply{TMap}(in Pass, in Window, Rows, Panels, Rows, TMap)"/>
    public static void Multiply(in Pass pass, in Window window, Rows x, Panels transformed, Rows y) =>
        Multiply(pass, window, x, transformed, y, default(Gemm.Nothing));

    /// <summary>
    /// y[q, o] = Σ over t, c of x[q∘t, c]·W[o, (t, c)] for this worker's examples, then <paramref name="epilogue"/> at each of their elements, some lines at a time while they are in the
    /// cache.
    /// </summary>
    /// <param name="pass">Which examples are this worker's; where workers share outputs, they share the lines of y, and meet before and after.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="x">[B·Positions, channels]. The epilogue must not change it.</param>
    /// <param name="transformed">What <see cref="Transform"/> made of the weights: at the first point, [outputs, channels].</param>
    /// <param name="y">[B·OutPositions, outputs]; must not overlap <paramref name="x"/>.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Multiply<TMap>(in Pass pass, in Window window, Rows x, Panels transformed, Rows y, TMap epilogue) where TMap : struct, IMap
    {
        int down = new TileGrid(window).Down;

        if (!pass.ByOutputs)
        {
            MultiplyLines(new Part(pass.Examples.Start * down, pass.Examples.End * down), window, x, transformed, y, in epilogue);
            return;
        }

        pass.Barrier();
        MultiplyLines(pass.Share.Of(pass.Batch * down), window, x, transformed, y, in epilogue);
        pass.Barrier();
    }

    /// <summary>x[p, c] = Σ of y[q, o]·W[o, (t, c)] over the outputs o and all q and t with q∘t = p, for this worker's examples.</summary>
    /// <inheritdoc cref="MultiplyTransposed{TMap}(in Pass, in Window, Rows, Panels, Rows, TMap)"/>
    public static void MultiplyTransposed(in Pass pass, in Window window, Rows y, Panels transformed, Rows x) =>
        MultiplyTransposed(pass, window, y, transformed, x, default(Gemm.Nothing));

    /// <summary>
    /// x[p, c] = Σ of y[q, o]·W[o, (t, c)] over the outputs o and all q and t with q∘t = p, for this worker's examples, then <paramref name="epilogue"/> at each of their elements.
    /// </summary>
    /// <param name="pass">Which examples are this worker's; where workers share outputs, they share the lines of x, and meet before and after.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="y">[B·OutPositions, outputs]. The epilogue must not change it.</param>
    /// <param name="transformed">What <see cref="TransformTransposed"/> made of the weights: at the first point, [channels, outputs].</param>
    /// <param name="x">[B·Positions, channels]; must not overlap <paramref name="y"/>.</param>
    /// <param name="epilogue">Reads x and stores where it likes, at its own place.</param>
    public static void MultiplyTransposed<TMap>(in Pass pass, in Window window, Rows y, Panels transformed, Rows x, TMap epilogue) where TMap : struct, IMap =>
        Multiply(pass, Phase.Of(window, Phase.OfRows(window, 0), Phase.OfColumns(window, 0)), y, transformed, x, epilogue);

    /// <summary>Some lines of tiles, as many at a time as the cache keeps.</summary>
    internal static void MultiplyLines<TMap>(Part lines, in Window window, Rows x, Panels w, Rows y, in TMap epilogue) where TMap : struct, IMap
    {
        TileGrid grid = new(window);
        Part columns = new(0, w.Outputs);
        int most = MostTiles(w), parts = Gemm.Runs(lines.Count, Math.Max(most / grid.Across, 1));

        for (int index = 0; index < parts; index++)
        {
            Part part = Gemm.Split(lines.Count, index, parts);
            part = new(lines.Start + part.Start, lines.Start + part.End);
            int first = part.Start * grid.Across, count = part.Count * grid.Across, pieces = Gemm.Runs(count, most);

            for (int piece = 0; piece < pieces; piece++)
            {
                Part tiles = Gemm.Split(count, piece, pieces);
                MultiplyTiles(new Part(first + tiles.Start, first + tiles.End), in grid, x, w, y);
            }

            if (typeof(TMap) != typeof(Gemm.Nothing))
                Loop.Tile(grid.Rows(part), columns, in epilogue);
        }
    }

    private static int MostTiles(Panels w) =>
        Math.Max(TogetherFloats / (SixPoints.Squared * (Padded(w.Inputs) + w.BlockWidth(0))), FewestTiles);

    /// <summary>The image at the points, its products there, and back, a block of outputs after the other.</summary>
    [MethodImpl(Compiled)]
    private static void MultiplyTiles(Part tiles, in TileGrid grid, Rows x, Panels w, Rows y)
    {
        int channels = w.Inputs, count = tiles.Count;
        nint row = Padded(channels), imageStep = Step(count * row), widest = Panels.Widest;
        float* image = Scratch.Of((int)(SixPoints.Squared * (imageStep + Step(count * widest)) + row + w.Padded));
        float* product = image + SixPoints.Squared * imageStep, zeros = product + SixPoints.Squared * Step(count * widest), nowhere = zeros + row;
        Floats.Clear(zeros, row);
        TransformImage(tiles, in grid, x, new Part(0, channels), zeros, image, row, imageStep, fetches: false);

        for (int block = 0; block < w.Blocks; block++)
        {
            int width = w.BlockWidth(block), first = block * Panels.Width;
            nint step = Step((nint)count * width);

            for (int point = 0; point < SixPoints.Squared; point++)
                MultiplyPoint(w.After(point), block, count, image + point * imageStep, row, product + point * step);

            Complete(tiles, in grid, y, new Part(first, Math.Clamp(w.Outputs, first, first + width)), nowhere, product - first, width, step);
        }
    }

    /// <summary>Tiles of the image to their points.</summary>
    /// <param name="tiles">Which tiles.</param>
    /// <param name="grid">Where they are.</param>
    /// <param name="x">The image.</param>
    /// <param name="channels">Which of its channels.</param>
    /// <param name="zeros">As many zeros.</param>
    /// <param name="image">The first point of the first tile.</param>
    /// <param name="row">Floats from one tile to the next.</param>
    /// <param name="step">Floats from one point to the next.</param>
    /// <param name="fetches">Whether to ask for each tile before it is used.</param>
    [MethodImpl(Compiled)]
    [SkipLocalsInit]
    private static void TransformImage(Part tiles, in TileGrid grid, Rows x, Part channels, float* zeros, float* image, nint row, nint step, bool fetches)
    {
        float** places = stackalloc float*[2 * SixPoints.Squared], next = places + SixPoints.Squared, used;
        grid.OfImage(tiles.Start, x, zeros, places);

        for (int tile = tiles.Start; tile < tiles.End; tile++, image += row)
        {
            if (tile + 1 < tiles.End)
            {
                grid.OfImage(tile + 1, x, zeros, next);

                if (fetches)
                    TileGrid.Fetch(next, SixPoints.Squared, channels);
            }

            Loop.Tile(new Part(0, 1), channels, new ImageTile(places, image, step));
            used = places;
            places = next;
            next = used;
        }
    }

    /// <summary>From the products at the points to the result.</summary>
    [MethodImpl(Compiled)]
    [SkipLocalsInit]
    private static void Complete(Part tiles, in TileGrid grid, Rows y, Part columns, float* nowhere, float* product, nint row, nint step)
    {
        float** places = stackalloc float*[SixPoints.Results * SixPoints.Results];

        for (int tile = tiles.Start; tile < tiles.End; tile++, product += row)
        {
            grid.OfResult(tile, y, nowhere, places);
            Loop.Tile(new Part(0, 1), columns, new ResultTile(product, step, places));
        }
    }

    /// <summary>Tiles by channels, times channels by outputs.</summary>
    [MethodImpl(Compiled)]
    private static void MultiplyPoint(Panels w, int block, int tiles, float* image, nint row, float* product)
    {
        int width = w.BlockWidth(block), runs = Gemm.Runs(w.Inputs, Gemm.LongestRun);
        Factors factors = new() { RowStride = row, StepStride = 1, PanelStride = width };

        for (int run = 0; run < runs; run++)
        {
            Part steps = Gemm.Split(w.Inputs, run, runs);
            factors.Steps = steps.Count;
            factors.A = image + steps.Start;
            factors.Panel = w.Block(block) + (nint)steps.Start * width;
            factors.Accumulate = run > 0;
            Gemm.MultiplyStack(width, tiles, in factors, product, width);
        }
    }

    private static int Padded(int floats) => (floats + CacheLine - 1) & ~(CacheLine - 1);

    /// <summary>From one point to the next a line more, for steps of a power of two would put all points of a tile into a few sets of the cache.</summary>
    private static nint Step(nint floats) => floats + CacheLine;
}

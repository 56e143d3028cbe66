using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Winograd
{
    /// <summary>Channels whose sums at all points, beside a block of outputs, the second-level cache keeps.</summary>
    private const int ChannelsTogether = 64;

    /// <summary>Tiles that are added at a time: sums are loaded and stored once for them.</summary>
    private const int TilesOfSum = 32;

    /// <summary>
    /// gradient[o, (t, c)] (+)= Σ over b and q of dy[q, o]·x[q∘t, c], for this worker's share of the weights: at each point the products of the tiles of dy, as kernels, and of x, summed
    /// over the tiles in their order. The padding of the gradient is left zero.
    /// </summary>
    /// <param name="share">Which worker this is; the workers' parts do not overlap.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="x">[B·Positions, channels].</param>
    /// <param name="dy">[B·OutPositions, outputs]; its padding is not read into any result.</param>
    /// <param name="batch">B, at least 1. All workers read all examples.</param>
    /// <param name="gradient">[outputs, 9·channels].</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void Gradient(Share share, in Window window, Rows x, Rows dy, int batch, Panels gradient, bool accumulate) =>
        Gradient(share, window, x, dy, batch, gradient, accumulate, default);

    /// <summary>
    /// The gradient of a convolution's weights, and where the step keeps none, the move of the weights by it while their gradients are in the cache. Nobody else may be at the weights
    /// between the barriers around it. The bits are those of the two apart.
    /// </summary>
    /// <param name="pass">This worker's view of the step.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="x">[B·Positions, channels].</param>
    /// <param name="dy">[B·OutPositions, outputs]; its padding is not read into any result.</param>
    /// <param name="gradient">[outputs, 9·channels]: the place of the gradient, which says where the weights are.</param>
    public static void Descend(in Pass pass, in Window window, Rows x, Rows dy, Panels gradient) =>
        Gradient(pass.Share, window, x, dy, pass.Batch, gradient, pass.Accumulate, pass.Mover);

    private static void Gradient(Share share, in Window window, Rows x, Rows dy, int batch, Panels gradient, bool accumulate, Mover mover)
    {
        int total = gradient.Inputs / Taps;
        (Part channels, Part blocks) = total / CacheLine >= gradient.Blocks
            ? (share.Of(total, CacheLine), new Part(0, gradient.Blocks))
            : (new Part(0, total), share.Of(gradient.Blocks));
        int parts = Gemm.Runs(channels.Count, ChannelsTogether);

        for (int block = blocks.Start; block < blocks.End; block++)
        {
            for (int index = 0; index < parts; index++)
            {
                Part part = Gemm.Split(channels.Count, index, parts);
                new WeightSums(window, x, dy, gradient, block, new Part(channels.Start + part.Start, channels.Start + part.End)).Run(batch, accumulate, mover);
            }
        }
    }

    /// <summary>The gradients of some channels' weights for one block of outputs.</summary>
    private readonly struct WeightSums(in Window window, Rows x, Rows dy, Panels gradient, int block, Part channels)
    {
        private readonly TileGrid _grid = new(window);
        private readonly Rows _x = x.Columns(channels.Start), _dy = dy;
        private readonly Panels _gradient = gradient;
        private readonly int _block = block, _width = gradient.BlockWidth(block), _first = block * Panels.Width;
        private readonly Part _channels = channels;

        private Part Columns => new(_first, Math.Clamp(_gradient.Outputs, _first, _first + _width));

        private nint ImageStep => Step((nint)TilesOfSum * Padded(_channels.Count));

        private nint KernelStep => Step((nint)TilesOfSum * _width);

        private nint SumStep => Step((nint)_channels.Count * _width);

        [MethodImpl(Compiled)]
        public void Run(int batch, bool accumulate, Mover mover)
        {
            float* image = Scratch.Of((int)(SixPoints.Squared * (ImageStep + KernelStep + SumStep) + Padded(_channels.Count) + _gradient.Padded));
            float* kernels = image + SixPoints.Squared * ImageStep, sums = kernels + SixPoints.Squared * KernelStep, zeros = sums + SixPoints.Squared * SumStep;
            Floats.Clear(zeros, Padded(_channels.Count) + _gradient.Padded);

            // What stands beside the last outputs is multiplied too.
            if (Columns.Count < _width)
                Floats.Clear(kernels, SixPoints.Squared * KernelStep);

            int tiles = batch * _grid.Down * _grid.Across, runs = Gemm.Runs(tiles, TilesOfSum);

            for (int run = 0; run < runs; run++)
            {
                Part part = Gemm.Split(tiles, run, runs);
                TransformImage(part, in _grid, _x, new Part(0, _channels.Count), zeros, image, Padded(_channels.Count), ImageStep, fetches: true);
                TransformKernels(part, kernels - _first, zeros);
                Add(part.Count, image, kernels, sums, isFirst: run == 0);
            }

            Finish(sums, accumulate, mover);
        }

        /// <summary>Tiles of the result's gradient to their points.</summary>
        [MethodImpl(Compiled)]
        [SkipLocalsInit]
        private void TransformKernels(Part tiles, float* kernels, float* zeros)
        {
            float** places = stackalloc float*[2 * SixPoints.Squared], next = places + SixPoints.Squared, used;
            Part columns = Columns;
            _grid.OfResult(tiles.Start, _dy, zeros, places);

            for (int tile = tiles.Start; tile < tiles.End; tile++, kernels += _width)
            {
                if (tile + 1 < tiles.End)
                {
                    _grid.OfResult(tile + 1, _dy, zeros, next);
                    TileGrid.Fetch(next, SixPoints.Results * SixPoints.Results, columns);
                }

                Loop.Tile(new Part(0, 1), columns, new LongKernelTile(places, kernels, KernelStep));
                used = places;
                places = next;
                next = used;
            }
        }

        [MethodImpl(Compiled)]
        private void Add(int tiles, float* image, float* kernels, float* sums, bool isFirst)
        {
            Factors factors = new() { RowStride = 1, StepStride = Padded(_channels.Count), Steps = tiles, PanelStride = _width, Accumulate = !isFirst };

            for (int point = 0; point < SixPoints.Squared; point++)
            {
                factors.A = image + point * ImageStep;
                factors.Panel = kernels + point * KernelStep;
                Gemm.MultiplyStack(_width, _channels.Count, in factors, sums + point * SumStep, _width);
            }
        }

        [MethodImpl(Compiled)]
        private void Finish(float* sums, bool accumulate, Mover mover)
        {
            float* place = _gradient.Block(_block) + (nint)_channels.Start * _width;
            nint tap = (nint)(_gradient.Inputs / Taps) * _width;
            Loop.Tile(new Part(0, _channels.Count), new Part(0, Columns.Count), new WeightTile(sums, SumStep, place, tap, _width, accumulate));

            for (int t = 0; t < Taps; t++, place += tap)
            {
                Gemm.ClearPadding(place, _channels.Count, _width, _gradient.Outputs - _first);

                if (mover.Moves)
                    mover.Move(place, _channels.Count * _width, place);
            }
        }
    }
}

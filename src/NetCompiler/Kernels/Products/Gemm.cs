using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Matrix products with weights kept in <see cref="Panels"/>. Every call does one worker's share and nothing else. Each element is one
/// sum in the order of its inner dimension, so its bits depend on the factors alone: not on how rows are split, on threads, or on register width.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Gemm
{
    /// <summary>
    /// Steps of the inner dimension that are done at a time. With 512 bits their panel stays in the second-level cache; narrower registers do less with each weight
    /// that they load, and want it in the first.
    /// </summary>
    internal static int LongestRun
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Machine.Has512 ? 1024 : 256;
    }

    /// <summary>Floats of a product, 8 KB, that are still in the first-level cache when all of its tiles are done: one epilogue for all of them is one call instead of many.</summary>
    private const int SmallProduct = 2048;

    /// <summary>Floats of weights, 128 KB, that the second-level cache keeps while rows pass: then some rows pass all blocks before the next, and are fetched from memory and written to it once.</summary>
    private const int KeptWeights = 32768;

    /// <summary>Floats of these rows, in both matrices, 256 KB.</summary>
    private const int PassingFloats = 65536;

    /// <summary>Rows that are worth a pass of their own.</summary>
    private const int FewestPassing = 64;

    private const MethodImplOptions Compiled = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>y[b, o] = Σᵢ x[b, i]·W[o, i] on these rows. May overwrite y's padding up to a multiple of 16 columns, or up to 8 if they hold all.</summary>
    /// <param name="rows">The rows of this worker.</param>
    /// <param name="x">[B, inputs].</param>
    /// <param name="w">W [outputs, inputs].</param>
    /// <param name="y">[B, outputs]; must not overlap <paramref name="x"/>.</param>
    public static void Multiply(Part rows, Rows x, Panels w, Rows y) => Multiply(rows, x, w, y, default(Nothing));

    /// <summary>
    /// y = x·Wᵀ on these rows, then <paramref name="epilogue"/> at each of its elements, tile by tile while they are in the first-level cache. May
    /// overwrite y's padding up to a multiple of 16 columns, or up to 8 if they hold all, before the epilogue runs.
    /// </summary>
    /// <param name="rows">The rows of this worker.</param>
    /// <param name="x">[B, inputs]. The epilogue must not change it.</param>
    /// <param name="w">W [outputs, inputs].</param>
    /// <param name="y">[B, outputs]; must not overlap <paramref name="x"/>.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Multiply<TMap>(Part rows, Rows x, Panels w, Rows y, TMap epilogue) where TMap : struct, IMap =>
        Multiply(rows, new Part(0, w.Blocks), x, w, y, in epilogue);

    /// <summary>Some blocks of the outputs.</summary>
    private static void Multiply<TMap>(Part rows, Part blocks, Rows x, Panels w, Rows y, in TMap epilogue) where TMap : struct, IMap
    {
        int runs = (nint)w.Inputs * w.Padded > KeptWeights ? 1 : Runs(rows.Count, Math.Max(PassingFloats / (w.Inputs + w.Padded), FewestPassing));

        for (int run = 0; run < runs; run++)
        {
            Part part = Split(rows.Count, run, runs);
            MultiplyRows(new Part(rows.Start + part.Start, rows.Start + part.End), blocks, x, w, y, in epilogue);
        }
    }

    private static void MultiplyRows<TMap>(Part rows, Part blocks, Rows x, Panels w, Rows y, in TMap epilogue) where TMap : struct, IMap
    {
        for (int block = blocks.Start; block < Math.Min(blocks.End, w.Used); block++)
        {
            if (Machine.Has512)
            {
                switch (w.TileWidth(block))
                {
                    case 8: MultiplyBlock<Tiles256x1, TMap>(rows, x, w, block, 0, y, in epilogue); break;
                    case 16: MultiplyBlock<Tiles512x1, TMap>(rows, x, w, block, 0, y, in epilogue); break;
                    case 32: MultiplyBlock<Tiles512x2, TMap>(rows, x, w, block, 0, y, in epilogue); break;
                    case 48: MultiplyBlock<Tiles512x3, TMap>(rows, x, w, block, 0, y, in epilogue); break;
                    default: MultiplyBlock<Tiles512x4, TMap>(rows, x, w, block, 0, y, in epilogue); break;
                }
            }
            else if (Machine.Has256)
            {
                switch (w.TileWidth(block))
                {
                    case 8: MultiplyBlock<Tiles256x1, TMap>(rows, x, w, block, 0, y, in epilogue); break;
                    case 16: MultiplyBlock<Tiles256x2, TMap>(rows, x, w, block, 0, y, in epilogue); break;
                    case 24: MultiplyBlock<Tiles256x3, TMap>(rows, x, w, block, 0, y, in epilogue); break;
                    default:
                        MultiplyBlock<Tiles256x2, TMap>(rows, x, w, block, 0, y, in epilogue);
                        MultiplyBlock<Tiles256x2, TMap>(rows, x, w, block, Tiles256x2.Width, y, in epilogue);
                        break;
                }
            }
            else
            {
                MultiplyBlock<Tiles128x2, TMap>(rows, x, w, block, 0, y, in epilogue);
            }
        }
    }

    /// <summary>As many columns of a block as the tiles are wide, from column <paramref name="at"/> on.</summary>
    [MethodImpl(Compiled)]
    private static void MultiplyBlock<TTiles, TMap>(Part rows, Rows x, Panels w, int block, int at, Rows y, in TMap epilogue)
        where TTiles : struct, ITiles
        where TMap : struct, IMap
    {
        int first = block * Panels.Width + at;
        Part columns = new(first, Math.Clamp(w.Outputs, first, first + TTiles.Width));
        Factors factors = new() { RowStride = x.Stride, StepStride = 1, PanelStride = w.BlockWidth(block) };
        Tiling tiling = new(rows.Count, TTiles.Tallest);
        int runs = Math.Max(Runs(w.Inputs, LongestRun), 1);
        bool isSmall = rows.Count * TTiles.Width <= SmallProduct;

        for (int run = 0; run < runs; run++)
        {
            Part steps = Split(w.Inputs, run, runs);
            factors.Steps = steps.Count;
            factors.Panel = w.Block(block) + at + steps.Start * factors.PanelStride;
            factors.Accumulate = run > 0;

            for (int tile = 0; tile < tiling.Tiles; tile++)
            {
                Part part = tiling[tile];
                int row = rows.Start + part.Start;
                factors.A = x.Pointer(row) + steps.Start;
                TTiles.Multiply(part.Count, in factors, y.Pointer(row) + first, y.Stride);

                if (typeof(TMap) != typeof(Nothing) && run == runs - 1 && !isSmall)
                    Loop.Tile(new Part(row, row + part.Count), columns, in epilogue);
            }
        }

        if (typeof(TMap) != typeof(Nothing) && isSmall)
            Loop.Tile(rows, columns, in epilogue);
    }

    /// <summary>How many runs of at most <paramref name="longest"/> cover <paramref name="total"/>.</summary>
    internal static int Runs(int total, int longest) => (total + longest - 1) / longest;

    /// <summary>Part <paramref name="index"/> of <paramref name="count"/> nearly equal ones.</summary>
    internal static Part Split(int total, int index, int count)
    {
        if (count == 1)
            return new(0, total);

        (uint length, uint longer) = Math.DivRem((uint)total, (uint)count);
        int start = index * (int)length + Math.Min(index, (int)longer);
        return new(start, start + (int)length + (index < (int)longer ? 1 : 0));
    }

    /// <summary>No epilogue.</summary>
    internal readonly struct Nothing : IMap
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V>
        {
        }
    }
}

using System;
using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// Convolutions over rows of positions: row b·P + p holds the channels of position p of example b. The three forms of one map that is linear in image x, weights W and result y,
/// <code>
/// L = Σ y[q, o]·x[q∘t, c]·W[o, (t, c)]        over results q, outputs o, taps t, channels c; q∘t is what q sees at t
/// </code>
/// are y of x and W, x of y and W, and W of x and y. Weights are <see cref="Panels"/> whose inputs are the taps row by row, and in each tap the channels. With groups, the first of
/// the channels are those of the first group, and so are the first of the outputs; each group has panels of its own, one after the other in memory, and its channels and outputs
/// are those of the panels. Every call does one worker's share. Each element is one sum in the order of its taps, so its bits depend on nothing but the factors.
/// </summary>
/// <remarks>Patches of the image are packed as a product needs them; the matrix of all patches never exists.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Conv
{
    /// <summary>y[q, o] = Σ over t, c of x[q∘t, c]·W[o, (t, c)] for these examples.</summary>
    /// <inheritdoc cref="Multiply{TMap}(Part, in Window, int, Rows, Panels, Rows, TMap)"/>
    public static void Multiply(Part examples, in Window window, int groups, Rows x, Panels w, Rows y) =>
        Multiply(examples, window, groups, x, w, y, default(Gemm.Nothing));

    /// <summary>
    /// y[q, o] = Σ over t, c of x[q∘t, c]·W[o, (t, c)] for these examples, then <paramref name="epilogue"/> at each of their elements, some rows at a time while they are in the cache.
    /// May overwrite y's padding up to a multiple of 16 columns, or up to 8 if they hold all, before the epilogue runs.
    /// </summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="x">[B·Positions, groups·channels]. The epilogue must not change it.</param>
    /// <param name="w">W of the first group, [outputs, Taps·channels].</param>
    /// <param name="y">[B·OutPositions, groups·outputs]; must not overlap <paramref name="x"/>.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Multiply<TMap>(Part examples, in Window window, int groups, Rows x, Panels w, Rows y, TMap epilogue) where TMap : struct, IMap =>
        MultiplyRows(RowsOf(examples, window.OutPositions), window, groups, x, w, y, in epilogue);

    /// <summary>y[q, o] = Σ over t, c of x[q∘t, c]·W[o, (t, c)] for this worker's examples, or this worker's positions where a few examples are shared.</summary>
    /// <inheritdoc cref="Multiply{TMap}(in Pass, in Window, int, Rows, Panels, Rows, TMap)"/>
    public static void Multiply(in Pass pass, in Window window, int groups, Rows x, Panels w, Rows y) =>
        Multiply(pass, window, groups, x, w, y, default(Gemm.Nothing));

    /// <summary>
    /// y[q, o] = Σ over t, c of x[q∘t, c]·W[o, (t, c)] for this worker's examples, then <paramref name="epilogue"/> at each of their elements, some rows at a time while they are in the
    /// cache. May overwrite y's padding up to a multiple of 16 columns, or up to 8 if they hold all, before the epilogue runs.
    /// </summary>
    /// <param name="pass">Which examples are this worker's; where workers share outputs, they share the positions of y, and meet before and after.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="x">[B·Positions, groups·channels]. The epilogue must not change it.</param>
    /// <param name="w">W of the first group, [outputs, Taps·channels].</param>
    /// <param name="y">[B·OutPositions, groups·outputs]; must not overlap <paramref name="x"/>.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Multiply<TMap>(in Pass pass, in Window window, int groups, Rows x, Panels w, Rows y, TMap epilogue) where TMap : struct, IMap
    {
        if (!pass.ByOutputs)
        {
            MultiplyRows(RowsOf(pass.Examples, window.OutPositions), window, groups, x, w, y, in epilogue);
            return;
        }

        pass.Barrier();
        MultiplyRows(pass.Share.Of(pass.Batch * window.OutPositions, window.OutWidth), window, groups, x, w, y, in epilogue);
        pass.Barrier();
    }

    private static Part RowsOf(Part examples, int positions) => new(examples.Start * positions, examples.End * positions);

    /// <summary>Some rows of the result, whole lines of positions.</summary>
    private static void MultiplyRows<TMap>(Part rows, in Window window, int groups, Rows x, Panels w, Rows y, in TMap epilogue) where TMap : struct, IMap
    {
        if (window.IsPointwise && groups == 1 && y.Stride >= w.Written)
        {
            Gemm.Multiply(rows, x, w, y, epilogue);
            return;
        }

        int channels = w.Inputs / window.Taps, most = MostRows(w.Inputs, w);

        for (int group = 0; group < groups; group++)
        {
            Part columns = new(group * w.Outputs, (group + 1) * w.Outputs);
            Rows image = x.Columns(group * channels), result = y.Columns(columns.Start);
            bool spills = IsRoomy(groups, w, y);

            if (IsDirect(window, w.Inputs, channels, spills))
            {
                Part lines = new(rows.Start / window.OutWidth, rows.End / window.OutWidth);
                MultiplyLines(lines, window, channels, image, w.After(group), 0, Places.All(window), result, columns, isEnd: groups == 1, in epilogue);
                continue;
            }

            Product product = new(new Patches(window, channels, image), w.After(group), new Part(0, w.Inputs), result, spills);
            int parts = Gemm.Runs(rows.Count, most);

            for (int index = 0; index < parts; index++)
            {
                Part part = Gemm.Split(rows.Count, index, parts);
                part = new(rows.Start + part.Start, rows.Start + part.End);
                product.Multiply(part);

                if (typeof(TMap) != typeof(Gemm.Nothing))
                    Loop.Tile(part, columns, in epilogue, isEnd: groups == 1);
            }
        }
    }

    /// <summary>Whether a product may spill into the columns beside its own: they are padding of the row.</summary>
    private static bool IsRoomy(int groups, Panels w, Rows y) => groups == 1 ? y.Stride >= w.Written : w.Outputs % 16 == 0;
}

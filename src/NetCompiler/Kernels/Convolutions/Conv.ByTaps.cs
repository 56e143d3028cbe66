using System;

namespace NetCompiler.Kernels;

public static unsafe partial class Conv
{
    /// <summary>x[p, c] = Σ over q and t with q∘t = p of Σₒ y[q, o]·W[o, (t, c)], for this worker's examples, or this worker's lines where a few examples are shared.</summary>
    /// <inheritdoc cref="MultiplyByTaps{TMap}(in Pass, in Window, Rows, Panels, Rows, TMap)"/>
    public static void MultiplyByTaps(in Pass pass, in Window window, Rows y, Panels transposed, Rows x) =>
        MultiplyByTaps(pass, window, y, transposed, x, default(Gemm.Nothing));

    /// <summary>
    /// x[p, c] = Σ over q and t with q∘t = p of Σₒ y[q, o]·W[o, (t, c)], for this worker's examples, then <paramref name="epilogue"/> at each of their elements: what
    /// <see cref="MultiplyTransposed{TMap}(in Pass, in Window, int, Rows, Panels, Rows, TMap)"/> gives, but the sums over outputs come first, for all taps and channels of a position in one
    /// product, and then the taps that see a position are added. For few channels: the product's columns are taps and channels together, where otherwise the channels alone would leave
    /// most of a register empty, and it has no rows for taps that see nothing. Positions that nobody sees become zero.
    /// </summary>
    /// <param name="pass">Which examples are this worker's; where workers share outputs, they share the lines of x, and meet before and after.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="y">[B·OutPositions, outputs]. The epilogue must not change it.</param>
    /// <param name="transposed">What <see cref="Gemm.Transpose(Share, Panels, Panels)"/> made of the weights: [Taps·channels, outputs].</param>
    /// <param name="x">[B·Positions, channels]; must not overlap <paramref name="y"/>. May overwrite its padding up to a multiple of 16 columns, or up to 8 if they hold all, before the epilogue runs.</param>
    /// <param name="epilogue">Reads x and stores where it likes, at its own place.</param>
    public static void MultiplyByTaps<TMap>(in Pass pass, in Window window, Rows y, Panels transposed, Rows x, TMap epilogue) where TMap : struct, IMap
    {
        TapSums sums = new(window, y, transposed, x);

        if (!pass.ByOutputs)
        {
            Write(pass.Positions(window.Height), window, in sums, in epilogue);
            return;
        }

        pass.Barrier();
        Write(pass.Share.Of(pass.Batch * window.Height), window, in sums, in epilogue);
        pass.Barrier();
    }

    /// <summary>Some lines of the image, those of one example after those of another.</summary>
    private static void Write<TMap>(Part lines, in Window window, in TapSums sums, in TMap epilogue) where TMap : struct, IMap
    {
        for (int line = lines.Start; line < lines.End;)
        {
            (int example, int first) = Math.DivRem(line, window.Height);
            int count = Math.Min(window.Height - first, lines.End - line);
            sums.Write(example, new Part(first, first + count));

            if (typeof(TMap) != typeof(Gemm.Nothing))
                Loop.Tile(new Part(line * window.Width, (line + count) * window.Width), new Part(0, sums.Channels), in epilogue);

            line += count;
        }
    }
}

namespace NetCompiler.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>y[b, o] = Σᵢ x[b, i]·W[o, i] for this worker's examples, or this worker's outputs for all examples.</summary>
    /// <inheritdoc cref="Multiply{TMap}(in Pass, Rows, Panels, Rows, TMap)"/>
    public static void Multiply(in Pass pass, Rows x, Panels w, Rows y) => Multiply(pass, x, w, y, default(Nothing));

    /// <summary>
    /// y = x·Wᵀ for this worker's examples, then <paramref name="epilogue"/> at each of its elements, tile by tile while they are in the first-level cache. May
    /// overwrite y's padding up to a multiple of 16 columns, or up to 8 if they hold all, before the epilogue runs. Where workers share outputs, they meet before and after.
    /// </summary>
    /// <param name="pass">Which examples or outputs are this worker's.</param>
    /// <param name="x">[B, inputs]. The epilogue must not change it.</param>
    /// <param name="w">W [outputs, inputs].</param>
    /// <param name="y">[B, outputs]; must not overlap <paramref name="x"/>.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Multiply<TMap>(in Pass pass, Rows x, Panels w, Rows y, TMap epilogue) where TMap : struct, IMap => Multiply(pass, positions: 1, x, w, y, epilogue);

    /// <summary>The same where each example has so many rows.</summary>
    /// <inheritdoc cref="Multiply{TMap}(in Pass, Rows, Panels, Rows, TMap)"/>
    public static void Multiply(in Pass pass, int positions, Rows x, Panels w, Rows y) => Multiply(pass, positions, x, w, y, default(Nothing));

    /// <summary>The same where each example has so many rows.</summary>
    /// <inheritdoc cref="Multiply{TMap}(in Pass, Rows, Panels, Rows, TMap)"/>
    public static void Multiply<TMap>(in Pass pass, int positions, Rows x, Panels w, Rows y, TMap epilogue) where TMap : struct, IMap
    {
        if (!pass.ByOutputs)
        {
            Multiply(pass.Positions(positions), x, w, y, epilogue);
            return;
        }

        pass.Barrier();
        Multiply(new Part(0, pass.Batch * positions), pass.Share.Of(w.Blocks), x, w, y, in epilogue);
        pass.Barrier();
    }
}

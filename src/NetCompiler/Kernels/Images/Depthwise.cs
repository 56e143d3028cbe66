using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Convolutions in which each channel has a kernel of its own and sees no other channel (depthwise: Howard et al. 2017). Images are rows of positions, weights a row per tap:
/// w[t, c], the rows <see cref="Stride"/> apart. Each element is one sum, so its bits depend on the factors alone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Depthwise
{
    private const MethodImplOptions Compiled = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Floats from the weights of one tap to those of the next: channels, rounded up to a multiple of 16. What is behind the last channel is zero.</summary>
    public static int Stride(int channels) => (channels + 15) & ~15;

    /// <summary>y[q, c] = Σₜ w[t, c]·x[q∘t, c] over taps t in order, for the examples of the part.</summary>
    /// <inheritdoc cref="Multiply{TMap}"/>
    public static void Multiply(Part examples, in Window window, int channels, Rows x, Row w, Rows y) =>
        Multiply(examples, in window, channels, x, w, y, default(Nothing));

    /// <summary>y[q, c] = Σₜ w[t, c]·x[q∘t, c] over taps t in order, for the examples of the part, then <paramref name="epilogue"/> at each of its elements, row by row.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of the result sees.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="x">[B·P, channels].</param>
    /// <param name="w">[taps, channels].</param>
    /// <param name="y">[B·Q, channels]; must not overlap <paramref name="x"/>.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Multiply<TMap>(Part examples, in Window window, int channels, Rows x, Row w, Rows y, TMap epilogue) where TMap : struct, IMap =>
        Lines.Gather(examples, window.OutHeight, window.OutWidth, channels, room: channels, new ProductLine(in window, channels, x, w, y, transposed: false), in epilogue);

    /// <summary>dx[p, c] = Σ w[t, c]·dy[q, c] over the taps t, in order, at which some q sees p, for the examples of the part.</summary>
    /// <inheritdoc cref="MultiplyTransposed{TMap}"/>
    public static void MultiplyTransposed(Part examples, in Window window, int channels, Rows dy, Row w, Rows dx) =>
        MultiplyTransposed(examples, in window, channels, dy, w, dx, default(Nothing));

    /// <summary>
    /// dx[p, c] = Σ w[t, c]·dy[q, c] over the taps t, in order, at which some q sees p, for the examples of the part, then <paramref name="epilogue"/> at each of its elements, row by row:
    /// the gradient of what was multiplied, and a transposed convolution.
    /// </summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position q sees.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="dy">[B·Q, channels].</param>
    /// <param name="w">[taps, channels].</param>
    /// <param name="dx">[B·P, channels]; must not overlap <paramref name="dy"/>.</param>
    /// <param name="epilogue">Reads dx and stores where it likes, at its own place.</param>
    public static void MultiplyTransposed<TMap>(Part examples, in Window window, int channels, Rows dy, Row w, Rows dx, TMap epilogue) where TMap : struct, IMap =>
        Lines.Gather(examples, window.Height, window.Width, channels, room: channels, new ProductLine(in window, channels, dy, w, dx, transposed: true), in epilogue);
}

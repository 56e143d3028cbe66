namespace NetCompiler.Kernels;

public static unsafe partial class Conv
{
    /// <summary>
    /// gradient[o, (t, c)] (+)= Σ over b and q of dy[q, o]·x[q∘t, c], in the order of dy's rows, for this worker's share of the weights. The padding of the gradient is left zero.
    /// </summary>
    /// <param name="share">Which worker this is; the workers' parts do not overlap.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="x">[B·Positions, groups·channels].</param>
    /// <param name="dy">[B·OutPositions, groups·outputs]; its padding is not read into any result.</param>
    /// <param name="batch">B, at least 1. All workers read all examples.</param>
    /// <param name="gradient">Of the first group, [outputs, Taps·channels].</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void Gradient(Share share, in Window window, int groups, Rows x, Rows dy, int batch, Panels gradient, bool accumulate) =>
        Gradient(share, window, groups, x, dy, batch, gradient, accumulate, default);

    /// <summary>
    /// The gradient of a convolution's weights, and where the step keeps none, the move of the weights by it while their gradients are in the cache. Nobody else may be at the weights
    /// between the barriers around it. The bits are those of the two apart.
    /// </summary>
    /// <param name="pass">This worker's view of the step.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="x">[B·Positions, groups·channels].</param>
    /// <param name="dy">[B·OutPositions, groups·outputs]; its padding is not read into any result.</param>
    /// <param name="gradient">Of the first group, [outputs, Taps·channels]: the place of the gradient, which says where the weights are.</param>
    public static void Descend(in Pass pass, in Window window, int groups, Rows x, Rows dy, Panels gradient) =>
        Gradient(pass.Share, window, groups, x, dy, pass.Batch, gradient, pass.Accumulate, pass.Mover);

    private static void Gradient(Share share, in Window window, int groups, Rows x, Rows dy, int batch, Panels gradient, bool accumulate, Mover mover)
    {
        int rows = batch * window.OutPositions, channels = gradient.Inputs / window.Taps;

        for (int group = 0; group < groups; group++)
        {
            Rows image = x.Columns(group * channels), result = dy.Columns(group * gradient.Outputs);

            if (window.IsPointwise)
                Gemm.Gradient(share, image, result, rows, gradient.After(group), accumulate, mover);
            else if (IsDirect(window, channels, result, gradient))
                DirectGradient(share, window, channels, image, result, batch, gradient.After(group), accumulate, mover);
            else
                Gemm.Gradient(share, new Patches(window, channels, image), result, rows, gradient.After(group), accumulate, mover);
        }
    }
}

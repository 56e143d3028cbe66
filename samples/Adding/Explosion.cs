using NetCompiler;

namespace Adding;

/// <summary>A network whose gradients explode: its matrix is 1.05 times the identity, so that what a step adds to the state is 1.05¹⁰⁰ = 131 times as large in the end. Plain gradient descent follows them, or is held back by a greatest norm.</summary>
internal static class Explosion
{
    private const float Longer = 1.05f, Rate = .01f;
    private const int Steps = 200;

    /// <summary>The norm of the gradient at each step, and the loss after the last.</summary>
    public static (double[] Norms, double Loss) Train(float? clipNorm, Options options)
    {
        var network = new Rectified100(options.Seed) { Threads = options.Threads };
        Parameter recurrent = Memory.Named(network, "memory.recurrent");
        for (int i = 0; i < recurrent.Count; i++)
            recurrent[i] = i % (recurrent.Shape[1] + 1) == 0 ? Longer : 0;

        Dataset examples = Sequences.Draw(32 * Steps, Probe.Steps, options.Seed, part: 1);
        double[] norms = new double[Steps];
        network.Fit(examples, new()
        {
            Epochs = 1,
            BatchSize = 32,
            Optimizer = new Sgd(Rate),
            ClipNorm = clipNorm,
            MeasureGradientNorm = true,
            Progress = now => norms[now.Step - 1] = now.GradientNorm ?? double.NaN,
        });
        return (norms, network.Evaluate(examples.Take(32)).Loss);
    }
}

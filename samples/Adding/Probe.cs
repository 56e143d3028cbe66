using System;
using System.Linq;
using NetCompiler;

namespace Adding;

/// <summary>How much the error after the last step says about each step: ‖∂L/∂x[t]‖, the mean over some sequences.</summary>
internal static class Probe
{
    public const int Steps = 100;

    private const int Many = 32;

    public static double[] Gradients(Memory memory, Network trained, ulong seed)
    {
        Network probe = memory.Probe(seed);
        Memory.Copy(trained, probe);
        Parameter nudges = Memory.Named(probe, "nudges.weight");
        nudges.CopyFrom(new float[nudges.Count]);

        // One sequence at a time: gradients of several would be summed before their norm is taken.
        var norms = new double[Steps];
        float[] steps = [.. Enumerable.Range(0, Steps).Select(step => (float)step)];
        for (int i = 0; i < Many; i++)
        {
            Dataset one = Sequences.Draw(1, Steps, seed, part: -1 - i);
            probe.Gradients(new Dataset([one.Inputs[0], Column.Of(steps, Steps)], one.Targets[0]));
            for (int t = 0; t < Steps; t++)
                norms[t] += Math.Sqrt(Square(nudges.Gradient[2 * t]) + Square(nudges.Gradient[2 * t + 1])) / Many;
        }

        return norms;
    }

    private static double Square(double x) => x * x;
}

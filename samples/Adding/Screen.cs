using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Adding;

/// <summary>Gradients as bars, a line for every fifth step.</summary>
internal static class Screen
{
    private const int Width = 24, Every = 5, Least = -9;

    /// <summary>A bar ends at the order of magnitude of the gradient: 10⁻⁹ or less has none, 1 or more a whole one.</summary>
    public static void Gradients(string when, IReadOnlyDictionary<string, double[]> gradients)
    {
        Console.WriteLine($"{when}: ‖∂L/∂x[t]‖ of {Probe.Steps} steps, from 1e{Least} (no bar) to 1 (a whole bar)");
        Console.WriteLine("step  " + string.Join("  ", gradients.Keys.Select(name => name.PadRight(Width + 8))));
        for (int t = 0; t < Probe.Steps; t += Every)
            Console.WriteLine($"{t,4}  " + string.Join("  ", gradients.Values.Select(norms => Bar(norms[t]))));
        Console.WriteLine();
    }

    public static void Explosion((double[] Norms, double Loss) free, (double[] Norms, double Loss) clipped)
    {
        Console.WriteLine("a network that explodes: the norm of all gradients, step by step");
        Console.WriteLine($"unclipped       {Row(free.Norms)}  loss afterwards {Text(free.Loss)}");
        Console.WriteLine($"clipped to 1    {Row(clipped.Norms)}  loss afterwards {Text(clipped.Loss)}");
        Console.WriteLine();
    }

    private static string Row(double[] norms) => string.Join("  ", norms.Where((_, step) => step is 0 or 1 or 2 or 9 or 49 or 199).Select(Text));

    private static string Bar(double norm)
    {
        double share = norm > 0 ? Math.Clamp((Math.Log10(norm) - Least) / -Least, 0, 1) : 0;
        return new string('█', (int)Math.Round(share * Width)).PadRight(Width) + Text(norm).PadLeft(8);
    }

    private static string Text(double number) => double.IsFinite(number) ? number.ToString("0.0e0", CultureInfo.InvariantCulture) : "no number";
}

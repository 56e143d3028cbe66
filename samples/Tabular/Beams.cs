using System;
using System.Globalization;
using System.Text;

namespace Tabular;

/// <summary>
/// A table to start with, computed and not measured: beams on two supports with a load in the middle. The stress is 3·F·l / (2·b·h²), and the beam breaks where
/// that exceeds the strength of its wood, which varies from piece to piece by a tenth.
/// </summary>
internal static class Beams
{
    private static readonly (string Name, double Strength)[] Woods = [("fir", 60), ("oak", 95), ("balsa", 20)];    // N/mm²

    public static string Csv(int rows, int seed)
    {
        var random = new Random(seed);
        var csv = new StringBuilder("wood,span,width,height,load,outcome\n");    // mm, mm, mm, N

        for (int row = 0; row < rows; row++)
        {
            (string wood, double strength) = Woods[random.Next(Woods.Length)];
            double span = random.Next(800, 3001), width = random.Next(20, 81), height = random.Next(30, 121);
            double usual = strength * 2 * width * height * height / (3 * span);
            double load = Math.Round(usual * (.4 + 1.2 * random.NextDouble()));
            double breaking = usual * (.9 + .2 * random.NextDouble());
            csv.Append(CultureInfo.InvariantCulture, $"{wood},{span},{width},{height},{load},{(load > breaking ? "breaks" : "holds")}\n");
        }

        return csv.ToString();
    }
}

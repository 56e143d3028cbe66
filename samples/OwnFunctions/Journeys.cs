using System;
using System.Globalization;
using System.Text;

namespace OwnFunctions;

/// <summary>A table to start with, computed and not measured: minutes to work. Rain and the rush hour make a journey longer, and less predictable.</summary>
internal static class Journeys
{
    public static string Csv(int rows, int seed)
    {
        var random = new Random(seed);
        var csv = new StringBuilder("departure,distance,weather,minutes\n");    // hours, km

        for (int row = 0; row < rows; row++)
        {
            double departure = Math.Round(6 + 4 * random.NextDouble(), 2), distance = Math.Round(2 + 28 * random.NextDouble(), 1);
            bool rains = random.NextDouble() < .3;
            double crowd = Math.Exp(-2 * (departure - 8) * (departure - 8)) * (rains ? 1.5 : 1);
            double delay = -Math.Log(1 - random.NextDouble()) * crowd * distance / 2;    // exponentially distributed
            csv.Append(CultureInfo.InvariantCulture, $"{departure},{distance},{(rains ? "rain" : "dry")},{4 + 1.2 * distance + delay:F1}\n");
        }

        return csv.ToString();
    }
}

using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;

namespace Translate;

/// <summary>What was looked at: what was read across, what was written down, the darker the more it counts. As a picture, and in characters.</summary>
internal static class AttentionMap
{
    private const int Cell = 28, Line = 44, CharacterWidth = 9;
    private const string Shades = " .:-=+*#%@";

    public static void Print(string[] read, string[] written, float[][] weights)
    {
        int margin = Math.Max(Widest(written), 4) + 3;
        bool areLetters = Widest(read) == 1;
        if (areLetters)
            Console.WriteLine(new string(' ', margin) + string.Join(' ', read));

        for (int t = 0; t < written.Length; t++)
        {
            var line = new StringBuilder();
            foreach (float weight in weights[t])
                line.Append(Shades[Math.Min((int)(weight * Shades.Length), Shades.Length - 1)]).Append(' ');

            // Words have no room above a column: the one that counts most stands beside its row.
            string most = areLetters ? "" : "  " + read[Array.IndexOf(weights[t], weights[t].Max())];
            Console.WriteLine($"  {written[t].PadRight(margin - 2)}{(areLetters ? line.ToString().TrimEnd() : line)}{most}");
        }
    }

    /// <summary>Writes an SVG file, which browsers show.</summary>
    public static void Save(string path, string[] read, string[] written, float[][] weights)
    {
        int left = Math.Max(Line, Widest(written) * CharacterWidth + 16), top = Math.Max(Line, Widest(read) * CharacterWidth + 16);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{left + read.Length * Cell + 8}\" height=\"{top + written.Length * Cell + 8}\" font-family=\"sans-serif\" font-size=\"15\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");

        for (int s = 0; s < read.Length; s++)
            svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate({left + s * Cell + Cell / 2 + 5} {top - 8}) rotate(-90)\">{WebUtility.HtmlEncode(read[s])}</text>\n");

        for (int t = 0; t < written.Length; t++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left - 8}\" y=\"{top + t * Cell + Cell / 2 + 5}\" text-anchor=\"end\">{WebUtility.HtmlEncode(written[t])}</text>\n");
            for (int s = 0; s < read.Length; s++)
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left + s * Cell}\" y=\"{top + t * Cell}\" width=\"{Cell - 1}\" height=\"{Cell - 1}\" fill=\"#1d4f91\" fill-opacity=\"{Math.Max(weights[t][s], .03):F3}\"/>\n");
        }

        svg.Append("</svg>\n");
        File.WriteAllText(path, svg.ToString());
    }

    private static int Widest(string[] texts) => texts.Max(text => text.Length);
}

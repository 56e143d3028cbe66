using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Text;

namespace Translate;

/// <summary>What was looked at: letters across, sounds down, the darker the more it counts. As a picture, and in characters.</summary>
internal static class AttentionMap
{
    private const int Cell = 28, Margin = 44;
    private const string Shades = " .:-=+*#%@";

    public static void Print(string letters, int[] sounds, float[][] weights)
    {
        Console.WriteLine("       " + string.Join(' ', letters.ToCharArray()));
        for (int t = 0; t < sounds.Length; t++)
        {
            var line = new StringBuilder();
            foreach (float weight in weights[t])
                line.Append(Shades[Math.Min((int)(weight * Shades.Length), Shades.Length - 1)]).Append(' ');
            Console.WriteLine($"  {Word.Text([sounds[t]]),-4} {line.ToString().TrimEnd()}");
        }
    }

    /// <summary>Writes an SVG file, which browsers show.</summary>
    public static void Save(string path, string letters, int[] sounds, float[][] weights)
    {
        int width = Margin + letters.Length * Cell + 8, height = Margin + sounds.Length * Cell + 8;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"15\" text-anchor=\"middle\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");

        for (int s = 0; s < letters.Length; s++)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin + s * Cell + Cell / 2}\" y=\"{Margin - 12}\">{WebUtility.HtmlEncode(letters[s].ToString())}</text>\n");

        for (int t = 0; t < sounds.Length; t++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin / 2}\" y=\"{Margin + t * Cell + Cell / 2 + 5}\">{Word.Text([sounds[t]])}</text>\n");
            for (int s = 0; s < letters.Length; s++)
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Margin + s * Cell}\" y=\"{Margin + t * Cell}\" width=\"{Cell - 1}\" height=\"{Cell - 1}\" fill=\"#1d4f91\" fill-opacity=\"{Math.Max(weights[t][s], .03):F3}\"/>\n");
        }

        svg.Append("</svg>\n");
        File.WriteAllText(path, svg.ToString());
    }
}

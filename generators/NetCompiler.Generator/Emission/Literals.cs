using System.Globalization;
using System.Linq;
using System.Text;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission;

/// <summary>C# literals that come back as the same bits, whatever the culture.</summary>
internal static class Literals
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Float(double value)
    {
        float single = (float)value;

        return single switch
        {
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            _ when float.IsNaN(single) => "float.NaN",
            _ => Shortest(single) + "f",
        };
    }

    public static string Shape(Shape shape) => "[" + string.Join(", ", shape.Axes.Select(Of)) + "]";

    public static string Text(string text)
    {
        StringBuilder literal = new("\"");

        foreach (char c in text)
        {
            _ = c switch
            {
                '"' or '\\' => literal.Append('\\').Append(c),
                < ' ' or '\u2028' or '\u2029' or '\u0085' => literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => literal.Append(c),
            };
        }

        return literal.Append('"').ToString();
    }

    /// <summary>"R" of a float on older frameworks is not always the shortest text that comes back as the same bits; this is.</summary>
    private static string Shortest(float value)
    {
        for (int digits = 1; digits < 9; digits++)
        {
            string text = value.ToString("G" + Of(digits), CultureInfo.InvariantCulture);

            if (float.Parse(text, CultureInfo.InvariantCulture) == value)
                return text;
        }

        return value.ToString("G9", CultureInfo.InvariantCulture);
    }
}

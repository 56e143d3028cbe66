using System.IO;
using System.Text;

namespace NetCompiler;

/// <summary>Text that had to go on one line and between tabs.</summary>
internal static class Unescaped
{
    /// <summary>Puts a tab, a line feed, a carriage return and a backslash for <c>\t \n \r \\</c>.</summary>
    /// <param name="text">The text as it stands in the file.</param>
    /// <param name="place">Where that is, for messages.</param>
    /// <exception cref="InvalidDataException">Something else follows a backslash, or nothing.</exception>
    public static string Text(string text, string place)
    {
        if (!text.Contains('\\'))
            return text;

        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
                plain.Append(text[i]);
            else if (++i < text.Length)
                plain.Append(Meant(text[i], place));
            else
                throw new InvalidDataException($"{place} ends with a single backslash, but t, n, r or another backslash must follow one.");
        }

        return plain.ToString();
    }

    private static char Meant(char escaped, string place) => escaped switch
    {
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        '\\' => '\\',
        _ => throw new InvalidDataException($"{place} has '\\{Utf8.Shown(escaped.ToString())}' in its text, but only \\t, \\n, \\r and \\\\ are known. A backslash is written twice."),
    };
}

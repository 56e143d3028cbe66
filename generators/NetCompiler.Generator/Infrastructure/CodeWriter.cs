using System;
using System.Text;

namespace NetCompiler.Generator.Infrastructure;

/// <summary>Writes indented lines that end in <c>\n</c>; a block is a <c>using</c>.</summary>
internal sealed class CodeWriter
{
    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>One line, or several with their own relative indentation; an empty one is not indented.</summary>
    public void Line(string lines = "")
    {
        foreach (string line in lines.Split('\n'))
        {
            if (line.Length > 0)
                _text.Append(' ', _depth * IndentWidth).Append(line);

            _text.Append('\n');
        }
    }

    /// <summary>A header, its braces, and indentation in between; <paramref name="end"/> follows the closing brace.</summary>
    public IDisposable Block(string header, string end = "")
    {
        Line(header);
        Line("{");
        _depth++;
        return new Closing(this, "}" + end);
    }

    public IDisposable Indent()
    {
        _depth++;
        return new Closing(this, null);
    }

    public override string ToString() => _text.ToString();

    private sealed class Closing(CodeWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;

            if (end is not null)
                writer.Line(end);
        }
    }
}

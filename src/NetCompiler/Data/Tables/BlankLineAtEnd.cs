using System;
using System.IO;

namespace NetCompiler;

/// <summary>
/// A text and a blank line after it, which <see cref="Microsoft.VisualBasic.FileIO.TextFieldParser"/> passes over: it numbers lines only while some are left. The
/// text is left open, as it is the caller's.
/// </summary>
internal sealed class BlankLineAtEnd(TextReader text) : TextReader
{
    private const string End = "\n\n";

    private int _read;    // of the end

    public override int Peek() => text.Peek() is >= 0 and int next ? next : _read < End.Length ? End[_read] : -1;

    public override int Read() => text.Read() is >= 0 and int next ? next : _read < End.Length ? End[_read++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);

        int read = text.Read(buffer, index, count);
        while (read < count && text.Peek() < 0 && _read < End.Length)
            buffer[index + read++] = End[_read++];
        return read;
    }
}

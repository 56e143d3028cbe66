using System;
using System.Globalization;
using System.Text;

namespace NetCompiler;

/// <summary>
/// A text divided so that its pieces in a row are the text again: rows of letters and marks, of digits, of blanks and of anything else, each with one space before it. Enumerated without a string
/// for each piece.
/// </summary>
internal ref struct TextPieces(ReadOnlySpan<char> text)
{
    /// <summary>A longer row is divided, so that the work for a piece has a bound.</summary>
    private const int Longest = 64;

    private ReadOnlySpan<char> _rest = text;

    private enum Kind
    {
        Letters,
        Digits,
        Blanks,
        Others,
    }

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly TextPieces GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
            return false;

        int length = Length(_rest);
        Current = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        // A space before something that is not blank goes with it.
        int start = text[0] == ' ' && text.Length > 1 && KindAt(text, 1, out _) != Kind.Blanks ? 1 : 0;
        Kind kind = KindAt(text, start, out int end);
        end += start;

        while (end < text.Length && end < Longest && KindAt(text, end, out int width) == kind && !(kind == Kind.Blanks && IsSpaceBeforeRow(text, end)))
            end += width;
        return end;
    }

    private static bool IsSpaceBeforeRow(ReadOnlySpan<char> text, int at) => text[at] == ' ' && at + 1 < text.Length && KindAt(text, at + 1, out _) != Kind.Blanks;

    private static Kind KindAt(ReadOnlySpan<char> text, int at, out int width)
    {
        width = 1;
        if (char.IsAscii(text[at]))
            return char.IsAsciiLetter(text[at]) ? Kind.Letters : char.IsAsciiDigit(text[at]) ? Kind.Digits : char.IsWhiteSpace(text[at]) ? Kind.Blanks : Kind.Others;

        Rune.DecodeFromUtf16(text[at..], out Rune rune, out width);
        return KindOf(rune);
    }

    private static Kind KindOf(Rune rune) =>
        Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark ? Kind.Letters
        : Rune.IsDigit(rune) ? Kind.Digits
        : Rune.IsWhiteSpace(rune) ? Kind.Blanks : Kind.Others;
}

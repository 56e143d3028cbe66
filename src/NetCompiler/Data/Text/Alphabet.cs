using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace NetCompiler;

/// <summary>
/// Numbers for characters, by rank: 1 is the most frequent character, 2 the next one; 0 stands for every character that is not among them. Characters are Unicode's scalar values, upper and lower case
/// differ, and half a surrogate pair counts as U+FFFD. A text without unknown characters is decoded to itself.
/// </summary>
public sealed class Alphabet : Tokenizer
{
    /// <summary>The number of every character that has none of its own: 0.</summary>
    public const int Unknown = 0;

    private static readonly CountedLines Format = new("alphabet", "characters");

    private readonly Rune[] _characters;
    private readonly Dictionary<Rune, int> _numbers;

    /// <summary>Numbers characters in the order in which they are given.</summary>
    /// <param name="characters">The characters of the numbers 1, 2, …; may be none.</param>
    /// <exception cref="ArgumentException">A character is given twice.</exception>
    public Alphabet(IEnumerable<Rune> characters)
    {
        ArgumentNullException.ThrowIfNull(characters);
        _characters = [.. characters];
        _numbers = new(_characters.Length);

        for (int i = 0; i < _characters.Length; i++)
            if (!_numbers.TryAdd(_characters[i], i + 1))
                throw new ArgumentException($"The alphabet has {Name(_characters[i])} twice, as character {_numbers[_characters[i]]} and as character {i + 1}. Characters must differ.", nameof(characters));
    }

    /// <summary>How many numbers there are: one for each character, and 0.</summary>
    public override int Count => _characters.Length + 1;

    /// <summary>The characters by rank: the first one has the number 1.</summary>
    public IReadOnlyList<Rune> Characters => _characters;

    /// <summary>The <paramref name="count"/> − 1 most frequent characters of a text; those that are as frequent as each other in the order of their codes, so that equal texts give equal numbers everywhere.</summary>
    /// <param name="text">The text. Only that of the training part: what is measured must not have a say.</param>
    /// <param name="count">How many numbers there are at most, with that of unknown characters; at least 1. By default every character has one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public static Alphabet Of(string text, int count = int.MaxValue) => Of([text], count);

    /// <summary>The <paramref name="count"/> − 1 most frequent characters of texts, see <see cref="Of(string, int)"/>.</summary>
    /// <param name="texts">The texts of the training part; gone through once, and not kept.</param>
    /// <param name="count">How many numbers there are at most, with that of unknown characters; at least 1. By default every character has one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public static Alphabet Of(IEnumerable<string> texts, int count = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);

        var counts = new Dictionary<Rune, long>();
        foreach (string text in texts)
            foreach (Rune rune in text.EnumerateRunes())
                counts[rune] = counts.GetValueOrDefault(rune) + 1;

        return new(counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Value).Take(count - 1).Select(pair => pair.Key));
    }

    /// <summary>The number of a character: its rank from 1, or <see cref="Unknown"/>.</summary>
    public int NumberOf(Rune character) => _numbers.GetValueOrDefault(character, Unknown);

    /// <summary>Writes a text file, whole or not at all: a line <c>alphabet of 65 characters</c>, then each character's code on a line of its own, by rank, such as <c>U+0020</c>.</summary>
    /// <inheritdoc/>
    public override void Save(string path) => Format.Save(path, Array.ConvertAll(_characters, Name));

    /// <summary>Reads what <see cref="Save"/> wrote; lines may also end with a carriage return and a line feed.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, cut off or no alphabet; the message says where, what was found and what is needed.</exception>
    public static Alphabet Load(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Load(file, Path.GetFileName(path));
    }

    /// <summary>Reads a stream to its end, as <see cref="Load(string)"/>.</summary>
    /// <param name="stream">The stream; seekable. Plain or gzip.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InvalidDataException">The stream is damaged, cut off or no alphabet; the message says where, what was found and what is needed.</exception>
    public static Alphabet Load(Stream stream, string name)
    {
        List<string> lines = Format.Read(stream, name);
        var seen = new Dictionary<Rune, int>();
        for (int i = 0, line = 2; i < lines.Count; i++, line++)
        {
            if (Parse(lines[i]) is not { } rune)
                throw new InvalidDataException($"{name}, line {line} is '{Utf8.Shown(lines[i])}', but must be the code of a character, such as U+0041.");
            if (!seen.TryAdd(rune, line))
                throw new InvalidDataException($"{name}, line {line} has {lines[i]}, which line {seen[rune]} has already. Characters must differ.");
        }

        return new(lines.Select(line => Parse(line)!.Value));
    }

    private protected override int[] Divide(string text)
    {
        // Most texts are almost all ASCII: an index is found faster than a key.
        Span<int> ascii = stackalloc int[128];
        for (int i = 0; i < ascii.Length; i++)
            ascii[i] = NumberOf(new Rune(i));

        var numbers = new int[text.Length];
        int next = 0;
        foreach (Rune rune in text.EnumerateRunes())
            numbers[next++] = rune.IsAscii ? ascii[rune.Value] : NumberOf(rune);
        return next == numbers.Length ? numbers : numbers[..next];
    }

    private protected override string Join(ReadOnlySpan<int> numbers)
    {
        var text = new StringBuilder(numbers.Length);
        foreach (int number in numbers)
            if (number != Padding)
                text.Append(number == Unknown ? Rune.ReplacementChar : _characters[number - 1]);
        return text.ToString();
    }

    private static string Name(Rune character) => string.Create(CultureInfo.InvariantCulture, $"U+{character.Value:X4}");

    private static Rune? Parse(string code) =>
        code.StartsWith("U+", StringComparison.Ordinal) && code.Length is >= 6 and <= 8
        && int.TryParse(code.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) && Rune.IsValid(value) && Name(new Rune(value)) == code
            ? new Rune(value) : null;
}

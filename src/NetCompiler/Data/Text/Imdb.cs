using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetCompiler;

/// <summary>
/// The film reviews of the Large Movie Review Dataset, as one file with tabs: a first line <c>id label rating text</c>, then a line per review, label 0 or 1, rating 1 to 10, in the text <c>\t</c>,
/// <c>\n</c>, <c>\r</c> and <c>\\</c> for what they stand for in C#. UTF-8, plain or gzip, which is seen from the content and not from the name. Maas et al. 2011.
/// </summary>
public static class Imdb
{
    private const string Reviews = "imdb_train.tsv";
    private static readonly string[] Columns = ["id", "label", "rating", "text"];

    /// <summary>Reads <c>imdb_train.tsv</c>, plain or with <c>.gz</c>, in the order of the file.</summary>
    /// <param name="folder">The folder with the file, or one whose subfolder <c>imdb</c> has it.</param>
    /// <exception cref="FileNotFoundException">The file is missing; the message says where it was looked for.</exception>
    /// <exception cref="InvalidDataException">The file is damaged; the message says where, what was found and what is needed.</exception>
    public static IReadOnlyList<Review> Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string[] candidates = [Path.Combine(folder, Reviews), Path.Combine(folder, Reviews + ".gz"), Path.Combine(folder, "imdb", Reviews), Path.Combine(folder, "imdb", Reviews + ".gz")];

        return Read(candidates.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException(
            $"There is no {Reviews} or {Reviews}.gz in {folder} nor in its subfolder imdb. Put the reviews there.", Reviews));
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged; the message says where, what was found and what is needed.</exception>
    public static IReadOnlyList<Review> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Read(file, Path.GetFileName(path));
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream; seekable.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InvalidDataException">The stream is damaged; the message says where, what was found and what is needed.</exception>
    public static IReadOnlyList<Review> Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        List<string> lines = Utf8.Lines(Unzipped.Read(stream, name), name);
        if (lines.Count == 0 || !lines[0].Split('\t').SequenceEqual(Columns))
            throw new InvalidDataException($"{name} has no reviews: its first line must name the columns {string.Join(", ", Columns)}, with tabs between, but is {(lines.Count == 0 ? "missing" : $"'{Utf8.Shown(lines[0])}'")}.");
        if (lines.Count == 1)
            throw new InvalidDataException($"{name} has no reviews after the line that names its columns.");

        return [.. lines.Skip(1).Select((line, i) => Parse(line, $"{name}, line {i + 2}"))];
    }

    private static Review Parse(string line, string place)
    {
        string[] cells = line.Split('\t');
        if (cells.Length != Columns.Length)
            throw new InvalidDataException($"{place} has {cells.Length} {(cells.Length == 1 ? "value" : "values")}, but must have {Columns.Length}: {string.Join(", ", Columns)}, with tabs between.");

        return new(
            Number(cells, 0, least: 0, most: int.MaxValue, place), Number(cells, 1, least: 0, most: 1, place) == 1, Number(cells, 2, least: 1, most: 10, place),
            Unescaped.Text(cells[3], place));
    }

    private static int Number(string[] cells, int column, int least, int most, string place) =>
        int.TryParse(cells[column], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number
        : throw new InvalidDataException($"{place} has the {Columns[column]} '{Utf8.Shown(cells[column])}', but a whole number from {least}{(most == int.MaxValue ? "" : $" to {most}")} is needed.");
}

using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using NetCompiler.Tests.Persistence;
using Xunit;

namespace NetCompiler.Tests.Data.Text;

public class ImdbTests
{
    private const string Header = "id\tlabel\trating\ttext\n";

    [Fact]
    public void A_line_is_a_review_and_escapes_stand_for_what_they_escape()
    {
        IReadOnlyList<Review> reviews = Read(Header + "7\t1\t10\tGood \\t\\n\\r\\\\n\n0\t0\t1\t\n");
        Assert.Equal([new Review(7, true, 10, "Good \t\n\r\\n"), new Review(0, false, 1, "")], reviews);
    }

    [Theory]
    [InlineData("", "imdb_train.tsv"), InlineData("imdb", "imdb_train.tsv.gz")]
    public void Is_found_in_the_folder_or_in_its_subfolder(string subfolder, string name)
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.At(subfolder));
        byte[] content = Encoding.UTF8.GetBytes(Header + "1\t0\t2\tPoor.\n");
        folder.Write(Path.Combine(subfolder, name), name.EndsWith(".gz", StringComparison.Ordinal) ? Zipped(content) : content);

        Assert.Equal("Poor.", Assert.Single(Imdb.Load(folder.Path)).Text);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var folder = new TestFolder();
        Assert.Contains($"no imdb_train.tsv or imdb_train.tsv.gz in {folder.Path} nor in its subfolder imdb", Assert.Throws<FileNotFoundException>(() => Imdb.Load(folder.Path)).Message);
    }

    [Theory]
    [InlineData("", "its first line must name the columns id, label, rating, text, with tabs between, but is missing")]
    [InlineData("id,label\n", "but is 'id,label'")]
    [InlineData(Header, "has no reviews after the line that names its columns")]
    [InlineData(Header + "1\t0\t2\tPoor.", "line 2 does not end with a line break")]
    [InlineData(Header + "1\t0\t2\tPoor.\n\n", "line 3 has 1 value, but must have 4: id, label, rating, text, with tabs between")]
    [InlineData(Header + "1\t0\t2\tPoor.\tVery.\n", "line 2 has 5 values")]
    [InlineData(Header + "x\t0\t2\tPoor.\n", "line 2 has the id 'x', but a whole number from 0 is needed")]
    [InlineData(Header + "1\t2\t2\tPoor.\n", "line 2 has the label '2', but a whole number from 0 to 1 is needed")]
    [InlineData(Header + "1\t0\t11\tPoor.\n", "line 2 has the rating '11', but a whole number from 1 to 10 is needed")]
    [InlineData(Header + "1\t0\t \tPoor.\n", "line 2 has the rating ' '")]
    [InlineData(Header + "1\t0\t2\tPoor.\\\n", "line 2 ends with a single backslash")]
    [InlineData(Header + "1\t0\t2\tPo\\or.\n", "line 2 has '\\o' in its text")]
    [InlineData(Header + "1\t0\t2\tPo\\\0r.\n", "line 2 has '\\·' in its text")]
    public void Says_what_is_wrong_with_a_damaged_file(string content, string reason)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(content));
        Assert.StartsWith("reviews.tsv", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Fact]
    public void Damaged_bytes_are_found()
    {
        Refused("line 2 is not UTF-8 at its byte 6", [.. Encoding.UTF8.GetBytes(Header), .. "1\t0\t2\t"u8, 0xFF, (byte)'\n']);
        Refused("cut off or damaged", Zipped(Encoding.UTF8.GetBytes(Header + "1\t0\t2\tPoor.\n"))[..^9]);

        static void Refused(string reason, byte[] content) =>
            Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Imdb.Read(new MemoryStream(content), "reviews.tsv")).Message);
    }

    [SkippableFact]
    public void The_shared_reviews_are_balanced_and_their_words_known()
    {
        string? folder = Environment.GetEnvironmentVariable("NETCOMPILER_DATA");
        Skip.If(folder is null || !Directory.Exists(Path.Combine(folder, "imdb")), "The reviews are not in NETCOMPILER_DATA/imdb.");

        IReadOnlyList<Review> reviews = Imdb.Load(folder);
        Assert.Equal((25_000, 12_500), (reviews.Count, reviews.Count(review => review.IsPositive)));
        Assert.All(reviews, review => Assert.Equal(review.IsPositive, review.Rating > 5));
        Assert.Equal(["the", "and", "a"], Vocabulary.Of(reviews.Take(2000).Select(review => Words.Of(review.Text)), count: 4).Words);
    }

    private static IReadOnlyList<Review> Read(string content) => Imdb.Read(new MemoryStream(Encoding.UTF8.GetBytes(content)), "reviews.tsv");

    private static byte[] Zipped(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionMode.Compress))
            gzip.Write(content);
        return zipped.ToArray();
    }
}

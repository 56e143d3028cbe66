using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace NetCompiler.Tests.Data;

/// <summary>Comma-separated values as a table of text.</summary>
public class TableTests
{
    [Fact]
    public void A_header_names_the_columns_and_quotes_hold_what_they_hold()
    {
        Table table = Read("kind,size,\"a, b\"\n\nred, 1.5 ,\"x \"\"y\"\"\"\n\"blue\nish\",?,\n");
        Assert.Equal(["kind", "size", "a, b"], table.Columns);
        Assert.Equal(2, table.Count);
        Assert.Equal(("red", "1.5", "x \"y\""), (table[0, 0], table[0, "size"], table[0, 2]));
        Assert.Equal(("blue\nish", null, null), (table[1, "kind"]?.ReplaceLineEndings("\n"), table[1, 1], table[1, 2]));
    }

    [Fact]
    public void Without_a_header_columns_are_numbered_or_named_by_the_options()
    {
        Assert.Equal(["0", "1"], Read("1,2\n3,4", new() { HasHeader = false }).Columns);
        Table named = Read("1;2\n3;-", new() { HasHeader = false, Columns = ["x", "y"], Delimiter = ';', Missing = ["-"] });
        Assert.Equal(("1", "4".Length), (named[0, "x"], named[1, "x"]!.Length));
        Assert.Null(named[1, "y"]);
        Assert.Contains("named twice", Assert.Throws<ArgumentException>(() => Read("a\n1", new() { Columns = ["x"] })).Message);
    }

    [Theory]
    [InlineData("", "t.csv is empty")]
    [InlineData("a,b\n", "t.csv has no rows after the line that names its columns")]
    [InlineData("a,b\n1,2\n\n3\n", "t.csv, line 4 has 1 value, but there are 2 columns")]
    [InlineData("a,b\n1,2\n\n\n3", "t.csv, line 5 has 1 value")]
    [InlineData("\na,b\n1,\"2\n\n3\"\n4\n", "t.csv, line 6 has 1 value")]
    [InlineData("a,b\n1,2,3\n", "line 2 has 3 values, but there are 2 columns")]
    [InlineData("a,b\n1,2\n3,\"x\"y\n", "line 3 cannot be read: a quote does not end, or text follows it")]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 2 cannot be read: a quote does not end")]
    [InlineData("a,b,a\n1,2,3\n", "has 2 columns named 'a'")]
    public void Text_that_is_no_table_is_refused_with_its_line(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Read(text)).Message);

    [Fact]
    public void Cells_and_columns_that_are_not_there_are_named()
    {
        Table table = Read("a,b\n1,2\n");
        Assert.Contains("has no column c. It has a, b", Assert.Throws<ArgumentException>(() => table[0, "c"]).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => table[1, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => table[0, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Select([0, 1]));
        Assert.Throws<FileNotFoundException>(() => Table.Read("no such file.csv"));
    }

    [Fact]
    public void Views_of_views_see_the_right_rows()
    {
        Table table = Read("a\n" + string.Join("\n", Enumerable.Range(0, 10)));
        Assert.Equal(["7", "5"], Cells(table.Select([5, 6, 7]).Select([2, 0])));
        (Table first, Table second) = table.Split(.75, seed: 1);
        Assert.Equal((8, 2), (first.Count, second.Count));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => i.ToString()), Cells(first).Concat(Cells(second)).Order());
    }

    [Fact]
    public void A_file_can_be_read_in_parts_again_and_again()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "\uFEFFä,b\n" + string.Join("\n", Enumerable.Range(0, 10).Select(i => $"{i},x")));
            var parts = Table.ReadParts(path, rows: 4);
            Assert.Equal([4, 4, 2], parts.Select(part => part.Count));
            Assert.Equal(["8", "9"], Cells(parts.Last()));
            Assert.Equal("ä", parts.First().Columns[0]);
            Assert.Equal(10, Table.Read(path).Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static Table Read(string text, CsvOptions? options = null) => Table.Read(new StringReader(text), "t.csv", options);

    private static string[] Cells(Table table) => [.. Enumerable.Range(0, table.Count).Select(row => table[row, 0]!)];
}

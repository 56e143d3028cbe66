using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Data;

/// <summary>What a schema learns from the training part, and what it makes of any part.</summary>
public class TableSchemaTests
{
    private const string Training = "kind,size,weight,price\nb,1,10,100\na,3,?,300\nb,5,30,200\nc,7,20,400\n";
    private const string Test = "price,weight,kind,size\n250,?,a,9\n";

    [Fact]
    public void Everything_is_learned_from_the_training_part()
    {
        TableEncoding encoding = new TableSchema(
            new CategoryFeature("kind"),
            new NumberFeature("size") { Scaling = Scaling.Standard },
            new NumberFeature("weight") { Scaling = Scaling.MinMax, Missing = Missing.Mean })
        {
            Target = new NumberTarget("price") { Scaling = Scaling.MinMax },
        }.Fit(TableTests.Read(Training));

        Assert.Equal(["kind=a", "kind=b", "kind=c", "size", "weight"], encoding.InputNames);
        float deviation = MathF.Sqrt(5);
        AssertClose([0, 1, 0, -3 / deviation, 0, 1, 0, 0, -1 / deviation, .5f, 0, 1, 0, 1 / deviation, 1, 0, 0, 1, 3 / deviation, .5f], Inputs(encoding.Transform(TableTests.Read(Training))));

        // Columns are found by name, wherever they stand; 9 and 250 are judged by the training part.
        Dataset test = encoding.Transform(TableTests.Read(Test));
        AssertClose([1, 0, 0, 5 / deviation, .5f], Inputs(test));
        AssertClose([.5f], Values(test.Targets[0], test));
        Assert.Equal(250, encoding.RestoreTarget(.5f));
        Assert.Empty(encoding.TransformInputs(TableTests.Read("kind,size,weight\na,1,1\n")).Targets);
    }

    [Fact]
    public void Labels_get_indices_in_an_order_that_the_rows_do_not_decide()
    {
        Assert.Equal(["a", "b", "c"], Labelled("0", "b", "a", "c", "b", "a"));
        Assert.Equal(["2", "10", "11"], Labelled("0", "11", "2", "10", "2"));
        Assert.Equal(["10", "x"], Labelled("0", "x", "10"));

        string[] Labelled(ColumnSelection column, params string[] words)
        {
            Table table = TableTests.Read(string.Join("\n", words.Select(word => $"{word},1")), new() { HasHeader = false });
            return [.. new TableSchema(new NumberFeature(1)) { Target = new LabelTarget(column) }.Fit(table).Classes];
        }
    }

    [Fact]
    public void Columns_are_selected_by_name_index_or_range()
    {
        Table table = TableTests.Read("1,2,3,4,z\n5,6,7,8,y\n", new() { HasHeader = false });
        TableEncoding encoding = new TableSchema(new NumberFeature(2..^1), new NumberFeature("1", 0)) { Target = new LabelTarget(^1) }.Fit(table);
        Dataset data = encoding.Transform(table);
        Assert.Equal(["2", "3", "1", "0"], encoding.InputNames);
        Assert.Equal([3, 4, 2, 1, 7, 8, 6, 5], Inputs(data));
        Assert.Equal([1, 0], Values(data.Targets[0], data).Select(v => (int)v));

        Assert.Contains("none at 5..6", Assert.Throws<ArgumentException>(() => new TableSchema(new NumberFeature(5)).Fit(table)).Message);
        Assert.Contains("Column 1 is used 2 times", Assert.Throws<ArgumentException>(() => new TableSchema(new NumberFeature(0..2)) { Target = new LabelTarget(1) }.Fit(table)).Message);
        Assert.Contains("One column", Assert.Throws<ArgumentException>(() => new TableSchema(new NumberFeature(0)) { Target = new LabelTarget(1..3) }.Fit(table)).Message);
        Assert.Contains("has no column nine", Assert.Throws<ArgumentException>(() => new TableSchema(new NumberFeature("nine")).Fit(table)).Message);
    }

    [Theory]
    [InlineData("mean", 3.25f), InlineData("median", 2.5f), InlineData("frequent", 2f), InlineData("constant", -1f)]
    public void Missing_numbers_are_filled_with_what_was_learned(string choice, float expected)
    {
        Missing missing = choice switch { "mean" => Missing.Mean, "median" => Missing.Median, "frequent" => Missing.MostFrequent, _ => Missing.Constant(-1) };
        Table table = TableTests.Read("x\n2\n?\n6\n3\n2\n");
        Assert.Equal([2, expected, 6, 3, 2], Inputs(new TableSchema(new NumberFeature("x") { Missing = missing }).Fit(table).Transform(table)));
    }

    [Fact]
    public void Rows_without_a_value_are_refused_or_dropped()
    {
        Table table = TableTests.Read("x,y\n1,a\n?,b\n3,?\n5,b\n");
        Assert.Contains("t.csv, line 3, column x: the value is missing", Assert.Throws<InvalidDataException>(() => new TableSchema(new NumberFeature("x")).Fit(table)).Message);

        TableEncoding encoding = new TableSchema(new NumberFeature("x") { Missing = Missing.DropRow, Scaling = Scaling.MinMax })
        {
            Target = new LabelTarget("y") { Missing = Missing.DropRow },
        }.Fit(table);
        Dataset data = encoding.Transform(table);
        Assert.Equal([0, 1], Inputs(data));    // from 1 to 5: the row with 3 taught nothing
        Assert.Equal(2, data.Count);
        Assert.Equal(0, encoding.Transform(TableTests.Read("x,y\n?,a\n")).Count);
    }

    [Fact]
    public void Categories_that_are_missing_or_unknown_follow_the_choice()
    {
        Table table = TableTests.Read("k,z\nb,1\n?,1\nb,1\na,1\n");
        Assert.Equal([0, 1, 0, 1, 0, 1, 1, 0], Inputs(new TableSchema(new CategoryFeature("k") { Missing = Missing.MostFrequent }).Fit(table).Transform(table)));
        Assert.Equal(["k=a", "k=b", "k=none"], new TableSchema(new CategoryFeature("k") { Missing = Missing.Constant("none") }).Fit(table).InputNames);

        Table unknown = TableTests.Read("k,z\nq,1\n");
        Feature ignoring = new CategoryFeature("k") { Missing = Missing.DropRow, Unknown = UnknownCategory.Ignore };
        Assert.Equal([0, 0], Inputs(new TableSchema(ignoring).Fit(table).Transform(unknown)));
        Feature indexed = new CategoryFeature("k") { Missing = Missing.DropRow, Unknown = UnknownCategory.Ignore, Encoding = CategoryEncoding.Index };
        Assert.Equal([1, 1, 0], Inputs(new TableSchema(indexed).Fit(table).Transform(table)));
        Assert.Equal([2], Inputs(new TableSchema(indexed).Fit(table).Transform(unknown)));
        TableEncoding refusing = new TableSchema(new CategoryFeature("k") { Missing = Missing.DropRow }).Fit(table);
        Assert.Contains("line 2, column k: found 'q', but the known categories are a, b", Assert.Throws<InvalidDataException>(() => refusing.Transform(unknown)).Message);
        Assert.Equal(["k=b", "k=a"], new TableSchema(new CategoryFeature("k") { Missing = Missing.DropRow, Categories = ["b", "a"] }).Fit(table).InputNames);
    }

    [Theory]
    [InlineData("abc", "found 'abc', but a number is needed")]
    [InlineData("1,5", "line 3 has 2 values")]
    [InlineData("Infinity", "found 'Infinity', but a finite number is needed")]
    [InlineData("1e99", "1e99 is too large for a 32-bit float")]
    public void What_is_no_number_is_refused_with_its_place(string text, string message)
    {
        string found = Assert.Throws<InvalidDataException>(() =>
        {
            Table table = TableTests.Read($"x\n1\n{text}\n");
            new TableSchema(new NumberFeature("x")).Fit(table).Transform(table);
        }).Message;
        Assert.Contains(message, found);
        Assert.Contains("t.csv, line 3", found);
    }

    [Fact]
    public void Choices_that_make_no_sense_are_refused()
    {
        Assert.Contains("Missing.Mean is not for a CategoryFeature", Assert.Throws<ArgumentException>(() => new CategoryFeature("k") { Missing = Missing.Mean }).Message);
        Assert.Contains("Missing.Constant(x) is not for a NumberFeature", Assert.Throws<ArgumentException>(() => new NumberFeature("k") { Missing = Missing.Constant("x") }).Message);
        Assert.Contains("make up what is to be learned", Assert.Throws<ArgumentException>(() => new NumberTarget("k") { Missing = Missing.Median }).Message);
        Assert.Throws<ArgumentException>(() => new NumberFeature());
        Assert.Throws<ArgumentException>(() => new TableSchema());
        Assert.Contains("no rows to learn from: all 1 lack a value", Assert.Throws<ArgumentException>(() =>
            new TableSchema(new NumberFeature("x") { Missing = Missing.DropRow }).Fit(TableTests.Read("x,y\n?,1\n"))).Message);
        Assert.Contains("the known ones are 1", Assert.Throws<InvalidDataException>(() =>
            new TableSchema(new NumberFeature("x")) { Target = new LabelTarget("y") }.Fit(TableTests.Read("x,y\n3,1\n")).Transform(TableTests.Read("x,y\n3,2\n"))).Message);
    }

    [Fact]
    public void Columns_that_do_not_vary_become_zero()
    {
        Table table = TableTests.Read("x,y\n0.1,7\n0.1,7\n0.1,7\n");
        foreach (Scaling scaling in (Scaling[])[Scaling.Standard, Scaling.MinMax])
            Assert.All(Inputs(new TableSchema(new NumberFeature(0..2) { Scaling = scaling }).Fit(table).Transform(table)), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Numbers_are_read_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NegativeSign) = (",", "\u2212");
            CultureInfo.CurrentCulture = comma;
            Table table = TableTests.Read("x\n-1.5\n2e-1\n");
            Assert.Equal([-1.5f, .2f], Inputs(new TableSchema(new NumberFeature("x")).Fit(table).Transform(table)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static float[] Inputs(Dataset data) => Values(data.Inputs[0], data);

    private static float[] Values(Column column, Dataset data)
    {
        var values = new float[data.Count * column.Size];
        for (int i = 0; i < data.Count; i++)
            column.CopyTo(data.Row(i), values.AsSpan(i * column.Size, column.Size));
        return values;
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-6f);
    }
}

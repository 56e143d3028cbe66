using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>What weights make of the rows of a table is computed once for each row, where a sequence takes more rows than there are.</summary>
public sealed class TablesTests
{
    [Theory]
    [InlineData("Input(7), Embedding(6, 16), Gru(16)", true)]
    [InlineData("Input(7), Embedding(6, 16), Lstm(4)", true)]
    [InlineData("Input(7), Embedding(6, 16), Dense(32)", true)]
    [InlineData("Input(7), Embedding(7, 16), Gru(16)", false)]
    [InlineData("Input(7), Embedding(6, 15), Gru(16)", false)]
    [InlineData("Input(7), Embedding(6, 16), Gru(5)", false)]
    public void A_table_with_fewer_rows_than_a_sequence_takes_is_multiplied_instead_of_the_sequence(string layers, bool isWhole)
    {
        string text = Compiled.From($"using NetCompiler;\n[Network, {layers}, MeanSquaredError] partial class Net;").Text;

        foreach (string call in new[] { "TableProduct.Project(", "TableProduct.Gather(", "TableProduct.ScatterAdd(", "TableProduct.ToTable(", "TableProduct.ToWeights(", "TableProduct.ToBias(" })
            Assert.Equal(isWhole, text.Contains(call));

        Assert.Equal(isWhole, !text.Contains("EmbeddingTable."));
    }

    [Theory]
    [InlineData("Gru(16)", 2)]
    [InlineData("Gru(16, ResetAfter = false)", 3)]
    [InlineData("Lstm(4)", 1)]
    [InlineData("Rnn(16)", 1)]
    public void Parts_that_lie_elsewhere_too_are_added_up_from_there(string layer, int parts)
    {
        string text = Compiled.From($"using NetCompiler;\n[Network, Input(7), Embedding(6, 16), {layer}, MeanSquaredError] partial class Net;").Text;

        Assert.Equal(parts, text.Split("TableProduct.ScatterAdd(").Length - 1);
        Assert.Equal(parts > 1, text.Contains("pass).AsRows(48).Columns(32)"));
        Assert.Equal(parts == 2, text.Contains("// ∂gru1.reset, ∂gru1.update lie side by side."));
        Assert.Equal(parts > 1, !text.Contains("DGru1Projected(in") && text.Contains("Σ [∂gru1.reset, ∂gru1.update, ∂gru1.candidate] by input"));
    }

    [Fact]
    public void What_is_dropped_differs_from_one_place_of_a_row_to_another()
    {
        string text = Compiled.From("using NetCompiler;\n[Network, Input(7), Embedding(6, 16), Dropout(0.5), Gru(16), MeanSquaredError] partial class Net;").Text;

        Assert.Contains("EmbeddingTable.ScatterAdd(", text);
        Assert.Matches(@"private static void Predict\w*Table\(in Pass pass\)", text);
    }

    [Theory]
    [InlineData("a table of fewer rows than are taken of it")]
    [InlineData("a table of fewer rows, of which several take")]
    public void The_planned_program_means_the_same(string entry)
    {
        Assert.All(Examples.Of(entry, 16), example => Assert.Contains(Tables.Insert(example.Program).Steps, step => step.Primitive is TableProduct));
        Meaning.IsKept(entry, Tables.Insert, step => step.Primitive is TableProduct);
    }
}

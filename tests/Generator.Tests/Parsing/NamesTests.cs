using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>The rules of Parsing/README.md, one by one.</summary>
public class NamesTests
{
    [Theory]
    [InlineData("Tensor hidden = x.Dense(128).Relu(); return hidden;", "hidden hidden.relu1")]
    [InlineData("Tensor h = x.Dense(4).Relu().Dense(2).Relu(); return h;", "h.dense1 h.relu1 h.dense2 h.relu2")]
    [InlineData("Tensor sum = (x + x).Relu(); return sum;", "sum.add1 sum")]
    [InlineData("return x.Dense(4).Dense(2);", "dense1 dense2")]
    [InlineData("x = x.Dense(4); x = x.Dense(2); return x;", "dense1 dense2")]
    [InlineData("Tensor h = x.Dense(1); h = h.Dense(2); return h;", "h h_2")]
    [InlineData("Tensor a = x.Dense(1, name: \"encoder.first\"); return a.Dense(2, name: $\"block{3}\");", "encoder.first block3")]
    [InlineData("Tensor dense1 = x.Dense(1); return dense1.Dense(2);", "dense1 dense2")]
    [InlineData("Tensor h = x; for (int i = 0; i < 2; i++) h = h.Dense(1).Relu(); return h;", "i0.h i0.h.relu1 i1.h i1.h.relu1")]
    [InlineData("foreach (string s in new[] { \"up\", \"down\" }) x = x.Dense(1); return x;", "sup.dense1 sdown.dense1")]
    [InlineData("foreach (float f in new[] { 0.5f, 0.25f }) x = x.Dense(1); return x;", "f0.dense1 f1.dense1")]
    [InlineData("x = Block(x); return Block(x);", "block.h block.dense1 block_2.h block_2.dense1")]
    [InlineData("Tensor left = Block(x), right = Block(x); return left + right;", "left.h left.dense1 right.h right.dense1 add1")]
    [InlineData("foreach (int width in new[] { 16, 32 }) for (int block = 0; block < 2; block++) x = Block(x); return x;",
        "width16.block0.block.h width16.block0.block.dense1 width16.block1.block.h width16.block1.block.dense1 width32.block0.block.h width32.block0.block.dense1 width32.block1.block.h width32.block1.block.dense1")]
    public void A_layer_is_called(string body, string names) =>
        Assert.Equal("x " + names, string.Join(" ", Specs.OfMembers($"static Tensor Forward([Shape(8)] Tensor x) {{ {body} }} static Tensor Block(Tensor t) {{ Tensor h = t.Dense(3); return h.Dense(4); }}").Nodes.Select(n => n.Name)));

    [Theory]
    [InlineData("int unused = 3; Tensor h = x.Dense(1); return h.Dense(2);")]
    [InlineData("// a comment\nTensor h = x.Dense(1);\n\nreturn h\n    .Dense(2);")]
    [InlineData("Tensor h = x.Dropout(0.5).Dense(1); return h.Dense(2);")]
    [InlineData("Tensor h = x.Dense(1); Tensor other = h.Dense(5); return h.Dense(2);")]
    public void Names_do_not_notice_other_code(string body)
    {
        string[] names = Specs.OfBody(body).Nodes.Select(n => n.Name).ToArray();

        Assert.Contains("h", names);
        Assert.Contains("dense1", names);
    }

    [Theory]
    [InlineData("return (x.Dense(1), x.Dense(2));", "(Tensor, Tensor)", "dense1 dense2")]
    [InlineData("return (x.Dense(1), x.Dense(2));", "(Tensor A, Tensor B)", "A B")]
    [InlineData("return (x, x);", "(Tensor, Tensor)", "x output2")]
    [InlineData("Tensor logits = x.Dense(1); return logits;", "Tensor", "logits")]
    public void An_output_is_called(string body, string type, string names) =>
        Assert.Equal(names, string.Join(" ", Specs.OfMembers($"static {type} Forward([Shape(8)] Tensor x) {{ {body} }}").Outputs.Select(o => o.Name)));
}

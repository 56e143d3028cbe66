using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Shapes;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>Blocks marked [SharedWeights]: what their layers are called, whose parameters they use, and what cannot be shared.</summary>
public class SharedWeightsTests
{
    private const string Blocks = """
        [SharedWeights] static Tensor Encoder(Tensor x) { Tensor h = x.Dense(8); return h.BatchNorm().Relu().Dense(8); }
        [SharedWeights] static Tensor Twice(Tensor x) => Encoder(Encoder(x)).Dense(8);
        [SharedWeights] static Tensor Named(Tensor x) => x.Dense(8, name: "code").Relu(name: "act");
        [SharedWeights] static Tensor Of(Tensor x, Func<Tensor, Tensor> inner) => inner(x);
        [SharedWeights] static Tensor Chosen(Tensor x, int kind) => kind switch { 0 => x.Dense(8), 1 => x.Dense(8, bias: false), 2 => x.LayerNorm(), 3 => x.Dense(8).Dense(8), _ => x.Relu() };
        [SharedWeights] static Tensor Endless(Tensor x) => Endless(x.Dense(8));
        static Tensor Plain(Tensor x) { [SharedWeights] Tensor Step(Tensor t) => t.Dense(8); return Step(Step(x)); }
        """;

    [Theory]
    [InlineData("return Encoder(x) + Encoder(x.Relu());",
        "encoder.h encoder.batchNorm1 encoder.dense1 encoder_2.h=encoder.h encoder_2.batchNorm1=encoder.batchNorm1 encoder_2.dense1=encoder.dense1")]
    [InlineData("Tensor a = Encoder(x), b = Encoder(a); return b;",
        "encoder.h encoder.batchNorm1 encoder.dense1 encoder_2.h=encoder.h encoder_2.batchNorm1=encoder.batchNorm1 encoder_2.dense1=encoder.dense1")]
    [InlineData("for (int i = 0; i < 3; i++) x = Named(x); return x;", "code code_2=code code_3=code")]
    [InlineData("x = Of(x, t => t.Dense(8)); return Of(x, t => t.Dense(8));", "of.lambda.dense1 of_2.lambda.dense1=of.lambda.dense1")]
    [InlineData("x = Of(x, Named); return Named(x);", "code code_2=code")]
    [InlineData("return Plain(Plain(x));", "plain.step.dense1 plain.step_2.dense1=plain.step.dense1 plain_2.step.dense1 plain_2.step_2.dense1=plain_2.step.dense1")]
    [InlineData("Func<Tensor, Tensor> tower = [SharedWeights] (t) => t.Dense(8); return tower(x) + tower(x.Relu());", "tower.dense1 tower_2.dense1=tower.dense1")]
    public void The_later_calls_layers_use_the_first_ones_parameters(string body, string layers) => Assert.Equal(layers, Layers(body));

    [Fact]
    public void A_shared_block_may_call_another()
    {
        NetworkSpec spec = Spec("return Twice(Twice(x));");
        Assert.Equal(4, spec.Nodes.Where((_, i) => Inventory.Of(ShapeInference.Infer(spec)).Parameters.Any(p => p.Node == i)).Count());
        Assert.Equal("twice.encoder.h twice.encoder.batchNorm1 twice.encoder.dense1 twice.dense1", string.Join(" ", Inventory.Of(ShapeInference.Infer(spec)).Parameters.Select(p => spec.Nodes[p.Node].Name).Distinct()));
    }

    [Fact]
    public void Parameters_and_statistics_are_listed_once_and_verified()
    {
        NetworkSpec spec = Spec("return Encoder(x) + Encoder(x.Relu());");
        Inventory inventory = Inventory.Of(ShapeInference.Infer(spec));

        Assert.Equal(["encoder.h.weight", "encoder.h.bias", "encoder.batchNorm1.weight", "encoder.batchNorm1.bias", "encoder.dense1.weight", "encoder.dense1.bias"], inventory.Parameters.Select(p => p.Name));
        Assert.Equal(["encoder.batchNorm1.running_mean", "encoder.batchNorm1.running_var"], inventory.States.Select(s => s.Name));
        Assert.Empty(SpecVerifier.Check(spec).Broken);

        Node[] nodes = [.. spec.Nodes];
        nodes[^2] = nodes[^2] with { Shares = nodes.Length - 1 };
        Assert.NotEmpty(SpecVerifier.Check(spec with { Nodes = [.. nodes] }).Broken);
    }

    [Fact]
    public void Products_of_one_weight_add_up_in_its_gradient_and_only_others_move_by_theirs()
    {
        string text = Compiled.From(Specs.Around(Source("return Named(Named(x)).Dense(8);")).Replace("[Network]", "[Network, MeanSquaredError]")).Text;

        Assert.Contains("Gemm.Gradient(pass.Share, Memo.Act(pass), Memo.DCode2(pass), pass.Batch, Gradient.CodeWeight(pass), pass.Accumulate);", text);
        Assert.Contains("pass.Batch, Gradient.CodeWeight(pass), accumulate: true);", text);
        Assert.Equal(2, text.Split("Gemm.Descend(").Length);
        Assert.Contains("∂L/∂code.weight = ", text);
    }

    [Fact]
    public void Networks_differ_by_what_they_share() =>
        Assert.NotEqual(Spec("return Encoder(Encoder(x));"), Specs.OfMembers(Source("return Encoder(Encoder(x));").Replace("[SharedWeights] static Tensor Encoder", "static Tensor Encoder")));

    [Theory]
    [InlineData("return Chosen(x, 0) + [|Chosen(x, 1)|];", "Chosen shares its weights, but Dense(8) has weight and bias in its first call and weight here. Call it alike, or remove [SharedWeights].")]
    [InlineData("return Chosen(x, 0) + [|Chosen(x, 2)|];", "Chosen shares its weights, but Dense(8) stands in its first call where layer norm stands here. Call it alike, or remove [SharedWeights].")]
    [InlineData("return Chosen(x, 0) + [|Chosen(x, 3)|];", "Chosen shares its weights, but its first call makes 1 layer with parameters and this one more. Call it alike, or remove [SharedWeights].")]
    [InlineData("return Chosen(x, 3) + [|Chosen(x, 4)|];", "Chosen shares its weights, but its first call makes 2 layers with parameters and this one 0. Call it alike, or remove [SharedWeights].")]
    [InlineData("return Chosen(x, 0) + [|Chosen(x.Dense(3), 0)|];", "Chosen shares its weights, but the weight of Dense(8) is [8, 8] in its first call and [8, 3] here. Call it alike, or remove [SharedWeights].")]
    [InlineData("return Named(x) + Of(x.Relu(), t => t.Dense(8)) + [|Of(x, Named)|];", "Of shares its weights, but a block inside it has weights of its own already. Call it alike, or remove [SharedWeights].")]
    public void Calls_that_differ_are_reported_on_the_call(string body, string message)
    {
        Marked.Reports(Rules.SharedWeights, Specs.Around(Source(body)));
        Assert.Equal(message, Assert.Single(Compiled.Tolerantly(Specs.Around(Source(body.Replace("[|", "").Replace("|]", "")))).Reported).GetMessage(null));
    }

    [Fact]
    public void A_shared_block_that_calls_itself_is_reported_where_it_does() =>
        Marked.Reports(Rules.SharedWeights, Specs.Around(Source("return Endless(x);").Replace("=> Endless(x.Dense(8))", "=> [|Endless(x.Dense(8))|]")));

    private static string Source(string body) => $"static Tensor Forward([Shape(8)] Tensor x)\n{{\n{body}\n}}\n{Blocks}";

    private static NetworkSpec Spec(string body) => Specs.OfMembers(Source(body));

    /// <summary>The layers with parameters, and those of which they are.</summary>
    private static string Layers(string body)
    {
        NetworkSpec spec = Spec(body);
        Shaped shaped = ShapeInference.Infer(spec);
        return string.Join(" ", spec.Nodes.Where(n => n.Operator.Parameters(shaped.InputShapes(n)).Count > 0).Select(n => n.Name + (n.Shares < 0 ? "" : "=" + spec.Nodes[n.Shares].Name)));
    }
}

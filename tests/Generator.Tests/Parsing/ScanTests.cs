using System.Linq;
using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>Cells of one's own: what they become, what their layers are called, and what cannot stand in them.</summary>
public class ScanTests
{
    [Fact]
    public void A_cell_is_evaluated_once_between_what_it_is_given_and_what_it_returns()
    {
        NetworkSpec spec = Spec("return s.Scan(3, (h, at) => (at.Dense(3) + h.Dense(3, bias: false)).Tanh());");

        Assert.Equal(["Input", "Input", "StepOf", "StateOf", "Dense", "Dense", "Add", "Tanh", "StatesOf"], spec.Nodes.Select(n => n.Operator.GetType().Name));
        Assert.Equal([3, 7], spec.Nodes[^1].Inputs.ToArray());
        Assert.Equal(new Shape([4, 3]), ShapeInference.Infer(spec).Shapes[^1]);
        Assert.Empty(SpecVerifier.Check(spec).Broken);
    }

    [Fact]
    public void What_it_takes_of_outside_is_the_same_at_every_step_and_taken_once()
    {
        NetworkSpec spec = Spec("Tensor gate = x.Dense(3); return s.Scan(gate, (h, at) => h * gate + gate.Dense(3));");
        Assert.Single(spec.Nodes, n => n.Operator is SameAtEveryStep);
        Assert.Equal(2, spec.Nodes.Single(n => n.Operator is StateOf).Inputs.Count);
    }

    [Theory]
    [InlineData("(Tensor h, Tensor c) = s.Scan(3, 2, (h, c, at) => (at.Dense(3) + h, c * 0.5f)); return h;", "[4, 5] [4, 3]")]
    [InlineData("(_, Tensor y) = s.Scan(3, (h, at) => (h, at.Dense(7))); return y;", "[4, 10] [4, 7]")]
    [InlineData("(_, _, Tensor y) = s.Scan(3, 2, (h, c, at) => (h, c, h.Dense(6)), reverse: true); return y;", "[4, 11] [4, 6]")]
    public void Several_states_and_outputs_come_back_apart(string body, string shapes)
    {
        NetworkSpec spec = Spec(body);
        EquatableArray<Shape> found = ShapeInference.Infer(spec).Shapes;
        int all = spec.Nodes.ToList().FindIndex(n => n.Operator is StatesOf);
        Assert.Equal(shapes, $"{found[all]} {found[spec.Outputs[0].Value]}");
    }

    [Theory]
    [InlineData(Rules.NeedsImage, "return [|x.Scan(3, (h, at) => h)|];")]
    [InlineData(Rules.Argument, "return s.Scan([|0|], (h, at) => h);")]
    [InlineData(Rules.Mismatch, "return s.[|Scan(3, (h, at) => h.Dense(4))|];")]
    [InlineData(Rules.Unsupported, "return s.Scan(3, (h, at) => [|h.BatchNorm()|]);")]
    [InlineData(Rules.Unsupported, "return s.Scan(3, (h, at) => [|s.Dense(3)|].Slice(0, 1).Flatten());")]
    [InlineData(Rules.Unsupported, "return s.Scan(3, (h, at) => [|s.Scan(3, (g, a) => g)|]);")]
    [InlineData(Rules.Argument, "return [|s.Scan(3, (h, at) => h + at.Dense(3), reverse: true, stateful: true)|];")]
    [InlineData(Rules.Argument, "return s.Scan([|x.Dense(3)|], (h, at) => h + at.Dense(3), stateful: true);")]
    [InlineData(Rules.Argument, "return s.Lstm(3, reverse: true, stateful: [|true|]);")]
    [InlineData(Rules.Argument, "return s.Gru(3, initial: x.Dense(3), stateful: [|true|]);")]
    [InlineData(Rules.Argument, "return Tensor.BothWays(reverse => s.Rnn(3, reverse: reverse, stateful: [|true|]));")]
    [InlineData(Rules.Unsupported, "Tensor kept = x; s.Scan(3, (h, at) => [|kept|] = h.Dense(3)); return kept.Relu();")]
    [InlineData(Rules.Unsupported, "int t = 0; return s.Scan(3, (h, at) => { [|t|]++; return h.Dense(3) * t; });")]
    [InlineData(Rules.Unsupported, "float decay = 1; Tensor Cell(Tensor h, Tensor at) { [|decay|] *= 0.9f; return h * decay + at.Dense(3); } return s.Scan(3, Cell);")]
    [InlineData(Rules.Unsupported, "Tensor last = x; return s.Scan(3, (h, at) => { Tensor now = h.Dense(3); if (h.Shape.Length > 0) [|last|] = now; return now; });")]
    [InlineData(Rules.Unsupported, "int[] t = new int[1]; return s.Scan(3, (h, at) => { [|t[0]|]++; return h.Dense(3) * t[0]; });")]
    [InlineData(Rules.Unsupported, "Tensor[] kept = new Tensor[1]; s.Scan(3, (h, at) => [|kept[0]|] = h.Dense(3)); return kept[0].Relu();")]
    [InlineData(Rules.Unsupported, "return s.Scan(3, (h, at) => h + [|s.Reshape(8)|].Dense(3));")]
    [InlineData(Rules.Unsupported, "(Tensor states, _) = s.Scan(3, (h, at) => (h.Dense(3), at)); return s.Scan(3, (h, at) => [|h + states|]);")]
    public void What_cannot_stand_in_a_cell_is_refused_where_it_stands(string rule, string markup) => Marked.Reports(rule, Specs.Around(Members(markup)));

    [Theory]
    [InlineData("return s.Scan(3, (h, at) => x.Slice(0, 3));")]
    [InlineData("return s.Scan(2, (h, at) => at);")]
    [InlineData("return s.Scan(3, (h, at) => h);")]
    [InlineData("return s.Scan(3, (h, at) => h, stateful: true);")]
    [InlineData("return s.Scan(2, (h, at) => at, stateful: true);")]
    [InlineData("return s.Slice(0, 1).Scan(3, 2, (h, c, at) => (at.Dense(3), c), stateful: true).First;")]
    [InlineData("for (int i = 0; i < 2; i++) s = s.Lstm(3, returnSequences: true, stateful: true); return s.Last();")]
    [InlineData("(Tensor a, Tensor b) = s.Scan(3, 3, (g, h, at) => (h, g)); return a + b;")]
    [InlineData("int[] widths = [3]; return s.Scan(3, (h, at) => { int[] own = new int[2]; own[1] = widths[0]; return h.Dense(own[1]) + at.Dense(3); });")]
    [InlineData("return s.Scan(3, (h, at) => { for (int i = 0; i < 2; i++) h = (h.Dense(3) + at.Dense(3)).Tanh(); return h; });")]
    [InlineData("return s.Scan(3, (h, at) => Step(h) + at.Dense(3)).Scan(2, (h, at) => at.Dense(2).Tanh() * h); } [SharedWeights] static Tensor Step(Tensor t) { return t.Dense(3);")]
    [InlineData("Tensor Cell(Tensor h, Tensor at) => (h + at.Dense(3)).Map(v => v * v / (1 + v * v)); return s.Scan(3, Cell, reverse: true);")]
    [InlineData("return s.Scan(3, (h, at) => (at.Dense(3) + h).Softmax().Dropout(0.1)).Slice(3, 1).Flatten().Dense(1);")]
    [InlineData("return s.Scan(x.Dense(3).Tanh(), (h, at) => Tensor.Maximum(h, at.Dense(3)) - h.Mean());")]
    [InlineData("return s.Lstm(3, returnSequences: true).Scan(2, (h, at) => Tensor.Concat(h, at).Dense(2, name: \"own\").Tanh()).Gru(4);")]
    public void Odd_cells_compile_without_a_warning(string body) =>
        Assert.DoesNotContain(Compiled.Tolerantly(Specs.Around(Members(body)).Replace("[Network]", "[Network, MeanSquaredError]")).Diagnostics, d => d.Severity is DiagnosticSeverity.Error || d.Id.StartsWith("NC0099", System.StringComparison.Ordinal));

    [Fact]
    public void A_loss_cannot_scan() => Marked.Reports(Rules.Unsupported, Specs.Around(
        "static Tensor Forward([Shape(4, 2)] Tensor s) => s.Dense(2); static Tensor Loss(Tensor prediction, Tensor target) => [|(prediction - target).Scan(2, (h, at) => h + at.Square())|].Mean();"));

    private static NetworkSpec Spec(string body) => Specs.OfMembers(Members(body));

    private static string Members(string body) => $"static Tensor Forward([Shape(4, 2)] Tensor s, [Shape(8)] Tensor x)\n{{\n{body}\n}}";
}

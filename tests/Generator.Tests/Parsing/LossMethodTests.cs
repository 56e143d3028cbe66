using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>A loss as a method: what it becomes, and how it is refused.</summary>
public sealed class LossMethodTests
{
    private const string Forward = "static Tensor Forward([Shape(8)] Tensor x) => x.Dense(3);\n";

    [Fact]
    public void A_method_is_a_loss_of_operators_with_the_names_of_its_locals()
    {
        NetworkSpec spec = Specs.OfMembers(Forward + """
            static Tensor Loss(Tensor prediction, Tensor target)
            {
                Tensor error = Difference(prediction, target);
                for (int i = 0; i < 2; i++)
                    error = error.Square();
                return error.Mean() * Weight;
            }

            const double Weight = 0.25;

            static Tensor Difference(Tensor a, Tensor b) => a - b;
            """);

        LossMethod loss = Assert.IsType<LossMethod>(Assert.Single(spec.Losses).Loss);
        Assert.Equal(["subtract", "square", "square", "mean", "scale"], loss.Nodes.Select(n => n.Operator.Title));
        Assert.Equal(6, loss.Result);
        Assert.Null(loss.OwnTargetShape);
        Assert.Empty(ShapeInference.Infer(spec).Findings);
        Assert.Empty(SpecVerifier.Check(spec).Broken);
    }

    [Fact]
    public void A_method_is_equal_to_the_same_method_and_to_no_other()
    {
        static NetworkSpec With(string body) => Specs.OfMembers(Forward + $"static Tensor Loss(Tensor p, Tensor y) => {body};");

        Assert.Equal(With("(p - y).Square().Sum()"), With("( p-y ).Square( ) .Sum() /* the same */"));
        Assert.NotEqual(With("(p - y).Square().Sum()"), With("(y - p).Square().Sum()"));
        Assert.NotEqual(With("(p - y).Square().Sum()"), With("(p - y).Square().Mean()"));
    }

    [Fact]
    public void The_target_has_the_shape_that_it_says()
    {
        NetworkSpec spec = Specs.OfMembers(Forward + "static Tensor Loss(Tensor prediction, [Shape(1)] Tensor target) => -(prediction.LogSoftmax() * target.OneHot(3)).Sum();");

        Assert.Equal("[1]", Assert.Single(spec.Losses).Loss.TargetShape(Shape.Vector(3)).ToString());
        Assert.Empty(ShapeInference.Infer(spec).Findings);
    }

    [Fact]
    public void A_method_adds_to_the_losses_that_are_attributes()
    {
        NetworkSpec spec = Specs.Of("using NetCompiler; [Network, Input(8), Dense(3), SoftmaxCrossEntropy] partial class Net { static Tensor Loss(Tensor z, Tensor y) => z.Square().Mean() * 0.01; }");
        Assert.Equal(["softmax cross-entropy", "loss method"], spec.Losses.Select(l => l.Loss.Title));
    }

    [Fact]
    public void Methods_of_the_users_own_are_no_loss() =>
        Assert.Empty(Specs.OfMembers(Forward + "static double Loss(double a, double b) => a - b;").Losses);

    [Theory]
    [InlineData(Rules.Signature, "Tensor [|Loss|](Tensor p, Tensor y) => p;")]
    [InlineData(Rules.Signature, "static Tensor [|Loss|]<T>(Tensor p, Tensor y) => p;")]
    [InlineData(Rules.Signature, "static float [|Loss|](Tensor p, Tensor y) => 0;")]
    [InlineData(Rules.Signature, "static Tensor [|Loss|](Tensor p) => p.Sum();")]
    [InlineData(Rules.Signature, "static Tensor [|Loss|](Tensor p, Tensor y, double weight) => p.Sum();")]
    [InlineData(Rules.Signature, "static Tensor [|Loss|]([Shape(3)] Tensor p, Tensor y) => p.Sum();")]
    [InlineData(Rules.Signature, "static Tensor Loss(Tensor p, Tensor y) => p.Sum(); static Tensor [|Loss|](Tensor p, Tensor y, Tensor z) => p.Sum();")]
    [InlineData(Rules.InputShape, "static Tensor Loss(Tensor p, [[|Shape(0)|]] Tensor y) => p.Sum();")]
    [InlineData(Rules.LossShape, "static Tensor [|Loss|](Tensor p, Tensor y) => p - y;")]
    [InlineData(Rules.LossShape, "static Tensor [|Loss|](Tensor p, Tensor y) => y.Sum();")]
    [InlineData(Rules.LossShape, "static Tensor [|Loss|](Tensor p, Tensor y) => p;")]
    [InlineData(Rules.Mismatch, "static Tensor Loss(Tensor p, [Shape(2)] Tensor y) => ([|p - y|]).Sum();")]
    [InlineData(Rules.Argument, "static Tensor Loss(Tensor p, Tensor y) => y.OneHot([|0|]).Sum() * p.Sum();")]
    [InlineData(Rules.Unsupported, "static Tensor Loss(Tensor p, Tensor y) => p.[|Dense(1)|].Sum();")]
    [InlineData(Rules.Unsupported, "static Tensor Loss(Tensor p, Tensor y) => p.[|Dropout(0.5)|].Sum();")]
    [InlineData(Rules.Unsupported, "static Tensor Loss(Tensor p, Tensor y) => p.Sum() * [|Environment.ProcessorCount|];")]
    [InlineData(Rules.Thrown, "static Tensor Loss(Tensor p, Tensor y) => [|throw new NotImplementedException()|];")]
    public void What_is_wrong_is_marked(string rule, string loss) => Marked.Reports(rule, Specs.Around(Forward + loss));

    [Fact]
    public void Several_outputs_are_refused() => Marked.Reports(Rules.LossOutput, Specs.Around("""
        static (Tensor A, Tensor B) Forward([Shape(8)] Tensor x) => (x.Dense(3), x.Dense(2));
        static Tensor [|Loss|](Tensor p, Tensor y) => (p - y).Sum();
        """));

    [Fact]
    public void A_message_names_the_method() =>
        Assert.Contains("inside a network's Loss", Marked.Reports(Rules.Unsupported, Specs.Around(Forward + "static Tensor Loss(Tensor p, Tensor y) { [|try { } finally { }|] return p.Sum(); }"))[0].GetMessage());
}

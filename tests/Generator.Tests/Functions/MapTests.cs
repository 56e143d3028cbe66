using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Functions;

/// <summary>What a mapped function becomes in the network: names, learned numbers, derivatives, both forms.</summary>
public sealed class MapTests
{
    private const string PRelu = "static float PRelu(float x, [Learned(0.25)] float slope) => x >= 0 ? x : slope * x;\n";

    [Fact]
    public void A_learned_number_is_a_parameter_of_the_layer()
    {
        NetworkSpec spec = Specs.OfMembers("static Tensor Forward([Shape(2, 3)] Tensor x) => x.Map(PRelu).Map(Each, name: \"each\");\n" + PRelu + "static float Each(float x, [Learned(-1, PerFeature = true)] float bias) => x + bias;");
        Inventory inventory = Inventory.Of(ShapeInference.Infer(spec));

        Assert.Equal(["pRelu1.slope", "each.bias"], inventory.Parameters.Select(p => p.Name));
        Assert.Equal(["[1]", "[2]"], inventory.Parameters.Select(p => p.Spec.Shape.ToString()));
        Assert.Equal([new Initializer(InitializerKind.Constant, 0.25), new Initializer(InitializerKind.Constant, -1)], inventory.Parameters.Select(p => p.Initializer));
        Assert.Equal(["input", "PRelu", "Each"], spec.Nodes.Select(n => n.Operator.Title));
    }

    [Fact]
    public void A_learned_number_is_frozen_by_its_name()
    {
        NetworkSpec spec = Specs.Of(Specs.Usings + "[Network, Input(3), Map(nameof(PRelu)), Frozen(\"*.slope\")] partial class Net {" + PRelu + "}");
        Assert.True(Assert.Single(Inventory.Of(ShapeInference.Infer(spec)).Parameters).IsFrozen);
    }

    [Fact]
    public void Both_forms_make_one_layer()
    {
        const string Elu = "static float Elu(float x, float alpha) => x > 0 ? x : alpha * (MathF.Exp(x) - 1);";
        NetworkSpec attributes = Specs.Of(Specs.Usings + "[Network, Input(3), Map(nameof(PRelu)), Map(nameof(Elu), 0.5), Map(typeof(Library), nameof(Library.Twice))] partial class Net {" + PRelu + Elu + "} static class Library { public static float Twice(float x) => 2 * x; }");
        NetworkSpec method = Specs.Of(Specs.Usings + "[Network] partial class Net { static Tensor Forward([Shape(3)] Tensor input) => input.Map(PRelu).Map(Elu, 0.5).Map(Library.Twice);" + PRelu + Elu + "} static class Library { public static float Twice(float x) => 2 * x; }");

        Assert.Equal(attributes.Nodes, method.Nodes);
    }

    [Fact]
    public void Constants_are_in_the_function_and_tensors_are_its_arguments()
    {
        NetworkSpec spec = Specs.OfBody("const float beta = 2; return x.Map(v => beta * v).Map((a, b, c) => a * b + c, 0.5, x.Dense(8)).Map(MathF.Tanh);");
        MapOf[] maps = [.. spec.Nodes.Select(n => n.Operator).OfType<MapOf>()];

        Assert.Equal(["map(v) = 2·v", "map(a, c) = 0.5·a + c", "Tanh(x) = tanh(x)"], maps.Select(m => m.Mapped.Function.ToString()));
        Assert.Equal([0, 1, 2, 3], spec.Nodes.Where(n => n.Operator is MapOf).SelectMany(n => n.Inputs).Order());
    }

    [Fact]
    public void A_function_can_be_an_argument_of_a_block()
    {
        NetworkSpec spec = Specs.OfMembers("""
            static Tensor Forward([Shape(8)] Tensor x) => Block(Block(x, MathF.Tanh), v => v * v);
            static Tensor Block(Tensor x, Func<float, float> f) => x.Dense(4).Map(f);
            """);

        Assert.Equal(["tanh(x)", "v²"], spec.Nodes.Select(n => n.Operator).OfType<MapOf>().Select(m => m.Mapped.Function.ToString().Split(" = ")[1]));
    }

    [Fact]
    public void A_derivative_written_by_hand_takes_the_place_of_the_derived_one()
    {
        MappedFunction mapped = Assert.Single(Evaluated.Of("""
            static float Straight(float x) => MathF.Round(x);
            [Derivative(nameof(Straight))] static float D(float x, float y) => 3 + y;
            """, "Straight"));

        Assert.Equal("D(x, y) = 3 + y", mapped.DerivativeBy(0).ToString());
        Assert.Equal("0", mapped.Function.DerivativeBy(0).ToString().Split(" = ")[1]);
    }

    [Fact]
    public void A_derivative_by_hand_is_by_the_parameter_that_it_names()
    {
        NetworkSpec spec = Specs.OfMembers("""
            static Tensor Forward([Shape(3)] Tensor x) => x.Map(Gate, x);
            static float Gate(float a, float b) => a * MathF.Tanh(b);
            [Derivative(nameof(Gate), By = "b")] static float ByB(float a, float b) => a;
            """);
        MappedFunction mapped = Assert.IsType<MapOf>(spec.Nodes[1].Operator).Mapped;

        Assert.Null(mapped.Parameters[0].Derivative);
        Assert.Equal("ByB(a, b) = a", mapped.Parameters[1].Derivative!.ToString());
    }

    [Theory]
    [InlineData("[Network, Input(3), Dense(2)] partial class Net { static float Loss(float prediction, float target) => MathF.Abs(prediction - target); }", 0)]
    [InlineData("[Network, Input(3), Dense(2), ElementwiseLoss(nameof(Loss), Reduction = Reduction.Sum)] partial class Net { static float Loss(float prediction, float target) => MathF.Abs(prediction - target); }", 1)]
    public void A_loss_of_each_element_is_one_loss(string source, int reduction)
    {
        FunctionLoss loss = Assert.IsType<FunctionLoss>(Assert.Single(Specs.Of(Specs.Usings + source).Losses).Loss);

        Assert.Equal((LossReduction)reduction, loss.Reduction);
        Assert.Equal("Loss(prediction, target) = |prediction − target|", loss.Mapped.Function.ToString());
    }

    [Fact]
    public void A_flat_function_is_noted_unless_its_derivative_is_written()
    {
        const string Source = "using System;\nusing NetCompiler;\n[Network, Input(3), Dense(2), Map(nameof(F)), MeanSquaredError] partial class Net { static float F(float x) => [|MathF.Floor(x)|]; OTHER }";

        Marked.Reports("NC2009", Source.Replace("OTHER", ""));
        Marked.Reports("NC2009", Source.Replace("[|", "").Replace("|]", "").Replace("OTHER", "[Derivative(nameof(F))] static float D(float x) => 1;"));
    }
}

using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

public class AttributeFormTests
{
    private const string Mlp = """
        using NetCompiler;
        namespace Digits;

        [Network]
        [Input(784, Name = "pixels")]
        [Dense(512, Name = "hidden"), Relu]
        [Dropout(0.2)]
        [Dense(10, Bias = false, Initializer = WeightInitializer.LeCunNormal)]
        [SoftmaxCrossEntropy]
        public sealed partial class DigitMlp;
        """;

    [Fact]
    public void Layers_follow_the_order_of_the_attributes()
    {
        NetworkSpec spec = Specs.Of(Mlp);

        Assert.Equal("""
            network DigitMlp
              %0 pixels = input()
              %1 hidden = dense(0)
              %2 relu1 = relu(1)
              %3 dropout1 = dropout(2)
              %4 dense1 = dense(3)
              return dense1 = %4
              minimise softmax cross-entropy of output 0

            """.ReplaceLineEndings("\n"), spec.ToString());
        Assert.Equal(new Operators.Dense(10, false, new(Operators.InitializerKind.LeCunNormal)), spec.Nodes[4].Operator);
    }

    [Fact]
    public void A_layer_is_called_by_its_operator_and_an_ordinal()
    {
        NetworkSpec spec = Specs.Of("using NetCompiler; [Network, Input(4), Dense(4), Relu, Dense(4), Relu, LayerNorm] partial class Net;");

        Assert.Equal(["input", "dense1", "relu1", "dense2", "relu2", "layerNorm1"], spec.Nodes.Select(n => n.Name));
    }

    [Fact]
    public void A_network_knows_where_it_belongs()
    {
        NetworkSpec spec = Specs.Of("""
            using NetCompiler;
            namespace A.B;
            static partial class Outer { partial record struct Middle { [Network, Input(2), Dense(1)] internal partial class @event { int Taken; } } }
            """.Replace("int Taken", "public int Taken"));

        Assert.Equal(new Declaration("A.B", ["partial class Outer", "partial record struct Middle"], "@event", "internal", DeclarationForm.Attributes) { Members = ["Taken"] }, spec.Declaration);
    }

    [Fact]
    public void Several_losses_name_their_outputs()
    {
        NetworkSpec spec = Specs.Of(Specs.Usings + """
            [Network, MeanSquaredError(Output = "Value", Weight = 0.5), SoftmaxCrossEntropy]
            partial class Net
            {
                static (Tensor Policy, Tensor Value) Forward([Shape(8)] Tensor x) => (x.Dense(3), x.Dense(1));
            }
            """);

        Assert.Equal(["Policy", "Value"], spec.Outputs.Select(o => o.Name));
        Assert.Equal([(1, 0.5), (0, 1.0)], spec.Losses.Select(l => (l.Output, l.Weight)));
    }
}

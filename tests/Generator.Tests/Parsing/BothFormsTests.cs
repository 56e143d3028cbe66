using System.Linq;
using System.Reflection;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary><c>[Dense(512)]</c> and <c>.Dense(512)</c> are one operator.</summary>
public class BothFormsTests
{
    [Fact]
    public void One_network_in_both_forms_is_one_graph()
    {
        NetworkSpec attributes = Specs.Of("using NetCompiler; [Network, Input(8), Dense(4), Relu, Dropout(0.2), Dense(2), SoftmaxCrossEntropy] partial class Net;");
        NetworkSpec method = Specs.Of("using NetCompiler; [Network, SoftmaxCrossEntropy] partial class Net { static Tensor Forward([Shape(8)] Tensor input) => input.Dense(4).Relu().Dropout(0.2f).Dense(2); }");

        // 0.2f is the float nearest to 0.2, widened: say it in the same words to have the same network.
        Assert.NotEqual(attributes.Nodes, method.Nodes);
        Assert.Equal(attributes.Nodes, Specs.Of("using NetCompiler; [Network, SoftmaxCrossEntropy] partial class Net { static Tensor Forward([Shape(8)] Tensor input) => input.Dense(4).Relu().Dropout(0.2).Dense(2); }").Nodes);
        Assert.Equal(attributes.Outputs, method.Outputs);
        Assert.Equal(attributes.Losses, method.Losses);
    }

    [Theory]
    [InlineData("Dense(3)")]
    [InlineData("BatchNorm")]
    [InlineData("LayerNorm")]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    [InlineData("Relu")]
    [InlineData("LeakyRelu")]
    [InlineData("Softplus")]
    [InlineData("Gelu")]
    [InlineData("Softmax")]
    [InlineData("LogSoftmax")]
    [InlineData("Sum")]
    [InlineData("Mean(0)")]
    [InlineData("Max(-1)")]
    [InlineData("OneHot(3)")]
    [InlineData("Dropout")]
    [InlineData("Flatten")]
    [InlineData("Reshape(2, 4)")]
    [InlineData("Slice(1, 3)")]
    public void Both_forms_have_the_same_defaults(string layer)
    {
        string call = layer.EndsWith(')') ? layer : layer + "()";
        NetworkSpec attributes = Specs.Of($"using NetCompiler; [Network, Input(8), {layer}] partial class Net;");
        NetworkSpec method = Specs.Of($"using NetCompiler; [Network] partial class Net {{ static Tensor Forward([Shape(8)] Tensor input) => input.{call}; }}");

        Assert.Equal(attributes.Nodes, method.Nodes);
        Assert.Equal(attributes.Outputs, method.Outputs);
    }

    [Fact]
    public void The_catalog_and_the_declarations_list_the_same()
    {
        Assembly library = typeof(Tensor).Assembly;
        string[] arithmetic = ["Add", "Subtract", "Multiply", "Divide", "Negate"];
        string[] attributes = Declared(library, typeof(LayerAttribute));
        string[] takingFunctions = ["Scan", "BothWays"], givingTuples = ["LstmStates"], takingTensors = ["Concat", "MatMul", "Maximum", "Minimum", "Attention", "AdditiveAttention"], ofMasks = ["Valid", "SequenceMask", "First", "Last"];
        string[] methods = typeof(Tensor).GetMethods().Where(m => m.ReturnType == typeof(Tensor) && !m.IsSpecialName).Select(m => m.Name).Distinct().Except(takingFunctions).Order().ToArray();
        string[] catalog = Catalog.Operators.Select(o => o.Name).Except(arithmetic).Except(["Input"]).Except(givingTuples).Order().ToArray();

        Assert.Equal(catalog, methods);
        Assert.Equal(catalog.Except(takingTensors).Except(ofMasks), attributes);
        Assert.Equal(Catalog.Losses.Select(l => l.Name).Order(), Declared(library, typeof(LossAttribute)));
    }

    [Fact]
    public void Initializers_have_the_same_numbers()
    {
        foreach (WeightInitializer declared in System.Enum.GetValues<WeightInitializer>())
            Assert.Equal(declared.ToString(), ((InitializerKind)(int)declared).ToString());
    }

    private static string[] Declared(Assembly library, System.Type kind) =>
        library.GetTypes().Where(t => t.BaseType == kind).Select(t => t.Name.Replace("Attribute", "")).Order().ToArray();
}

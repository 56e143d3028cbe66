using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>What can be wrong around the layers, each at its exact place.</summary>
public class DeclarationDiagnosticsTests
{
    [Theory]
    [InlineData(Rules.NotPartial, "[Network, Input(2), Dense(1)] class [|Net|];")]
    [InlineData(Rules.Container, "class [|Outer|] { [Network, Input(2), Dense(1)] partial class Net; }")]
    [InlineData(Rules.Container, "partial class [|Outer|]<T> { [Network, Input(2), Dense(1)] partial class Net; }")]
    [InlineData(Rules.ClassKind, "[Network, Input(2), Dense(1)] partial class [|Net|]<T>;")]
    [InlineData(Rules.ClassKind, "[Network, Input(2), Dense(1)] abstract partial class [|Net|];")]
    [InlineData(Rules.ClassKind, "[Network, Input(2), Dense(1)] static partial class [|Net|];")]
    [InlineData(Rules.ClassKind, "[Network, Input(2), Dense(1)] file partial class [|Net|];")]
    [InlineData(Rules.ClassKind, "[Network, Input(2), Dense(1)] partial record [|Net|];")]
    [InlineData(Rules.ClassKind, "[Network, Input(2), Dense(1)] partial class Net[|(int x)|] { int X => x; }")]
    [InlineData(Rules.ClassKind, "[Network, Input(2), Dense(1)] partial class Net { public [|Net|](ulong seed) { } }")]
    [InlineData(Rules.OtherBase, "class Other; [Network, Input(2), Dense(1)] partial class Net : [|Other|];")]
    [InlineData(Rules.ReservedMember, "namespace Shop { record Row; namespace Models { [Network, Input(2), Dense(1)] partial class [|Net|]; } }")]
    [InlineData(Rules.ReservedMember, "namespace Shop { class Steps; [Network, Input(4, 2), Dense(1)] partial class [|Net|]; }")]
    [InlineData(Rules.ReservedMember, "[Network, Input(4, 2), Dense(1)] partial class [|Net|] { static float Steps(float x) => x; }")]
    [InlineData(Rules.NoInput, "[Network, Dense(1)] partial class [|Net|];")]
    [InlineData(Rules.NoInput, "[Network] partial class [|Net|];")]
    [InlineData(Rules.NoOutput, "[Network, [|Input(2)|]] partial class Net;")]
    [InlineData(Rules.SeveralInputs, "[Network, Input(2), [|Input(3)|], Dense(1)] partial class Net;")]
    [InlineData(Rules.ScatteredLayers, "[Network, Input(2), Dense(1)] partial class Net; [[|Relu|]] partial class Net;")]
    [InlineData(Rules.BothForms, "[Network, [|Dense(1)|]] partial class Net { static Tensor Forward([Shape(2)] Tensor x) => x.Relu(); }")]
    [InlineData(Rules.DuplicateName, "[Network, Input(2), Dense(1, Name = \"a\"), Dense(1, Name = [|\"a\"|])] partial class Net;")]
    [InlineData(Rules.Argument, "[Network, Input(2), Dense(1, Name = [|\"a b\"|])] partial class Net;")]
    [InlineData(Rules.Argument, "[Network, Input(2), Dense([|0|])] partial class Net;")]
    [InlineData(Rules.Argument, "[Network, Input(2), LeakyRelu(Slope = [|2 - 0.5|])] partial class Net;")]
    [InlineData(Rules.InputShape, "[Network, Input([|3, -1|]), Flatten] partial class Net;")]
    [InlineData(Rules.NeedsVector, "[Network, Input(2, 2, 2), [|Dense(1)|]] partial class Net;")]
    [InlineData(Rules.LossOutput, "[Network, Input(2), Dense(1), MeanSquaredError(Output = [|\"nothing\"|])] partial class Net;")]
    [InlineData(Rules.Argument, "[Network, Input(2), Dense(1), MeanSquaredError(Weight = [|-1|])] partial class Net;")]
    [InlineData(Rules.SliceRange, "[Network, Input(9), Slice([|2147483647|], 5)] partial class Net;")]
    [InlineData(Rules.ReshapeSize, "[Network, Input(4), Reshape([|65536, 65536|])] partial class Net;")]
    [InlineData(Rules.TooLarge, "[Network, [|Input(65536, 65536)|], Flatten] partial class Net;")]
    [InlineData(Rules.TooLarge, "[Network, Input(2), [|Dense(2147483647)|]] partial class Net;")]
    public void Attribute_form(string rule, string markup) => Marked.Reports(rule, "using NetCompiler;\n" + markup);

    [Theory]
    [InlineData(Rules.NoInput, "static Tensor Forward(Tensor [|x|]) => x.Dense(1);")]
    [InlineData(Rules.NoInput, "static Tensor [|Forward|]() => null!;")]
    [InlineData(Rules.TooLarge, "static Tensor Forward([Shape(268435456)] Tensor x) => Tensor.[|Concat(x, x, x, x, x, x, x, x)|];")]
    [InlineData(Rules.NoOutput, "static void [|Forward|]([Shape(2)] Tensor x) { }")]
    [InlineData(Rules.NoOutput, "static Tensor [|Forward|]([Shape(2)] Tensor x) => null!;")]
    [InlineData(Rules.Signature, "Tensor [|Forward|]([Shape(2)] Tensor x) => x;")]
    [InlineData(Rules.Signature, "static Tensor [|Forward|]<T>([Shape(2)] Tensor x) => x;")]
    [InlineData(Rules.Signature, "static [|int|] Forward([Shape(2)] Tensor x) => 1;")]
    [InlineData(Rules.Signature, "static Tensor Forward([Shape(2)] Tensor x, int [|n|]) => x;")]
    [InlineData(Rules.Signature, "static Tensor Forward([Shape(2)] Tensor x) => x; static Tensor [|Forward|]([Shape(2)] Tensor x, [Shape(2)] Tensor y) => x;")]
    [InlineData(Rules.InputShape, "static Tensor Forward([[|Shape(0)|]] Tensor x) => x.Relu();")]
    public void Method_form(string rule, string markup) => Marked.Reports(rule, Specs.Around(markup));

    [Fact]
    public void A_method_that_is_Forward_but_for_its_name_is_named()
    {
        var reported = Marked.Reports(Rules.NoInput, Specs.Around("static Tensor forward([Shape(4)] Tensor x) => x.Dense(3);").Replace("class Net", "class [|Net|]"));
        Assert.Equal("'Net' has no input. Its method 'forward' describes none: call it Forward, with a capital F.", reported[0].GetMessage());
    }
}

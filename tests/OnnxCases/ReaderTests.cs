using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Onnx;

public sealed class ReaderTests
{
    [SkippableFact]
    public void A_case_is_its_operators_attributes_and_tensors()
    {
        OnnxCase elu = OnnxCases.Named("test_elu");

        Assert.Equal("Elu", elu.Node.Operator);
        Assert.Equal(2, elu.Node.Number("alpha"));
        Assert.Equal([3, 4, 5], elu.Operand(0).Shape);

        double[] expected = [.. elu.Operand(0).Values.Select(x => (double)(float)(x > 0 ? x : 2 * (System.Math.Exp(x) - 1)))];
        Assert.Equal(expected, elu.Outputs.Single().Values, (e, a) => System.Math.Abs(e - a) < 1e-6);
    }

    [SkippableFact]
    public void Every_tensor_has_as_many_elements_as_its_shape()
    {
        foreach (OnnxTensor tensor in OnnxCases.All.SelectMany(c => c.Inputs.Concat(c.Initializers).Concat(c.Outputs)))
            Assert.Equal(tensor.Shape.Aggregate(1, (product, axis) => product * axis), tensor.Values.Length);
    }
}

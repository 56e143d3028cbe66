using System.Linq;
using NetCompiler.Generator.Shapes;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>What works along axes: which shapes it gives, and how it is refused.</summary>
public sealed class AxesTests
{
    [Theory]
    [InlineData("x.Sum()", "[]")]
    [InlineData("x.Sum(0)", "[3, 4]")]
    [InlineData("x.Mean(-1, keepDimensions: true)", "[2, 3, 1]")]
    [InlineData("x.Max([0, -1])", "[3]")]
    [InlineData("x.Sum(new[] { 0, 1, 2 }, keepDimensions: true)", "[1, 1, 1]")]
    [InlineData("x.Sum(\"total\")", "[]")]
    [InlineData("x.Transpose()", "[2, 4, 3]")]
    [InlineData("x.Transpose(2, 0, 1)", "[4, 2, 3]")]
    [InlineData("x.Softmax(1)", "[2, 3, 4]")]
    [InlineData("x.LogSoftmax()", "[2, 3, 4]")]
    [InlineData("x.LayerNorm()", "[2, 3, 4]")]
    [InlineData("x.OneHot(5)", "[2, 3, 4, 5]")]
    [InlineData("x.Sum().OneHot(5)", "[5]")]
    [InlineData("x.MatMul(x.Transpose())", "[2, 3, 3]")]
    [InlineData("x.MatMul(x.Slice(0, 1).Transpose())", "[2, 3, 3]")]
    [InlineData("x.MatMul(x.Slice(0, 1).Slice(0, 1, axis: 1).Reshape(4))", "[2, 3]")]
    [InlineData("x.Flatten().MatMul(x.Flatten())", "[]")]
    [InlineData("x + x.Sum(1)", "", "NC1003")]
    [InlineData("x + x.Sum(1, keepDimensions: true)", "[2, 3, 4]")]
    [InlineData("x.Sum(2, keepDimensions: true) * x.Sum(0)", "[2, 3, 4]")]
    [InlineData("x / x.Sum()", "[2, 3, 4]")]
    [InlineData("x.Sum() - x", "[2, 3, 4]")]
    public void Shapes_follow_from_axes(string expression, string shape, string? rule = null)
    {
        Shaped shaped = ShapeInference.Infer(Specs.OfMembers($"static Tensor Forward([Shape(2, 3, 4)] Tensor x) => {expression};"));

        Assert.Equal(rule is null ? [] : [rule], shaped.Findings.Select(f => f.Rule));

        if (rule is null)
            Assert.Equal(shape, shaped.Shapes[shaped.Spec.Outputs[0].Value].ToString());
    }

    [Theory]
    [InlineData("x.Sum([|2|])", "Sum(2) names axis 2, but [3, 4] has axes 0 to 1. The batch is not counted.")]
    [InlineData("x.Mean(axis: [|-3|])", "Mean(-3) names axis -3, but [3, 4] has axes 0 to 1. The batch is not counted.")]
    [InlineData("x.Max([|[0, -2]|])", "Max(0, -2) names axis 0 of [3, 4] twice. Name each axis once.")]
    [InlineData("x.Softmax([|2|])", "Softmax names axis 2, but [3, 4] has axes 0 to 1. The batch is not counted.")]
    [InlineData("x.Sum().[|LogSoftmax()|]", "LogSoftmax needs an axis, but it is given a single number, which has none.")]
    [InlineData("x.Flatten().[|Transpose()|]", "Transpose exchanges the last two axes, but it is given [12]. Use Reshape to make a matrix of it.")]
    [InlineData("x.Transpose([|0|])", "Transpose(0) names 1 axes, but [3, 4] has 2. Name all of them, in their new order.")]
    [InlineData("x.Transpose([|1, 1|])", "Transpose(1, 1) names axis 1 of [3, 4] twice. Name each axis once.")]
    public void An_axis_that_does_not_exist_is_marked(string expression, string message) =>
        Assert.Equal(message, Assert.Single(Marked.Reports("NC1005", Specs.Around($"static Tensor Forward([Shape(3, 4)] Tensor x) => {expression};"))).GetMessage());

    [Theory]
    [InlineData("x.[|MatMul(x)|]", "MatMul needs […, i, j] and […, j, k], with axes before the matrices that are equal or 1; but its operands are [3, 4] and [3, 4]. Bring them to such shapes, with Transpose or Reshape.")]
    [InlineData("x.[|MatMul(x.Sum())|]", "MatMul needs matrices or vectors, but its operands are [3, 4] and []. Multiply by a single number with *.")]
    public void Matrices_that_do_not_fit_are_marked(string expression, string message) =>
        Assert.Equal(message, Assert.Single(Marked.Reports("NC1003", Specs.Around($"static Tensor Forward([Shape(3, 4)] Tensor x) => {expression};"))).GetMessage());
}

using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Products of the matrices in the last two axes of two tensors, by the rules of NumPy's and PyTorch's matmul: axes before them broadcast, a vector on the left
/// is a row and one on the right a column, whose axis the result has not.
/// <code>
/// c  = a·b            a: […, i, j]   b: […, j, k]   c: […, i, k]
/// da = dc·bᵀ          db = aᵀ·dc
/// </code>
/// </summary>
internal sealed record MatMul : Operator
{
    public override string Title => "matrix product";

    public override string Declared => "MatMul";

    public override int Arity => 2;

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        if (inputs[0].Rank == 0 || inputs[1].Rank == 0)
            return ShapeFindings.MatMul(inputs[0], inputs[1]);

        Shape left = Left(inputs[0]), right = Right(inputs[1]);
        int steps = left.Axes.Last();

        return steps == right.Axes[right.Rank - 2] && Broadcasting.Of(Leading(left), Leading(right)) is { } leading
            ? Result(inputs, leading, left.Axes[left.Rank - 2], right.Axes.Last())
            : ShapeFindings.MatMul(inputs[0], inputs[1]);
    }

    public override Value Lower(Lowering g)
    {
        Factors factors = new(g.Inputs[0], g.Inputs[1]);
        Value product = g.Builder.Contract(Contract.Plain, factors.Left, factors.Right);
        return g.Builder.Reshape(product, Infer([g.Inputs[0].Type.Shape, g.Inputs[1].Type.Shape]).Shape);
    }

    public override void Differentiate(Adjoints g)
    {
        Factors factors = new(g.Inputs[0], g.Inputs[1]);
        Shape product = new([factors.Left.Type.Shape.Axes[0], factors.Left.Type.Shape.Axes[1], factors.Right.Type.Shape.Axes[2]]);
        Value dc = g.Builder.Reshape(g.Gradient, product);

        g.ToInput(0, () => factors.ToLeft(g.Builder.Contract(Contract.RightTransposed, dc, factors.Right)));
        g.ToInput(1, () => factors.ToRight(g.Builder.Contract(Contract.LeftTransposed, factors.Left, dc)));
    }

    private static Shape Result(EquatableArray<Shape> inputs, Shape leading, int height, int width) => new(
    [
        .. leading.Axes,
        .. inputs[0].Rank > 1 ? [height] : (EquatableArray<int>)[],
        .. inputs[1].Rank > 1 ? [width] : (EquatableArray<int>)[],
    ]);

    private static Shape Left(Shape shape) => shape.Rank > 1 ? shape : new Shape([1, .. shape.Axes]);

    private static Shape Right(Shape shape) => shape.Rank > 1 ? shape : new Shape([.. shape.Axes, 1]);

    private static Shape Leading(Shape shape) => new(shape.Axes.Take(shape.Rank - 2).ToEquatableArray());

    /// <summary>The two factors as [p, i, j] and [p, j, k], and the way back for their gradients.</summary>
    private sealed class Factors
    {
        private readonly Shape _left, _right, _leftMatrices, _rightMatrices, _leftAll, _rightAll;

        public Factors(Value left, Value right)
        {
            (_left, _right) = (left.Type.Shape, right.Type.Shape);
            (_leftMatrices, _rightMatrices) = (MatMul.Left(_left), MatMul.Right(_right));
            Shape leading = Broadcasting.Of(Leading(_leftMatrices), Leading(_rightMatrices))!.Value;
            int height = _leftMatrices.Axes[_leftMatrices.Rank - 2], steps = _leftMatrices.Axes.Last(), width = _rightMatrices.Axes.Last();

            // One matrix on the right: all rows on the left are those of one product.
            bool together = Leading(_rightMatrices).Count == 1;
            _leftAll = new Shape([.. leading.Axes, height, steps]);
            _rightAll = together ? _rightMatrices : new Shape([.. leading.Axes, steps, width]);
            Left = left.Builder.Reshape(Matrices(left, _leftMatrices, _leftAll), together ? new Shape([1, leading.Count * height, steps]) : new Shape([leading.Count, height, steps]));
            Right = right.Builder.Reshape(Matrices(right, _rightMatrices, _rightAll), together ? new Shape([1, steps, width]) : new Shape([leading.Count, steps, width]));
        }

        public Value Left { get; }

        public Value Right { get; }

        public Value ToLeft(Value gradient) => Back(gradient, _leftAll, _leftMatrices, _left);

        public Value ToRight(Value gradient) => Back(gradient, _rightAll, _rightMatrices, _right);

        private static Value Matrices(Value x, Shape matrices, Shape all) => x.Builder.Reshape(x, matrices).ExpandedTo(all);

        private static Value Back(Value gradient, Shape all, Shape matrices, Shape shape) =>
            gradient.Builder.Reshape(gradient.Builder.Reshape(gradient, all).SummedTo(matrices), shape);
    }
}

using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Channels in another order (Zhang et al. 2018, ShuffleNet), so that the next layer's groups mix those of the last: channel i of group g goes to place i·groups + g, as if a matrix
/// <c>[groups, C/groups]</c> of channels were transposed. The gradient goes back the same way.
/// </summary>
internal sealed record ChannelShuffle(int Groups) : Operator
{
    public override string Title => "channel shuffle";

    public override string Declared => $"ChannelShuffle({Groups})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        ShapeProblem? problem = inputs[0].Rank == 0 ? ShapeFindings.NeedsImage(Declared, 2, inputs[0]) : ShapeFindings.ChannelGroups(Declared, Groups, inputs[0].Axes[0]);
        return problem is null ? inputs[0] : problem.GoingOnWith(inputs[0]);
    }

    public override Value Lower(Lowering g) => Turned(g.Input, Groups, g.Input.Type.Shape.Axes[0] / Groups);

    public override void Differentiate(Adjoints g) => g.ToInput(0, () => Turned(g.Gradient, g.Input.Type.Shape.Axes[0] / Groups, Groups));

    private static Value Turned(Value image, int rows, int columns)
    {
        Value x = image.Positions();
        return x.Builder.Transpose(rows, columns, 1, x, x.Type.Shape).Image(image.Type.Shape);
    }
}

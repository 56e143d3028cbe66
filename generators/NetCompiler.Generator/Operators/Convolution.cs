using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Convolution of an image or a sequence, cross-correlation as everywhere in deep learning.
/// <code>
/// y[o, q] = b[o] + Σ over taps t, channels c of o's group   W[o, c, t] · x[c, q∘t]
/// dx = Σ over q, t with q∘t = p of dy[o, q] · W[o, c, t]     dW = Σ over batch, q of dy[o, q] · x[c, q∘t]     db = Σ over batch, q of dy
/// </code>
/// x: [C, H, W]   W: [filters, C/groups, kernel]   y: [filters, H', W']
/// </summary>
internal sealed record Convolution(SlidingWindow Window, int Filters, int Groups, bool HasBias, PaddingMode PaddingMode, Initializer Initializer) : Operator
{
    public override string Title => Window.Dimensions == 2 ? "conv 2d" : "conv 1d";

    public override string Declared => Window.Dimensions == 2
        ? $"Conv2D({Filters}, {Window.Kernel})"
        : $"Conv1D({Filters}, {Window.Horizontal.Kernel})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        Shape result = Window.Results(inputs[0], Filters);
        ShapeProblem? problem = Window.Problem(Declared, inputs[0]) ?? ShapeFindings.Groups(Declared, Groups, inputs[0].Axes[0], Filters) ?? Padding(inputs[0]).Problem(Declared, inputs[0]);
        return problem is null ? result : problem.GoingOnWith(result);
    }

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs)
    {
        int channels = System.Math.Max(inputs[0].Axes[0] / Groups, 1);
        Shape shape = Window.Dimensions == 2
            ? new([Filters, channels, Window.Vertical.Kernel, Window.Horizontal.Kernel])
            : new([Filters, channels, Window.Horizontal.Kernel]);
        ParameterSpec weight = new("weight", shape, Convolutions.IsDepthwise(Groups, shape) ? ParameterLayout.Taps : ParameterLayout.ConvolutionPanels, Initializer, Groups);
        return HasBias ? [weight, new ParameterSpec("bias", Shape.Vector(Filters), ParameterLayout.Vector, Initializer.Zeros)] : [weight];
    }

    public override Value Lower(Lowering g)
    {
        Shape image = g.Input.Type.Shape;
        Value product = Padding(image).Pad(g.Input.Positions()).Convolved(g.Parameter("weight"), Inner(image), Groups);
        return (HasBias ? product + g.Parameter("bias") : product).Image(Window.Results(image, Filters));
    }

    public override void Differentiate(Adjoints g)
    {
        Shape image = g.Input.Type.Shape;
        Border padding = Padding(image);
        Value dy = g.Gradient.Positions(), weight = g.Parameter("weight");
        g.ToInput(0, () => padding.Unpad(dy.ConvolvedBack(weight, Inner(image), Groups)).Image(image));
        g.ToParameter("weight", () => dy.ConvolvedWeights(padding.Pad(g.Input.Positions()), weight.Type.Shape, Inner(image), Groups));

        if (HasBias)
            g.ToParameter("bias", () => dy.SumBatch());
    }

    /// <summary>What is put around the image beforehand: nothing, where the padding is zeros.</summary>
    private Border Padding(Shape image) => new(Window.On(image), Window, PaddingMode);

    /// <summary>The window over the image with whatever is put around it.</summary>
    private Window Inner(Shape image) => Padding(image).Inner;
}

using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Transposed convolution of an image: the linear map that is the gradient of a convolution by its input. The convolution's window slides over the result, and each element of x is what it saw there.
/// <code>
/// y[c, p] = b[c] + Σ over q, t with q∘t = p, channels o of c's group   x[o, q] · W[o, c, t]
/// dx[o, q] = Σ over taps t, c of dy[c, q∘t] · W[o, c, t]     dW = Σ over batch, q of x[o, q] · dy[c, q∘t]     db = Σ over batch, p of dy
/// </code>
/// x: [C, H, W]   W: [C, filters/groups, kernel]   y: [filters, H', W'],   H' = (H − 1)·stride − padding + (kernel − 1)·dilation + 1 + output padding
/// </summary>
/// <param name="Window">The convolution's.</param>
/// <param name="Below">Rows of the result behind the last that the window sees for certain: of the sizes that a stride above 1 makes equal, which one is meant.</param>
/// <param name="Beside">Columns alike.</param>
/// <param name="Filters">Channels of the result.</param>
/// <param name="Groups">Into how many groups channels fall.</param>
/// <param name="HasBias">Whether b is added.</param>
/// <param name="Initializer">How W starts.</param>
internal sealed record ConvTranspose(SlidingWindow Window, int Below, int Beside, int Filters, int Groups, bool HasBias, Initializer Initializer) : Operator
{
    public override string Title => "transposed conv 2d";

    public override string Declared => $"ConvTranspose2D({Filters}, {Window.Kernel})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        if (inputs[0].Rank != 3)
            return ShapeFindings.NeedsImage(Declared, 2, inputs[0]).GoingOnWith(new Shape([Filters, 1, 1]));

        (int height, int width) = Results(inputs[0]);
        Shape result = new([Filters, System.Math.Max(height, 1), System.Math.Max(width, 1)]);
        ShapeProblem? problem = height < 1 || width < 1 ? ShapeFindings.NothingLeft(Declared, height, width, inputs[0])
            : ShapeFindings.OutputPadding(Declared, Below, Window.Vertical) ?? ShapeFindings.OutputPadding(Declared, Beside, Window.Horizontal)
            ?? ShapeFindings.Groups(Declared, Groups, inputs[0].Axes[0], Filters);
        return problem is null ? result : problem.GoingOnWith(result);
    }

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs)
    {
        Shape shape = new([inputs[0].Axes[0], System.Math.Max(Filters / Groups, 1), Window.Vertical.Kernel, Window.Horizontal.Kernel]);
        ParameterSpec weight = new("weight", shape, Convolutions.IsDepthwise(Groups, shape) ? ParameterLayout.Taps : ParameterLayout.ConvolutionPanels, Initializer, Groups);
        return HasBias ? [weight, new ParameterSpec("bias", Shape.Vector(Filters), ParameterLayout.Vector, Initializer.Zeros)] : [weight];
    }

    public override Value Lower(Lowering g)
    {
        Window window = Over(g.Input.Type.Shape);
        Value product = g.Input.Positions().ConvolvedBack(g.Parameter("weight"), window, Groups);
        return (HasBias ? product + g.Parameter("bias") : product).Image(new Shape([Filters, window.Height, window.Width]));
    }

    public override void Differentiate(Adjoints g)
    {
        Shape image = g.Input.Type.Shape;
        Value dy = g.Gradient.Positions(), weight = g.Parameter("weight");
        g.ToInput(0, () => dy.Convolved(weight, Over(image), Groups).Image(image));
        g.ToParameter("weight", () => g.Input.Positions().ConvolvedWeights(dy, weight.Type.Shape, Over(image), Groups));

        if (HasBias)
            g.ToParameter("bias", () => dy.SumBatch());
    }

    /// <summary>The convolution's window over the result, which sees as often as there are elements of x.</summary>
    private Window Over(Shape x)
    {
        (int height, int width) = Results(x);
        return Sliding.Over(Window.Vertical, Window.Horizontal, height, width) with { OutHeight = x.Axes[1], OutWidth = x.Axes[2] };
    }

    private (int Height, int Width) Results(Shape x) => (Window.Vertical.Transposed(x.Axes[1]) + Below, Window.Horizontal.Transposed(x.Axes[2]) + Beside);
}

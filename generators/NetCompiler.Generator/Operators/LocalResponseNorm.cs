using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Local response normalisation across channels (Krizhevsky et al. 2012, section 3.3), in PyTorch's conventions: α is divided by the size, also where channels are missing.
/// <code>
/// d = k + α/size · Σ x²  over the channels c − ⌊size/2⌋ … c + ⌊(size − 1)/2⌋ that there are;     y = x·d^−β
/// dx = dy·d^−β − 2αβ/size · x · Σ (dy·x·d^−(β + 1))  over the channels c − ⌊(size − 1)/2⌋ … c + ⌊size/2⌋: those whose sums c is in
/// </code>
/// </summary>
internal sealed record LocalResponseNorm(int Size, double Alpha, double Beta, double K) : Operator
{
    public override string Title => "local response norm";

    public override string Declared => $"LocalResponseNorm({Size})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank > 0 ? inputs[0] : ShapeFindings.NeedsImage(Declared, 2, inputs[0]).GoingOnWith(inputs[0]);

    public override Value Lower(Lowering g)
    {
        Value x = g.Input.Positions();
        return Value.Map(x, Squares(x), (a, squares) => a * Pow(Denominator(squares), -Beta)).Image(g.Input.Type.Shape);
    }

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        Value x = g.Input.Positions(), dy = g.Gradient.Positions(), squares = Squares(x);
        Value pull = Value.Map(dy, x, squares, (d, a, s) => d * a * Pow(Denominator(s), -Beta - 1));
        Value pulled = g.Builder.Step(new SumNeighbours((Size - 1) / 2, Size / 2), x.Type, pull).Named(g.Builder.Scope + ".pulled");

        (Argument d, Argument a, Argument s, Argument p) = (new(0), new(1), new(2), new(3));
        return g.Builder.Map([dy, x, squares, pulled], d * Pow(Denominator(s), -Beta) - 2 * Alpha * Beta / Size * a * p).Image(g.Input.Type.Shape);
    });

    private Value Squares(Value x) => x.Builder.Step(new SumNeighbours(Size / 2, (Size - 1) / 2), x.Type, x * x).Named(x.Builder.Scope + ".squares");

    private Expr Denominator(Expr squares) => K + Alpha / Size * squares;
}

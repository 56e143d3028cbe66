using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The divergence of Kullback and Leibler from log-probabilities z to targets y (PyTorch's KLDivLoss with reduction 'batchmean').
/// <code>
/// L  = Σ y·(log y − z)        or, of targets that are logarithms, Σ e^y·(y − z)
/// dz = −y                     or −e^y
/// </code>
/// What has no probability, y = 0, counts for nothing.
/// </summary>
internal sealed record KLDivergence(bool LogTarget) : ElementwiseLoss(LossReduction.Sum)
{
    public override string Title => "KL divergence";

    public override ResponseForm Response => ResponseForm.Largest;

    public override TargetRange Range => LogTarget ? new(double.NegativeInfinity, 0) : new(0, 1);

    public override ShapeProblem? Check(Shape prediction) => ShapeFindings.NeedsDistribution("KLDivergence", prediction);

    public override Expr Forward(Expr p, Expr y) => LogTarget ? Functions.Exp(y) * (y - p) : (y > 0).Choose(y * (Functions.Log(y) - p), 0);

    public override Expr Gradient(Expr p, Expr y, Expr dl) => -((LogTarget ? Functions.Exp(y) : y) * dl);
}

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Sigmoid and the loss of intersection over union (Rahman and Wang 2016), Jaccard's index.
/// <code>
/// L = 1 − (Σ p·y + s)/(Σ p + Σ y − Σ p·y + s),  p = σ(z)
/// </code>
/// </summary>
internal sealed record SigmoidJaccard(double Smoothing) : OverlapLoss(Smoothing)
{
    public override string Title => "sigmoid jaccard";

    protected override double OfHits => 1;

    protected override double OfFalsePositives => 1;

    protected override double OfFalseNegatives => 1;
}

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Sigmoid and the loss of Tversky's index (Salehi, Erdogmus and Gholipour 2017).
/// <code>
/// L = 1 − (Σ p·y + s)/(Σ p·y + α·Σ p·(1 − y) + β·Σ (1 − p)·y + s),  p = σ(z)
/// </code>
/// </summary>
internal sealed record SigmoidTversky(double Alpha, double Beta, double Smoothing) : OverlapLoss(Smoothing)
{
    public override string Title => "sigmoid tversky";

    protected override double OfHits => 1;

    protected override double OfFalsePositives => Alpha;

    protected override double OfFalseNegatives => Beta;
}

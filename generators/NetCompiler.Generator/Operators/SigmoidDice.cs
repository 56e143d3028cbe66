namespace NetCompiler.Generator.Operators;

/// <summary>
/// Sigmoid and dice loss (Milletari, Navab and Ahmadi 2016, with plain sums below).
/// <code>
/// L = 1 − (2·Σ p·y + s)/(Σ p + Σ y + s),  p = σ(z)
/// </code>
/// </summary>
internal sealed record SigmoidDice(double Smoothing) : OverlapLoss(Smoothing)
{
    public override string Title => "sigmoid dice";

    protected override double OfHits => 2;

    protected override double OfFalsePositives => 1;

    protected override double OfFalseNegatives => 1;
}

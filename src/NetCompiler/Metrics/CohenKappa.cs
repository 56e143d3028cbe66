namespace NetCompiler;

/// <summary>
/// Cohen's kappa: how much more often predicted and right classes agree than they would by chance.
/// <code>
/// κ = (pₒ − pₑ) / (1 − pₑ)      pₒ = right / n      pₑ = Σ over classes (predicted·actual) / n²
/// </code>
/// 1 is perfect, 0 no better than chance, less is worse. Undefined where chance alone agrees always: all answers, predicted and right, are of one class, or there are none.
/// (Cohen, "A coefficient of agreement for nominal scales", 1960.)
/// </summary>
public sealed class CohenKappa() : AgreementMetric("Cohen's kappa")
{
    private protected override double? Figure(ConfusionMatrix counts)
    {
        double n = counts.Count, chance = 0;
        for (int c = 0; c < counts.Classes; c++)
            chance += (double)counts.Predicted(c) * counts.Actual(c);

        double most = n * n - chance;
        return most == 0 ? null : (n * counts.Correct - chance) / most;
    }
}

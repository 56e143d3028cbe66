namespace NetCompiler;

/// <summary>
/// Multi-class hinge loss, for one class out of several: the score of the right class has to lead all others by a margin.
/// <code>
/// L = (1/B)·Σ (1/C)·Σ over i ≠ label of max(0, margin − s[label] + sᵢ)          s: [C], the network's output   label: the number of a class
/// </code>
/// PyTorch's MultiMarginLoss. A prediction returns the scores; the largest is the answer. The output must be a vector (NC1004) of two classes or more (NC1007). Crammer and Singer 2001.
/// </summary>
public sealed class MultiClassHingeAttribute : LossAttribute
{
    /// <summary>By how much the right class has to lead, above 0; 1 by default.</summary>
    public double Margin { get; set; } = 1;
}

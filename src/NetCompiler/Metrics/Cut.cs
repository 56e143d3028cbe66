namespace NetCompiler;

/// <summary>What a threshold on the scores lets through: so many of the positives, and so many of the others.</summary>
internal readonly record struct Cut(int TruePositives, int FalsePositives)
{
    /// <summary>TP / (TP + FP), of a cut that lets something through.</summary>
    public double Precision => (double)TruePositives / ((long)TruePositives + FalsePositives);
}

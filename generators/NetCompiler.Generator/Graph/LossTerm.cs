using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Graph;

/// <summary>One term of what is minimised: a loss over one output, times a weight. Terms are added.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Output">Index in <see cref="NetworkSpec.Outputs"/>.</param>
/// <param name="Weight">Factor of the term; 1 unless said otherwise.</param>
internal sealed record LossTerm(Loss Loss, int Output, double Weight)
{
    /// <summary>Index of the loss whose target it compares with, too; −1 of one with its own, or with none.</summary>
    public int Shares { get; init; } = -1;

    /// <summary>Whether it is a term of training only.</summary>
    public bool IsAuxiliary { get; init; }

    /// <summary>Whether the dataset has a column for it.</summary>
    public bool HasColumn => Loss.Target is not TargetForm.None && Shares < 0;

    public override string ToString() =>
        $"minimise {Loss.Title} of output {Output}" + (Shares < 0 ? "" : $" with the target of loss {Shares}") + (IsAuxiliary ? ", auxiliary" : "") + (Loss is LossMethod method ? "\n" + method : "");
}

/// <summary>What an attribute says of a loss's place in the network.</summary>
/// <param name="Output">The name of the output it is over; null for the first.</param>
/// <param name="Weight">The factor.</param>
/// <param name="Target">The name of the output whose loss has its target; null for one of its own.</param>
/// <param name="IsAuxiliary">Whether it is a term of training only.</param>
internal sealed record LossPlace(string? Output = null, double Weight = 1, string? Target = null, bool IsAuxiliary = false);

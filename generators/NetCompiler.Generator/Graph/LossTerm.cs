using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Graph;

/// <summary>One term of what is minimised: a loss over one output, times a weight. Terms are added.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Output">Index in <see cref="NetworkSpec.Outputs"/>.</param>
/// <param name="Weight">Factor of the term; 1 unless said otherwise.</param>
internal sealed record LossTerm(Loss Loss, int Output, double Weight)
{
    public override string ToString() => $"minimise {Loss.Title} of output {Output}" + (Loss is LossMethod method ? "\n" + method : "");
}

using System.Collections.Generic;

namespace NetCompiler;

/// <summary>A sequence that a beam search has found.</summary>
/// <param name="Tokens">After the prompt, without the token that ends it.</param>
/// <param name="LogProbability">log p(tokens | prompt).</param>
/// <param name="Score">By what hypotheses are compared.</param>
/// <param name="IsEnded">Whether it came to its end, and not only to the greatest length.</param>
public sealed record Hypothesis(IReadOnlyList<int> Tokens, double LogProbability, double Score, bool IsEnded);

using System;

namespace NetCompiler;

/// <summary>
/// How the next token is drawn from what a network says of all of them.
/// <code>
/// p'ᵢ ∝ pᵢ^(1/τ)      over the k most probable tokens, and of these over the fewest whose p' together reach the share TopP
/// </code>
/// </summary>
public sealed record Sampling
{
    /// <summary>As the network says: τ = 1, over all tokens.</summary>
    public static Sampling Plain { get; } = new();

    /// <summary>Always the most probable token; of equals the first.</summary>
    public static Sampling Greedy { get; } = new() { Temperature = 0 };

    /// <summary>τ, at least 0: below 1 the probable becomes more probable, and 0 leaves only the most probable token. 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public double Temperature
    {
        get;
        init => field = value is >= 0 and < double.PositiveInfinity ? value : throw new ArgumentOutOfRangeException(nameof(Temperature), value, "A temperature is a number from 0.");
    } = 1;

    /// <summary>k, how many tokens may be drawn: the most probable ones; all by default. Fan et al. 2018, arXiv:1805.04833.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int TopK
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(TopK), value, "At least one token must be left to draw.");
    } = int.MaxValue;

    /// <summary>Which share of the probability the tokens have that may be drawn, above 0; 1 by default, all of it. Holtzman et al. 2020, arXiv:1904.09751.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above 0, or is above 1.</exception>
    public double TopP
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(TopP), value, "A share is above 0 and at most 1.");
    } = 1;
}

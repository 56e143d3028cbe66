using System;

namespace NetCompiler;

/// <summary>
/// Settings for the parameters whose names match a pattern. A setting that is not given is left as it is; where several groups match a parameter and give the
/// same setting, the last of them decides.
/// <code>
/// Groups = [new("*.bias") { WeightDecay = 0f }, new("encoder*") { LearningRate = 1e-5f }]     // encoder.bias has both
/// </code>
/// </summary>
public sealed record ParameterGroup
{
    private readonly float? _learningRate;
    private readonly float? _weightDecay;
    private readonly float? _l1;
    private readonly float? _l2;

    /// <summary>Names the parameters.</summary>
    /// <param name="pattern">A name such as <c>hidden.weight</c>, in which <c>*</c> stands for any characters, or none.</param>
    /// <exception cref="ArgumentException">The pattern is empty.</exception>
    public ParameterGroup(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        Pattern = pattern;
    }

    /// <summary>Which names: <c>*</c> stands for any characters, or none.</summary>
    public string Pattern { get; }

    /// <summary>η of these parameters, before the schedule; that of the optimizer by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a positive number.</exception>
    public float? LearningRate
    {
        get => _learningRate;
        init => _learningRate = Hyperparameter.Positive(value, nameof(LearningRate));
    }

    /// <summary>λ of these parameters; that of the optimizer by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public float? WeightDecay
    {
        get => _weightDecay;
        init => _weightDecay = Hyperparameter.NotNegative(value, nameof(WeightDecay));
    }

    /// <summary>λ₁: adds the penalty λ₁·Σ|w| to what is minimized, so λ₁·sign(w) to the gradient; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public float? L1
    {
        get => _l1;
        init => _l1 = Hyperparameter.NotNegative(value, nameof(L1));
    }

    /// <summary>
    /// λ₂: adds the penalty ½·λ₂·Σw² to what is minimized, so λ₂·w to the gradient, as PyTorch's weight decay does; 0 by default. Keras's <c>l2</c> is half of it:
    /// its penalty is l2·Σw².
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public float? L2
    {
        get => _l2;
        init => _l2 = Hyperparameter.NotNegative(value, nameof(L2));
    }

    /// <summary>Whether these parameters stay as they are. They still get gradients, unlike parameters that the network declares frozen.</summary>
    public bool? Frozen { get; init; }

    /// <summary>Whether the pattern describes a name.</summary>
    internal bool Matches(ReadOnlySpan<char> name) => Matches(Pattern, name);

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int star = pattern.IndexOf('*');
        if (star < 0)
            return pattern.SequenceEqual(name);
        if (!name.StartsWith(pattern[..star]))
            return false;

        // What follows the star may begin anywhere in the rest.
        for (int skipped = star; skipped <= name.Length; skipped++)
            if (Matches(pattern[(star + 1)..], name[skipped..]))
                return true;
        return false;
    }
}

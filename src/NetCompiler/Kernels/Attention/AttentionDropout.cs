using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>Which probabilities of an attention are dropped: element (b·T + t, head·S + s) of a random site. The default drops none.</summary>
/// <param name="key">Seed and step.</param>
/// <param name="site">Which of the network's random operations asks.</param>
/// <param name="rate">The share that is dropped; the others are multiplied by 1/(1 − rate).</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AttentionDropout(RandomKey key, int site, float rate)
{
    /// <summary>Seed and step.</summary>
    public RandomKey Key { get; } = key;

    /// <summary>Which of the network's random operations asks.</summary>
    public int Site { get; } = site;

    /// <summary>The share that is dropped.</summary>
    public float Rate { get; } = rate;
}

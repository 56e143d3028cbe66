namespace NetCompiler;

/// <summary>
/// The channels of an image in another order, so that groups of the next layer mix those of the last, as PyTorch's <c>ChannelShuffle</c>.
/// <code>
/// y[i·groups + g] = x[g·C/groups + i]          x, y: [C, …]
/// </code>
/// Groups must divide C. Zhang et al. 2018, arXiv:1707.01083.
/// </summary>
/// <param name="groups">How many groups there are, a divisor of the number of channels.</param>
public sealed class ChannelShuffleAttribute(int groups) : LayerAttribute
{
    /// <summary>How many groups there are.</summary>
    public int Groups { get; } = groups;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="ChannelShuffleAttribute"/>
    /// <param name="groups">How many groups there are, a divisor of the number of channels.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor ChannelShuffle(int groups, string? name = null) => Never();
}

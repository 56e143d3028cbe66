namespace NetCompiler;

/// <summary>What an enlarged image shows between the elements of the one it is made of.</summary>
public enum UpsampleMode
{
    /// <summary>The nearest element before, as PyTorch's <c>nearest</c>.</summary>
    Nearest,

    /// <summary>The weighted mean of the four elements around.</summary>
    Bilinear,
}

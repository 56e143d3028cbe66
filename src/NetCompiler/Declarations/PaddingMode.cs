namespace NetCompiler;

/// <summary>What lies around an image, where a window reaches beyond it.</summary>
public enum PaddingMode
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The image's edge, repeated: "same value" padding.</summary>
    Replicate,
}

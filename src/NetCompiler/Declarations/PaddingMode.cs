namespace NetCompiler;

/// <summary>What lies around an image, where a window reaches beyond it.</summary>
public enum PaddingMode
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The image's edge, repeated: "same value" padding.</summary>
    Replicate,

    /// <summary>The image mirrored at its edge, which is not repeated: c b | a b c | b a. The padding must be smaller than the image (NC1014).</summary>
    Reflect,
}

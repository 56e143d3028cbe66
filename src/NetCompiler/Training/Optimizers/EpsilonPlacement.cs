namespace NetCompiler;

/// <summary>Where ε stands in Adam, with v̂ = v/(1 − β₂ᵗ).</summary>
public enum EpsilonPlacement
{
    /// <summary>√v̂ + ε: the algorithm of the paper (Kingma and Ba, 2015), and PyTorch.</summary>
    AfterRoot,

    /// <summary>√(v̂ + ε): as many textbooks write it.</summary>
    InsideRoot,

    /// <summary>(√v + ε)/√(1 − β₂ᵗ): the short form of the paper's section 2 with its "ε hat"; Keras and ONNX.</summary>
    BeforeCorrection,
}

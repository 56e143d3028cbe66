namespace NetCompiler;

/// <summary>
/// How weights start, each times a layer's scale c, which is 1 by default. The uniform forms of He, Glorot and LeCun have the variance of the normal ones.
/// fanIn is how many values meet in one output, fanOut how many outputs one value reaches.
/// </summary>
public enum WeightInitializer
{
    /// <summary>Decided by the activation that follows: <see cref="HeNormal"/> before ReLU and its kin, <see cref="LeCunNormal"/> before SELU, <see cref="GlorotUniform"/> otherwise.</summary>
    Automatic,

    /// <summary>N(0, 2 / fanIn): keeps the variance through ReLU. He et al. 2015, arXiv:1502.01852.</summary>
    HeNormal,

    /// <summary>U(±√(6 / fanIn)). He et al. 2015, arXiv:1502.01852.</summary>
    HeUniform,

    /// <summary>N(0, 2 / (fanIn + fanOut)): keeps the variance through tanh and sigmoid, forward and backward. Glorot and Bengio 2010.</summary>
    GlorotNormal,

    /// <summary>U(±√(6 / (fanIn + fanOut))). Glorot and Bengio 2010.</summary>
    GlorotUniform,

    /// <summary>N(0, 1 / fanIn): keeps the variance through linear layers. LeCun et al. 1998.</summary>
    LeCunNormal,

    /// <summary>U(±√(3 / fanIn)). LeCun et al. 1998.</summary>
    LeCunUniform,

    /// <summary>U(±1/√fanIn): what PyTorch's Linear starts with, a third of LeCun's variance.</summary>
    FanInUniform,

    /// <summary>A matrix whose shorter side is orthonormal, drawn evenly: keeps lengths through many layers. c is the gain. Saxe et al. 2014, arXiv:1312.6120.</summary>
    Orthogonal,

    /// <summary>N(0, c²): the scale is the standard deviation.</summary>
    Normal,

    /// <summary>N(0, c²) with what lies beyond ±2·c drawn again, as in Keras.</summary>
    TruncatedNormal,

    /// <summary>U(±c): the scale is the limit.</summary>
    Uniform,

    /// <summary>All c. Units that start alike stay alike, so it is for demonstrations, and for layers without a choice.</summary>
    Constant,

    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All 1.</summary>
    Ones,
}

namespace NetCompiler;

/// <summary>How weights start. The uniform forms have the variance of the normal ones.</summary>
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

    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All 1.</summary>
    Ones,
}

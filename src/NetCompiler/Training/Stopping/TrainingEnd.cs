namespace NetCompiler;

/// <summary>Why training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All epochs were trained.</summary>
    AllEpochs,

    /// <summary><see cref="NetCompiler.EarlyStopping"/> saw no progress.</summary>
    EarlyStopping,

    /// <summary>A condition of <see cref="Convergence"/> held.</summary>
    Converged,
}

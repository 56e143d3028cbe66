using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>Work that several workers share, such as a whole training step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWork
{
    /// <summary>Does one worker's share. Every worker of a run passes the same barriers.</summary>
    void Run(Share share);
}

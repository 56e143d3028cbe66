using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>The half-open range Start ≤ i &lt; End.</summary>
/// <param name="Start">The first index.</param>
/// <param name="End">One past the last index.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Part(int Start, int End)
{
    /// <summary>How many indices there are.</summary>
    public int Count => End - Start;
}

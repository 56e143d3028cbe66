using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>The sizes of an attention: T queries and S keys per example, each of so many heads.</summary>
/// <param name="queries">T.</param>
/// <param name="keys">S, of the values as well.</param>
/// <param name="heads">How many heads stand side by side in a row.</param>
/// <param name="depth">Floats of a query and of a key in one head.</param>
/// <param name="values">Floats of a value in one head.</param>
/// <param name="scale">What the products of queries and keys are multiplied by.</param>
/// <param name="causal">Whether query t sees keys 0 … t only.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AttentionShape(int queries, int keys, int heads, int depth, int values, float scale, bool causal)
{
    /// <summary>T.</summary>
    public int Queries { get; } = queries;

    /// <summary>S.</summary>
    public int Keys { get; } = keys;

    /// <summary>How many.</summary>
    public int Heads { get; } = heads;

    /// <summary>Of a query and of a key in one head.</summary>
    public int Depth { get; } = depth;

    /// <summary>Of a value in one head.</summary>
    public int Values { get; } = values;

    /// <summary>Of the products.</summary>
    public float Scale { get; } = scale;

    /// <summary>Whether later keys are hidden.</summary>
    public bool Causal { get; } = causal;
}

namespace NetCompiler;

/// <summary>An end of a text: where padding is put, or where words are left out.</summary>
public enum TextEnd
{
    /// <summary>Before the first word.</summary>
    Front,

    /// <summary>After the last word.</summary>
    Back,
}

namespace NetCompiler;

/// <summary>How the figures of several classes become one.</summary>
public enum Average
{
    /// <summary>No average: of two classes, the figure of the positive one.</summary>
    Binary,

    /// <summary>The mean of the classes' figures, each class counting the same; classes whose figure is undefined are left out.</summary>
    Macro,

    /// <summary>The figure of the summed counts of all classes, each answer counting the same.</summary>
    Micro,
}

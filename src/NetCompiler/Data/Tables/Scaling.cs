namespace NetCompiler;

/// <summary>How numbers are brought to a common size, by what is known of the training part alone.</summary>
public enum Scaling
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>y = (x − mean) / standard deviation, the deviation over n; values that do not vary become 0.</summary>
    Standard,

    /// <summary>y = (x − least) / (greatest − least): from 0 to 1 in the training part; values that do not vary become 0.</summary>
    MinMax,
}

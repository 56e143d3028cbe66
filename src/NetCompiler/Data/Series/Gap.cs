namespace NetCompiler;

/// <summary>What becomes of steps of a time series at which a value is missing.</summary>
public enum Gap
{
    /// <summary>An exception that names the row and the column.</summary>
    Refuse,

    /// <summary>The last value before them. Nothing that comes later has a say, so that what is filled could have been filled at the time.</summary>
    FillForward,

    /// <summary>
    /// A straight line between the last value before them and the first one after: x[t] = x[a] + (x[b] − x[a])·(t − a)/(b − a). This looks ahead: where forecasts are judged, inputs filled this way know something of what
    /// comes after the gap.
    /// </summary>
    Interpolate,
}

namespace NetCompiler;

/// <summary>Which precisions an average precision is the mean of. The interpolated precision at a recall is the best precision at that recall or a higher one; 0 where no threshold reaches the recall.</summary>
public enum PrecisionInterpolation
{
    /// <summary>No interpolation: every threshold's precision, weighted by the recall that it adds, as scikit-learn's <c>average_precision_score</c>.</summary>
    None,

    /// <summary>The area under the interpolated precision at all recalls: Pascal VOC from 2010.</summary>
    AllPoints,

    /// <summary>The mean interpolated precision at the recalls 0, 0.1, … 1: Pascal VOC until 2009.</summary>
    ElevenPoints,

    /// <summary>The mean interpolated precision at the recalls 0, 0.01, … 1: COCO.</summary>
    HundredAndOnePoints,
}

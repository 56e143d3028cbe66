using System;

namespace NetCompiler;

/// <summary>
/// An upright rectangle in an image, by its edges: x to the right, y downwards, in pixels or in fractions of the image. Edges are lines between pixels, so that the width is
/// right − left (as in COCO; Pascal VOC's own program counts pixels and adds 1). A box whose right edge is not right of its left one, or whose bottom is not below its top, is empty.
/// </summary>
/// <param name="Left">The least x.</param>
/// <param name="Top">The least y.</param>
/// <param name="Right">The greatest x.</param>
/// <param name="Bottom">The greatest y.</param>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    /// <summary>Width × height; 0 of an empty box.</summary>
    public double Area => Math.Max((double)Right - Left, 0) * Math.Max((double)Bottom - Top, 0);

    /// <summary>The box of a corner and a size, as COCO's files have it.</summary>
    public static Box FromSize(float left, float top, float width, float height) => new(left, top, left + width, top + height);

    /// <summary>The box around a centre, as detection heads predict it.</summary>
    public static Box FromCenter(float x, float y, float width, float height) => new(x - width / 2, y - height / 2, x + width / 2, y + height / 2);

    /// <summary>What two boxes have in common; empty where they do not overlap.</summary>
    public Box Intersection(Box other) =>
        new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    /// <summary>IoU = |A ∩ B| / |A ∪ B| (Jaccard, 1912), from 0, disjoint, to 1, equal; 0 of two empty boxes.</summary>
    public double IntersectionOverUnion(Box other)
    {
        double common = Intersection(other).Area, union = Area + other.Area - common;
        return union > 0 ? common / union : 0;
    }
}

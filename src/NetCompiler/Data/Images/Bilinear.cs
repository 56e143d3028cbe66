using System;
using System.Runtime.CompilerServices;

namespace NetCompiler;

/// <summary>
/// A place between four pixels, and how much it has of each.
/// <code>
/// v(x, y) = (1 − fy)·((1 − fx)·v00 + fx·v01) + fy·((1 − fx)·v10 + fx·v11)          fx, fy: how far beyond column ⌊x⌋ and row ⌊y⌋
/// </code>
/// </summary>
internal readonly struct Bilinear
{
    private readonly int _topLeft, _topRight, _bottomLeft, _bottomRight;
    private readonly float _ofTopLeft, _ofTopRight, _ofBottomLeft, _ofBottomRight;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Bilinear(float x, float y, ImageShape shape, ImageFill fill)
    {
        float column = MathF.Floor(x), row = MathF.Floor(y);
        float fx = x - column, fy = y - row;
        int left = (int)column, top = (int)row, right = left + 1, bottom = top + 1;
        (float ofLeft, float ofRight, float ofTop, float ofBottom) = (1f - fx, fx, 1f - fy, fy);

        if ((uint)left >= (uint)(shape.Width - 1) || (uint)top >= (uint)(shape.Height - 1))
        {
            if (fill == ImageFill.Zero)
            {
                ofLeft = (uint)left < (uint)shape.Width ? ofLeft : 0f;
                ofRight = (uint)right < (uint)shape.Width ? ofRight : 0f;
                ofTop = (uint)top < (uint)shape.Height ? ofTop : 0f;
                ofBottom = (uint)bottom < (uint)shape.Height ? ofBottom : 0f;
            }

            (left, right) = (Math.Clamp(left, 0, shape.Width - 1), Math.Clamp(right, 0, shape.Width - 1));
            (top, bottom) = (Math.Clamp(top, 0, shape.Height - 1), Math.Clamp(bottom, 0, shape.Height - 1));
        }

        (_topLeft, _topRight) = (top * shape.Width + left, top * shape.Width + right);
        (_bottomLeft, _bottomRight) = (bottom * shape.Width + left, bottom * shape.Width + right);
        (_ofTopLeft, _ofTopRight) = (ofTop * ofLeft, ofTop * ofRight);
        (_ofBottomLeft, _ofBottomRight) = (ofBottom * ofLeft, ofBottom * ofRight);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Of(ReadOnlySpan<float> channel) =>
        (_ofTopLeft * channel[_topLeft] + _ofTopRight * channel[_topRight]) + (_ofBottomLeft * channel[_bottomLeft] + _ofBottomRight * channel[_bottomRight]);
}

using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>The rows of a table of which only those move that a batch used.</summary>
/// <param name="At">Where the first one begins in the parameter arena.</param>
/// <param name="Columns">Floats of each.</param>
/// <param name="Count">How many there are.</param>
/// <param name="UsedAt">Where in the gradient arena a number for each says whether it was used.</param>
internal readonly record struct SparseRows(int At, int Columns, int Count, int UsedAt)
{
    /// <summary>Rows that workers share: whole cache lines of whatever length they have.</summary>
    private const int Together = 16;

    public static SparseRows? Of(ParameterSlot slot) =>
        slot.UsedRowsAt < 0 ? null : new(slot.At, slot.Shape[1], slot.Shape[0], slot.UsedRowsAt);

    /// <summary>One worker's rows, whole ones.</summary>
    public Part Of(Share share) => share.Of(Count, Together);

    /// <summary>The rows that have elements in a part of the arena.</summary>
    public Part In(Part part) => new(Math.Clamp((part.Start - At) / Columns, 0, Count), Math.Clamp((part.End - At + Columns - 1) / Columns, 0, Count));

    public bool IsUsed(Row gradients, int row) => gradients[UsedAt + row] != 0f;

    public Part this[int row] => new(At + row * Columns, At + (row + 1) * Columns);
}

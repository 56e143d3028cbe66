using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>A tensor as the header of a safetensors file announces it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type of number, by the format's name for it, such as <c>F32</c>.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte behind its last.</param>
internal sealed record TensorEntry(string Name, string Type, long[] Shape, long Begin, long End)
{
    /// <summary>The types that can be read as floats.</summary>
    public bool IsReal => Type is "F32" or "F64" or "F16" or "BF16";

    /// <summary>How many bytes a number takes: all types of the format whose numbers are whole bytes; 0 for others.</summary>
    public int NumberSize => Type switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" or "F8_E8M0" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or "F32" => 4,
        "U64" or "I64" or "F64" or "C64" => 8,
        _ => 0,
    };

    public bool HasShape(IReadOnlyList<int> shape) => Shape.SequenceEqual(shape.Select(length => (long)length));

    /// <summary><c>[128, 784]</c></summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>What is wrong with the announcement by itself, or null.</summary>
    public string? Problem()
    {
        if (NumberSize == 0)
            return $"is of the unknown type {Type}";

        // Saturated, not wrapped: no shape can make a wrong length look right.
        UInt128 bytes = (UInt128)NumberSize;
        foreach (long length in Shape)
            bytes = bytes > ulong.MaxValue && length != 0 ? bytes : bytes * (UInt128)length;

        if (End < Begin)
            return $"ends before it begins (bytes {Begin} to {End})";
        if (bytes != (UInt128)(End - Begin))
            return $"is {Type} {ShapeText}, which needs {(bytes > ulong.MaxValue ? "more than 2⁶⁴" : bytes)} bytes, but takes {End - Begin} (bytes {Begin} to {End})";
        return null;
    }
}

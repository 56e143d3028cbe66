using System;

namespace NetCompiler;

/// <summary>One drawn digit.</summary>
/// <param name="Pixels">28×28 bytes, row by row: 0 is background, 255 is ink.</param>
/// <param name="Label">Which digit it is, 0 to 9.</param>
public readonly record struct DrawnDigit(ReadOnlyMemory<byte> Pixels, int Label);

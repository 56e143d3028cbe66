using System;

namespace ILGPU;

/// <summary>What the kernel compiler throws at what it cannot compile.</summary>
public sealed class InternalCompilerException(string message) : Exception(message);

using System;

namespace NetCompiler.Benchmarks;

/// <summary>The command line cannot be understood; the message says what was found and what is possible.</summary>
internal sealed class UsageException(string message) : Exception(message);

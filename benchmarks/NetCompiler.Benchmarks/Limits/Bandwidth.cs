namespace NetCompiler.Benchmarks.Limits;

/// <summary>The most bytes per second of a ← b + s·c, 12 bytes an element, with all three arrays in one level of memory.</summary>
internal sealed record Bandwidth(string Level, int Threads, double GigabytesPerSecond);

using System;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>What an evaluation may use: counts, never time, so that a network compiles everywhere or nowhere.</summary>
internal sealed class Budget
{
    public const int Steps = 50_000;
    public const int Depth = 128;
    public const int Nodes = 20_000;
    public const int Elements = 65_536;
    public const int Characters = 10_000;

    /// <summary>Numbers that a mapped function computes for each element.</summary>
    public const int Lines = 500;

    /// <summary>Turns after which a loop is suspected when the steps run out.</summary>
    public const int ManyTurns = 100;

    /// <summary>How deep the syntax of one body may nest: 400 chained calls, at two levels each, and what stands around them.</summary>
    public const int SyntaxDepth = 850;

    private const long AllElements = 1_000_000;

    private int _steps;
    private long _elements;

    public int CallDepth { get; set; }

    /// <summary>Counts one operation; false when there were too many.</summary>
    public bool Step() => ++_steps <= Steps;

    /// <summary>Counts the elements of a new list; false when it, or all of them together, are too many.</summary>
    public bool Make(long elements) => elements <= Elements && (_elements += elements) <= AllElements;

    /// <summary>Whether it is time to look for cancellation.</summary>
    public bool IsRound => (_steps & 255) == 0;
}

/// <summary>The evaluation cannot go on; the reason was reported.</summary>
internal sealed class Stopped : Exception;

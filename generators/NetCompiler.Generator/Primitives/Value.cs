using System;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Primitives;

/// <summary>A handle on one step of a program under construction, so that lowerings read as mathematics: <c>(x - mean) * rstd</c>.</summary>
internal readonly struct Value(ProgramBuilder builder, int id) : IEquatable<Value>
{
    public ProgramBuilder Builder { get; } = builder;

    public int Id { get; } = id;

    public TensorType Type => Builder[Id].Type;

    /// <summary>Its name, to build its parts' names from.</summary>
    public string Label => Builder[Id].Name;

    /// <summary>The same value with a name for formulas and code; the first name given stays.</summary>
    public Value Named(string name)
    {
        Builder.Name(Id, name);
        return this;
    }

    public static Value operator +(Value left, Value right) => Map(left, right, (a, b) => a + b);

    public static Value operator -(Value left, Value right) => Map(left, right, (a, b) => a - b);

    public static Value operator *(Value left, Value right) => Map(left, right, (a, b) => a * b);

    public static Value operator /(Value left, Value right) => Map(left, right, (a, b) => a / b);

    public Value Map(Func<Expr, Expr> body) => Builder.Map([this], body(new Argument(0)));

    public static Value Map(Value left, Value right, Func<Expr, Expr, Expr> body) =>
        left.Builder.Map([left, right], body(new Argument(0), new Argument(1)));

    public static Value Map(Value first, Value second, Value third, Func<Expr, Expr, Expr, Expr> body) =>
        first.Builder.Map([first, second, third], body(new Argument(0), new Argument(1), new Argument(2)));

    /// <summary>Σ over each example's elements: <c>[B, n] → [B]</c>.</summary>
    public Value SumExample() => Builder.Reduce(Reduction.Sum, ReducedAxes.Example, this);

    /// <summary>The greatest of each example's elements: <c>[B, n] → [B]</c>.</summary>
    public Value MaxExample() => Builder.Reduce(Reduction.Max, ReducedAxes.Example, this);

    /// <summary>Σ over the batch: <c>[B, n] → [n]</c>.</summary>
    public Value SumBatch() => Builder.Reduce(Reduction.Sum, ReducedAxes.Batch, this);

    /// <summary>The mean over all rows of the batch: <c>[B·P, n] → [n]</c>.</summary>
    public Value MeanBatch()
    {
        Expr rows = RowCount;
        return SumBatch().Map(sum => sum / rows);
    }

    /// <summary>Rows of the batch: <c>B·P</c>.</summary>
    public Expr RowCount => Type.Positions == 1 ? new BatchSize() : new BatchSize() * Type.Positions;

    public bool Equals(Value other) => Id == other.Id && ReferenceEquals(Builder, other.Builder);

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => Id;
}

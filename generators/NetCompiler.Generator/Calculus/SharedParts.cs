using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Calculus;

/// <summary>Expressions are equal when they apply the same function to the very same parts: a comparison in constant time, however large the parts are as trees.</summary>
internal sealed class SharedParts : IEqualityComparer<Expr>
{
    public static SharedParts Comparer { get; } = new();

    public static bool IsAlike(Expr left, Expr right) => Comparer.Equals(left, right);

    public bool Equals(Expr left, Expr right) => ReferenceEquals(left, right) || (left, right) switch
    {
        // By bits: 0 and −0 are different numbers to divide by, and not a number is itself.
        (Constant a, Constant b) => BitConverter.DoubleToInt64Bits(a.Value) == BitConverter.DoubleToInt64Bits(b.Value),
        (Argument a, Argument b) => a.Index == b.Index,
        (Unary a, Unary b) => a.Function == b.Function && ReferenceEquals(a.Operand, b.Operand),
        (Binary a, Binary b) => a.Function == b.Function && ReferenceEquals(a.Left, b.Left) && ReferenceEquals(a.Right, b.Right),
        (Choice a, Choice b) => IsAlike(a.Condition, b.Condition) && ReferenceEquals(a.Then, b.Then) && ReferenceEquals(a.Else, b.Else),
        _ => false,
    };

    public int GetHashCode(Expr expr) => expr switch
    {
        Constant c => c.Value.GetHashCode(),
        Argument a => a.Index,
        Unary u => Mix((int)u.Function, Of(u.Operand), 1),
        Binary b => Mix((int)b.Function, Of(b.Left), Of(b.Right)),
        Choice c => Mix(Mix((int)c.Condition.Relation, Of(c.Condition.Left), Of(c.Condition.Right)), Of(c.Then), Of(c.Else)),
        _ => throw new InvalidOperationException("No part of a function of numbers: " + expr.GetType().Name),
    };

    private static bool IsAlike(Comparison left, Comparison right) =>
        left.Relation == right.Relation && ReferenceEquals(left.Left, right.Left) && ReferenceEquals(left.Right, right.Right);

    private static int Of(Expr part) => RuntimeHelpers.GetHashCode(part);

    private static int Mix(int a, int b, int c) => unchecked((a * 397 ^ b) * 397 ^ c);
}

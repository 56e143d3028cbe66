using System;
using System.Diagnostics.CodeAnalysis;

namespace NetCompiler;

/// <summary>
/// A symbolic value of a network: what the methods of <c>Forward</c> pass along. Its operators are evaluated when the project is compiled and never run;
/// there is no way to obtain a tensor at run time. Shapes are those of one example: the batch is left out.
/// </summary>
public sealed partial class Tensor
{
    private Tensor() => Never();

    /// <summary>The length of each axis of one example: an ordinary array in <c>Forward</c>, as in <c>x.Shape[0]</c>.</summary>
    public int[] Shape => Never<int[]>();

    /// <summary>How many axes one example has.</summary>
    public int Rank => Never<int>();

    /// <summary>How many elements one example has: the product of <see cref="Shape"/>.</summary>
    public int Size => Never<int>();

    [DoesNotReturn]
    private static Tensor Never() => Never<Tensor>();

    [DoesNotReturn]
    private static T Never<T>() =>
        throw new NotSupportedException("Forward describes a network: the compiler evaluates it, and it cannot run. Use the class's Predict, Fit and Evaluate.");
}

using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>What a user names: a layer, an activation, an arithmetic operator. One file each, with its mathematics and its gradient.</summary>
internal abstract record Operator
{
    /// <summary>What tables and messages call it: <c>dense</c>, <c>batch norm</c>.</summary>
    public abstract string Title { get; }

    /// <summary>How it looks where it was declared, for messages: <c>Dense(10)</c>.</summary>
    public virtual string Declared => Title;

    /// <summary>How many values it takes: <see cref="int.MaxValue"/> for any number.</summary>
    public virtual int Arity => 1;

    /// <summary>Whether it draws random numbers in training: then a loss cannot contain it.</summary>
    public virtual bool IsRandom => false;

    /// <summary>Where the method that declares it returns several tensors: how many features of the result, which has all of them side by side, each takes.</summary>
    public virtual EquatableArray<int> ResultLengths => [];

    /// <summary>The shape of one example of the result, or why there is none.</summary>
    public abstract ShapeResult Infer(EquatableArray<Shape> inputs);

    /// <summary>What it learns, in the order in which checkpoints list it.</summary>
    public virtual EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) => [];

    /// <summary>Statistics that it tracks while training and reads when predicting.</summary>
    public virtual EquatableArray<StateSpec> States(EquatableArray<Shape> inputs) => [];

    /// <summary>States that it keeps from batch to batch.</summary>
    public virtual EquatableArray<KeptSpec> KeptStates => [];

    /// <summary>The value in primitives.</summary>
    public abstract Value Lower(Lowering g);

    /// <summary>Contributes ∂L/∂inputs and ∂L/∂parameters, given ∂L/∂output.</summary>
    public abstract void Differentiate(Adjoints g);
}

/// <summary>
/// A learned tensor: <paramref name="Shape"/> in PyTorch's order, <c>[out, in]</c> for a matrix, <c>[out, in / groups, height, width]</c> for the weights of a convolution.
/// </summary>
internal sealed record ParameterSpec(string Name, Shape Shape, ParameterLayout Layout, Initializer Initializer, int Groups = 1)
{
    /// <summary>Whether only those of its rows move that a batch uses.</summary>
    public bool IsSparse { get; init; }
}

internal enum ParameterLayout
{
    Vector,
    Panels,

    /// <summary>Panels for each group of channels, one after the other; the inputs of each are taps, and at each tap channels.</summary>
    ConvolutionPanels,

    /// <summary>A vector over the channels for each tap: a convolution of each channel by itself.</summary>
    Taps,
}

/// <summary>A running statistic of <paramref name="Length"/> numbers that starts at <paramref name="Initial"/>.</summary>
internal sealed record StateSpec(string Name, int Length, double Initial);

/// <summary>A state that each row of a batch takes over from the same row of the batch before.</summary>
internal sealed record KeptSpec(string Name, int Length);

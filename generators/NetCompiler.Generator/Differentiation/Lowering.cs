using System;
using System.Collections.Generic;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Differentiation;

/// <summary>What an operator or a loss sees while it is put into primitives: its inputs, its parameters, and whether this is training.</summary>
internal sealed class Lowering
{
    /// <summary>Above the number of any node: where the sites of second random numbers begin.</summary>
    private const int MostSites = 1 << 16;

    private readonly Func<string, Value> _parameter;
    private readonly Func<string, Value> _state;
    private readonly Func<string, Value> _remembered;
    private readonly Action<string, Value>? _update;
    private readonly Dictionary<string, Value> _kept = [];

    public Lowering(ProgramBuilder builder, int site, bool training, Value[] inputs, Func<string, Value> parameter, Func<string, Value> state, Func<string, Value> remembered, Action<string, Value>? update)
    {
        Builder = builder;
        Site = site;
        Training = training;
        Inputs = inputs;
        _parameter = parameter;
        _state = state;
        _remembered = remembered;
        _update = update;
    }

    public ProgramBuilder Builder { get; }

    /// <summary>Tells this node's random numbers from any other's.</summary>
    public int Site { get; }

    /// <summary>True for the forward pass of a training step, false for prediction.</summary>
    public bool Training { get; }

    public IReadOnlyList<Value> Inputs { get; }

    public Value Input => Inputs[0];

    public Value Parameter(string name) => _parameter(name);

    public Value State(string name) => _state(name);

    /// <summary>What the batch before left of a state: a constant, into which no derivative goes.</summary>
    public Value Remembered(string name) => _remembered(name);

    /// <summary>Keeps a value under a name for the operator's derivative, where that could not find it otherwise: values of a loop are computed once, and asking again makes another loop.</summary>
    public Value Keep(string name, Value value) => _kept[name] = value;

    public Value Kept(string name) => _kept[name];

    /// <summary>Records the new value of a running statistic; in prediction nothing is updated.</summary>
    public void Update(string name, Value value) => _update?.Invoke(name, value);

    /// <summary>Uniform numbers in [0, 1) of the input's type, drawn anew in every step.</summary>
    public Value Uniform() => Uniform(Input.Type);

    /// <summary>Of another type: one number for several elements.</summary>
    public Value Uniform(TensorType type) => Builder.Uniform(Site, type);

    /// <summary>Other numbers, for an operator that draws twice.</summary>
    public Value SecondUniform(TensorType type) => Builder.Uniform(Site + MostSites, type);

    /// <summary>Numbers from N(0, 1) of the input's type, drawn anew in every step: Box and Muller's, of two uniform numbers each; 1 − u is never 0.</summary>
    public Value Normal() => Value.Map(Uniform(), SecondUniform(Input.Type), (u, v) => Sqrt(-2 * Log(1 - u)) * Cos(2 * Math.PI * v));
}

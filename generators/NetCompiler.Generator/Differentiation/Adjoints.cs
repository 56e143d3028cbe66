using System;
using System.Collections.Generic;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Differentiation;

/// <summary>
/// What an operator sees while it is differentiated: the forward values, ∂L/∂output, and where to put its contributions.
/// A contribution that nobody wants is never built.
/// </summary>
internal sealed class Adjoints
{
    private readonly Lowering _forward;
    private readonly Func<int, bool> _wantsInput;
    private readonly Func<string, bool> _wantsParameter;
    private readonly Action<int, Value> _input;
    private readonly Action<string, Value> _parameter;

    public Adjoints(Lowering forward, Value output, Value gradient, Func<int, bool> wantsInput, Func<string, bool> wantsParameter, Action<int, Value> input, Action<string, Value> parameter)
    {
        _forward = forward;
        Output = output;
        Gradient = gradient;
        _wantsInput = wantsInput;
        _wantsParameter = wantsParameter;
        _input = input;
        _parameter = parameter;
    }

    public ProgramBuilder Builder => _forward.Builder;

    public IReadOnlyList<Value> Inputs => _forward.Inputs;

    public Value Input => _forward.Input;

    /// <summary>y, the forward value.</summary>
    public Value Output { get; }

    /// <summary>dy, the derivative of the loss by <see cref="Output"/>.</summary>
    public Value Gradient { get; }

    public Value Parameter(string name) => _forward.Parameter(name);

    /// <summary>What the operator kept while it was put into primitives.</summary>
    public Value Kept(string name) => _forward.Kept(name);

    public Value Uniform() => _forward.Uniform();

    public Value Uniform(TensorType type) => _forward.Uniform(type);

    public Value SecondUniform(TensorType type) => _forward.SecondUniform(type);

    /// <summary>Adds to ∂L/∂input.</summary>
    public void ToInput(int input, Func<Value> contribution)
    {
        if (_wantsInput(input))
            _input(input, contribution());
    }

    /// <summary>Adds to ∂L/∂parameter.</summary>
    public void ToParameter(string name, Func<Value> contribution)
    {
        if (_wantsParameter(name))
            _parameter(name, contribution());
    }
}

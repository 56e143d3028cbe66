using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>A network written down without C#: operators are asked for by their names in the catalog, values are their numbers.</summary>
internal sealed class Sketch
{
    private readonly List<Node> _nodes = [];
    private readonly List<Output> _outputs = [];
    private readonly List<LossTerm> _losses = [];
    private readonly List<string> _frozen = [];

    public int Input(params int[] shape) => Apply("Input", [], ("shape", shape));

    public int Apply(string @operator, int input, params (string Name, object? Value)[] arguments) => Apply(@operator, [input], arguments);

    public int Apply(string @operator, int[] inputs, params (string Name, object? Value)[] arguments)
    {
        OperatorEntry entry = Catalog.Operator(@operator) ?? throw new InvalidOperationException("The catalog has no operator " + @operator);
        string name = char.ToLowerInvariant(@operator[0]) + @operator[1..] + (_nodes.Count + 1);
        _nodes.Add(new Node(entry.Create(Arguments(arguments)), inputs.ToEquatableArray(), name));
        return _nodes.Count - 1;
    }

    /// <summary>A cell over a sequence: from its states, each of so many zeros at first, and the step's vector to the next states and outputs. Returns all of them side by side.</summary>
    public int Scan(int sequence, int steps, int[] units, Func<int[], int, int[]> cell, bool reverse = false, bool stateful = false)
    {
        int step = Add(new StepOf(), [sequence]);
        int[] states = [.. units.Select(length => Add(new StateOf(length, reverse, stateful), [step]))];
        int[] given = cell(states, step);
        return Add(new StatesOf(states.Length, steps), [.. states, .. given]);
    }

    /// <summary>A state that begins as a tensor.</summary>
    public int ScanFrom(int sequence, int steps, int initial, int units, Func<int, int, int> cell, bool reverse = false)
    {
        int step = Add(new StepOf(), [sequence]), state = Add(new StateOf(units, reverse), [step, initial]);
        return Add(new StatesOf(1, steps), [state, cell(state, step)]);
    }

    /// <summary>A tensor of outside in a cell.</summary>
    public int Inside(int outside, int step) => Add(new SameAtEveryStep(), [outside, step]);

    private int Add(Operator made, int[] inputs)
    {
        _nodes.Add(new Node(made, inputs.ToEquatableArray(), char.ToLowerInvariant(made.GetType().Name[0]) + made.GetType().Name[1..] + (_nodes.Count + 1)));
        return _nodes.Count - 1;
    }

    /// <summary>Has a later layer use the parameters of an earlier one.</summary>
    public void Share(int owner, int layer) => _nodes[layer] = _nodes[layer] with { Shares = owner };

    /// <summary>Returns the value from the network, with a loss over it.</summary>
    public Sketch Minimize(string loss, int value, double weight = 1, params (string Name, object? Value)[] arguments)
    {
        LossEntry entry = Catalog.Loss(loss) ?? throw new InvalidOperationException("The catalog has no loss " + loss);
        _losses.Add(new LossTerm(entry.Create(Arguments(arguments)), Return(value), weight));
        return this;
    }

    /// <summary>Returns the value from the network, with a loss of operators: each takes earlier values, of which 0 is the prediction and 1 the target.</summary>
    public Sketch Minimize(int value, int[]? targetShape, params (string Operator, int[] Inputs, (string Name, object? Value)[] Arguments)[] nodes)
    {
        LossNode[] made = [.. nodes.Select((n, i) => new LossNode(Catalog.Operator(n.Operator)!.Create(Arguments(n.Arguments)), n.Inputs.ToEquatableArray(), $"{n.Operator.ToLowerInvariant()}{i}"))];
        _losses.Add(new LossTerm(new LossMethod(made.ToEquatableArray(), made.Length + 1, targetShape is null ? null : new Shape(targetShape.ToEquatableArray())), Return(value), 1));
        return this;
    }

    /// <summary>One more loss over the last output.</summary>
    public Sketch Add(string loss)
    {
        _losses.Add(new LossTerm(Catalog.Loss(loss)!.Create(Arguments([])), _outputs.Count - 1, 1));
        return this;
    }

    /// <summary>Has the last loss compare with the target of an earlier one.</summary>
    public Sketch Sharing(int loss)
    {
        _losses[^1] = _losses[^1] with { Shares = loss };
        return this;
    }

    /// <summary>Makes the last loss one of training only.</summary>
    public Sketch Auxiliary()
    {
        _losses[^1] = _losses[^1] with { IsAuxiliary = true };
        return this;
    }

    public int Return(int value)
    {
        _outputs.Add(new Output(_nodes[value].Name, value));
        return _outputs.Count - 1;
    }

    public Sketch Freeze(string pattern)
    {
        _frozen.Add(pattern);
        return this;
    }

    public NetworkSpec Build(string name) => new(
        new Declaration("", [], name, "public", DeclarationForm.Attributes),
        _nodes.ToEquatableArray(),
        _outputs.ToEquatableArray(),
        _losses.ToEquatableArray(),
        [])
    {
        Frozen = _frozen.ToEquatableArray(),
    };

    private static Arguments Arguments((string Name, object? Value)[] values) =>
        new(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
}

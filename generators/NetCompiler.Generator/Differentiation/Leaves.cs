using System.Collections.Generic;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Differentiation;

/// <summary>What a program starts from: inputs, targets, parameters and running statistics, each one step however often it is used.</summary>
internal sealed class Leaves
{
    private readonly ProgramBuilder _builder;
    private readonly Shaped _shaped;
    private readonly Inventory _inventory;
    private readonly Dictionary<(int Node, string Name), int> _parameters = [];
    private readonly Dictionary<(int Node, string Name), int> _states = [];
    private readonly Dictionary<(int Node, string Name), int> _kept = [];
    private readonly Dictionary<Node, int> _nodes = [];
    private readonly Dictionary<int, int> _inputs = [];

    public Leaves(ProgramBuilder builder, Shaped shaped, Inventory inventory)
    {
        _builder = builder;
        _shaped = shaped;
        _inventory = inventory;

        for (int i = 0; i < shaped.Spec.Nodes.Count; i++)
        {
            _nodes[shaped.Spec.Nodes[i]] = i;

            if (shaped.Spec.Nodes[i].Operator is Input)
                _inputs.Add(i, _inputs.Count);
        }

        for (int p = 0; p < inventory.Parameters.Count; p++)
            _parameters.Add((inventory.Parameters[p].Node, inventory.Parameters[p].Spec.Name), p);

        for (int s = 0; s < inventory.States.Count; s++)
            _states.Add((inventory.States[s].Node, inventory.States[s].Spec.Name), s);

        for (int k = 0; k < inventory.Kept.Count; k++)
            _kept.Add((inventory.Kept[k].Node, inventory.Kept[k].Spec.Name), k);
    }

    public Value Input(int node) =>
        _builder.Leaf(new InputValue(_inputs[node]), TensorType.Each(_shaped.Shapes[node]), _shaped.Spec.Nodes[node].Name);

    /// <summary>What a loss compares with; no value where it compares with nothing.</summary>
    public Value Target(int loss)
    {
        LossTerm term = _shaped.Spec.Losses[loss];

        if (term.Loss.Target is TargetForm.None)
            return default;

        Output output = _shaped.Spec.Outputs[(term.Shares < 0 ? term : _shaped.Spec.Losses[term.Shares]).Output];
        bool labels = term.Loss.Target is TargetForm.Labels;
        Shape shape = term.Loss.TargetShape(_shaped.Shapes[output.Value]);
        TensorType type = labels ? TensorType.At(shape.Count, Shape.Scalar) : TensorType.Each(shape);
        return _builder.Leaf(new TargetValue(_shaped.Spec.TargetColumn(loss), labels), type, output.Name + (labels ? ".label" : ".target"));
    }

    /// <summary>How much each example counts.</summary>
    public Value Weight() => _builder.Leaf(new ExampleWeight(), TensorType.Each(Shape.Scalar), "loss.weight");

    public int ParameterIndex(Node node, string name) => _parameters[(_shaped.Spec.Owner(_nodes[node]), name)];

    public Value Parameter(int node, string name)
    {
        int index = _parameters[(_shaped.Spec.Owner(node), name)];
        NetworkParameter parameter = _inventory.Parameters[index];
        return _builder.Leaf(new ParameterValue(index), TensorType.Shared(parameter.Spec.Shape), parameter.Name);
    }

    public Value State(int node, string name)
    {
        int index = _states[(_shaped.Spec.Owner(node), name)];
        NetworkState state = _inventory.States[index];
        return _builder.Leaf(new StateValue(index), TensorType.Shared(Shape.Vector(state.Spec.Length)), state.Name);
    }

    /// <summary>Of a node itself, also where it shares another's weights.</summary>
    public Value Kept(int node, string name)
    {
        int index = _kept[(node, name)];
        NetworkKept kept = _inventory.Kept[index];
        return _builder.Leaf(new KeptValue(index), TensorType.Each(Shape.Vector(kept.Spec.Length)), kept.Name);
    }
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Graph;

/// <summary>A parameter of the network: whose, its full name (<c>hidden.weight</c>), how it starts once "automatic" is decided, and whether training leaves it as it is.</summary>
internal sealed record NetworkParameter(int Node, string Name, ParameterSpec Spec, Initializer Initializer, int FanIn, int FanOut, bool IsFrozen);

/// <summary>A running statistic of the network.</summary>
internal sealed record NetworkState(int Node, string Name, StateSpec Spec);

/// <summary>A state of a layer that is kept from batch to batch.</summary>
internal sealed record NetworkKept(int Node, string Name, KeptSpec Spec);

/// <summary>All that the network learns, tracks or keeps, in the order in which checkpoints list it.</summary>
internal sealed record Inventory(EquatableArray<NetworkParameter> Parameters, EquatableArray<NetworkState> States, EquatableArray<NetworkKept> Kept)
{
    public static Inventory Of(Shaped shaped)
    {
        List<NetworkParameter> parameters = [];
        List<NetworkState> states = [];
        List<NetworkKept> kept = [];
        bool[] owners = Liveness.OfOwners(shaped.Spec);

        foreach (int i in Enumerable.Range(0, owners.Length).Where(i => owners[i]))
        {
            Node node = shaped.Spec.Nodes[i];
            EquatableArray<Shape> inputs = shaped.InputShapes(node);

            foreach (ParameterSpec spec in node.Operator.Parameters(inputs))
                parameters.Add(new NetworkParameter(i, node.Name + "." + spec.Name, spec, Decide(shaped.Spec, i, spec.Initializer), FanIn(spec.Shape), FanOut(spec.Shape), shaped.Spec.Frozen.Any(pattern => NamePattern.Names(pattern, node.Name, spec.Name))));

            foreach (StateSpec spec in node.Operator.States(inputs))
                states.Add(new NetworkState(i, node.Name + "." + spec.Name, spec));
        }

        bool[] alive = Liveness.Of(shaped.Spec);

        foreach (int i in Enumerable.Range(0, alive.Length).Where(i => alive[i]))
        {
            foreach (KeptSpec spec in shaped.Spec.Nodes[i].Operator.KeptStates)
                kept.Add(new NetworkKept(i, shaped.Spec.Nodes[i].Name + ".kept." + spec.Name, spec));
        }

        return new Inventory(parameters.ToEquatableArray(), states.ToEquatableArray(), kept.ToEquatableArray());
    }

    private static Initializer Decide(NetworkSpec spec, int node, Initializer declared) =>
        declared.Kind is InitializerKind.Automatic ? declared with { Kind = ByActivation(spec, node) } : declared;

    /// <summary>What suits the activation that the value meets first; Glorot's where it meets none.</summary>
    private static InitializerKind ByActivation(NetworkSpec spec, int node)
    {
        for (int next = FirstReader(spec, node); next > 0; next = FirstReader(spec, next))
        {
            Operator op = spec.Nodes[next].Operator;

            if (op is not (BatchNorm or LayerNorm or GroupNorm or LocalResponseNorm or Pooling or GlobalPooling or Regridding or ChannelShuffle or SpatialDropout or Dropout or AlphaDropout or GaussianNoise or Flatten or ReshapeTo or Identity or Add))
                return Activations.Initializer(op) ?? InitializerKind.GlorotUniform;
        }

        return InitializerKind.GlorotUniform;
    }

    /// <summary>Zero, which reads nothing, where there is none.</summary>
    private static int FirstReader(NetworkSpec spec, int node)
    {
        for (int reader = node + 1; reader < spec.Nodes.Count; reader++)
        {
            if (spec.Nodes[reader].Inputs.Contains(node))
                return reader;
        }

        return 0;
    }

    /// <summary>PyTorch's convention for <c>[out, in, …]</c>: inputs times the receptive field.</summary>
    private static int FanIn(Shape shape) => shape.Rank < 2 ? shape.Count : shape.Count / shape.Axes[0];

    private static int FanOut(Shape shape) => shape.Rank < 2 ? shape.Count : shape.Count / shape.Axes[1];
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Graph;

/// <summary>A parameter of the network: whose, its full name (<c>hidden.weight</c>), and how it starts once "automatic" is decided.</summary>
internal sealed record NetworkParameter(int Node, string Name, ParameterSpec Spec, Initializer Initializer, int FanIn, int FanOut);

/// <summary>A running statistic of the network.</summary>
internal sealed record NetworkState(int Node, string Name, StateSpec Spec);

/// <summary>All that the network learns or tracks, in the order in which checkpoints list it.</summary>
internal sealed record Inventory(EquatableArray<NetworkParameter> Parameters, EquatableArray<NetworkState> States)
{
    public static Inventory Of(Shaped shaped)
    {
        List<NetworkParameter> parameters = [];
        List<NetworkState> states = [];
        bool[] alive = Liveness.Of(shaped.Spec);

        foreach (int i in Enumerable.Range(0, alive.Length).Where(i => alive[i]))
        {
            Node node = shaped.Spec.Nodes[i];
            EquatableArray<Shape> inputs = shaped.InputShapes(node);

            foreach (ParameterSpec spec in node.Operator.Parameters(inputs))
                parameters.Add(new NetworkParameter(i, node.Name + "." + spec.Name, spec, Decide(shaped.Spec, i, spec.Initializer), FanIn(spec.Shape), FanOut(spec.Shape)));

            foreach (StateSpec spec in node.Operator.States(inputs))
                states.Add(new NetworkState(i, node.Name + "." + spec.Name, spec));
        }

        return new Inventory(parameters.ToEquatableArray(), states.ToEquatableArray());
    }

    private static Initializer Decide(NetworkSpec spec, int node, Initializer declared) =>
        declared.Kind is InitializerKind.Automatic ? new Initializer(ByActivation(spec, node)) : declared;

    /// <summary>He before ReLU and its kin (He et al. 2015), LeCun before SELU (Klambauer et al. 2017), Glorot otherwise (Glorot and Bengio 2010).</summary>
    private static InitializerKind ByActivation(NetworkSpec spec, int node)
    {
        Node? next = spec.Nodes.FirstOrDefault(candidate => candidate.Inputs.Contains(node));

        return next?.Operator switch
        {
            Relu or LeakyRelu or Elu or Silu or HardSwish or Gelu or Softplus => InitializerKind.HeNormal,
            Selu => InitializerKind.LeCunNormal,
            BatchNorm or LayerNorm or Dropout or AlphaDropout or GaussianNoise or Flatten or ReshapeTo or Identity or Add => ByActivation(spec, IndexOf(spec, next)),
            _ => InitializerKind.GlorotUniform,
        };
    }

    private static int IndexOf(NetworkSpec spec, Node node)
    {
        for (int i = 0; i < spec.Nodes.Count; i++)
        {
            if (ReferenceEquals(spec.Nodes[i], node))
                return i;
        }

        return -1;
    }

    /// <summary>PyTorch's convention for <c>[out, in, …]</c>: inputs times the receptive field.</summary>
    private static int FanIn(Shape shape) => shape.Rank < 2 ? shape.Count : shape.Count / shape.Axes[0];

    private static int FanOut(Shape shape) => shape.Rank < 2 ? shape.Count : shape.Count / shape.Axes[1];
}

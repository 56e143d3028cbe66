using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission;

/// <summary>
/// Names for the lengths of rows: a layer that gives its output another length than its input has names the constant, so that
/// <c>Size.Hidden</c> is read where the just-in-time compiler sees 512.
/// </summary>
internal sealed class Sizes
{
    private readonly Plan _plan;
    private readonly Owners _owners;
    private readonly Dictionary<int, string> _names = [];
    private Roles? _roles;

    public Sizes(Plan plan)
    {
        _plan = plan;
        _owners = new Owners(plan.Shaped.Spec);
        HashSet<string> taken = [.. ReservedNames.OfObject, "Size"];

        for (int i = 0; i < Nodes.Count; i++)
        {
            if (Nodes[i].Operator is Input or Dense or ConcatOf or SliceOf)
                _names[i] = Identifiers.Take(taken, Identifiers.Pascal(Nodes[i].Name));
        }
    }

    /// <summary>Name and value of every constant, in the order of declaration.</summary>
    public IEnumerable<(string Name, int Value)> All => _names.OrderBy(n => n.Key).Select(n => (n.Value, Shapes[n.Key].Count));

    private IReadOnlyList<Node> Nodes => _plan.Shaped.Spec.Nodes;

    private IReadOnlyList<Shape> Shapes => _plan.Shaped.Shapes;

    /// <summary>The length of a row of a value, by name where it has one.</summary>
    public string Of(int step)
    {
        if (_plan.Program.Steps[step].Type.Shape.Rank == 0)
            return Literals.Of(1);

        int count = _plan.Program.Steps[step].Type.Count;
        string name = Of(Owner(_plan.Program.Steps[step].Name), count);
        return _roles?.Length(name, Literals.Of(count)) ?? name;
    }

    /// <summary>The same lengths in a method of several layers, which may have different names for them.</summary>
    public Sizes For(Roles roles)
    {
        Sizes sizes = (Sizes)MemberwiseClone();
        sizes._roles = roles;
        return sizes;
    }

    /// <summary>Inputs and outputs of a weight matrix.</summary>
    public (string Inputs, string Outputs) OfWeights(int parameter)
    {
        Shape shape = _plan.Program.Steps[parameter].Type.Shape;
        int node = Owner(_plan.Program.Steps[parameter].Name);
        return (Of(node < 0 ? -1 : Nodes[node].Inputs[0], shape.Count / shape.Axes[0]), Of(node, shape.Axes[0]));
    }

    /// <summary>The constant of the node, or of the nearest node before it that has this length.</summary>
    private string Of(int node, int count)
    {
        for (int at = node; at >= 0; at = Nodes[at].Inputs.Count > 0 ? Nodes[at].Inputs[0] : -1)
        {
            if (_names.TryGetValue(at, out string? name) && Shapes[at].Count == count)
                return "Size." + name;
        }

        return Literals.Of(count);
    }

    /// <summary>The node that a value belongs to by its name; a part of a loss belongs to the output.</summary>
    private int Owner(string name)
    {
        foreach (string prefix in new[] { ForwardPass.PredictedPrefix, ReverseMode.GradientPrefix })
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                name = name.Substring(prefix.Length);
        }

        int owner = _owners.Of(name);
        return owner >= 0 || !name.StartsWith("loss", StringComparison.Ordinal) ? owner : LossOutput(name);
    }

    private int LossOutput(string name)
    {
        NetworkSpec spec = _plan.Shaped.Spec;
        LossTerm? term = spec.Losses.FirstOrDefault(l => spec.Losses.Count == 1 || name.StartsWith("loss." + spec.Outputs[l.Output].Name + ".", StringComparison.Ordinal));
        return term is null ? -1 : spec.Outputs[term.Output].Value;
    }
}

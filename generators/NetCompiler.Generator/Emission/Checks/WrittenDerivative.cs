using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>A derivative by one parameter of a mapped function that the user wrote by hand.</summary>
internal sealed record WrittenDerivative(MappedFunction Mapped, int Parameter)
{
    public ScalarFunction ByHand => Mapped.Parameters[Parameter].Derivative!;

    /// <summary>Whether it stands in for a derivative that is 0 everywhere, such as that of rounding: then it is no derivative, and differences of the loss know nothing of it.</summary>
    public bool StandsIn => Mapped.Function.DerivativeBy(Parameter).Result is Constant { Value: 0 };

    /// <summary>Those of the network and its losses, each once.</summary>
    public static IEnumerable<WrittenDerivative> All(NetworkSpec spec) =>
        spec.Nodes.SelectMany(node => Of(node.Operator)).Concat(spec.Losses.SelectMany(term => Of(term.Loss))).Distinct();

    /// <summary>Whether the value of a node comes, on its way to the loss, through something whose derivative stands in for 0.</summary>
    public static bool[] Hidden(NetworkSpec spec)
    {
        bool[] hidden = new bool[spec.Nodes.Count];

        foreach (LossTerm term in spec.Losses.Where(term => Of(term.Loss).Any(d => d.StandsIn)))
            hidden[spec.Outputs[term.Output].Value] = true;

        for (int node = hidden.Length - 1; node >= 0; node--)
        {
            hidden[node] |= Of(spec.Nodes[node].Operator).Any(d => d.StandsIn);

            foreach (int input in spec.Nodes[node].Inputs.Where(_ => hidden[node]))
                hidden[input] = true;
        }

        return hidden;
    }

    private static IEnumerable<WrittenDerivative> Of(Operator op) => op is MapOf map ? Of(map.Mapped) : [];

    private static IEnumerable<WrittenDerivative> Of(Loss loss) => loss switch
    {
        FunctionLoss function => Of(function.Mapped).Where(d => d.Parameter == 0),
        LossMethod method => method.Nodes.SelectMany(node => Of(node.Operator)),
        _ => [],
    };

    private static IEnumerable<WrittenDerivative> Of(MappedFunction mapped) =>
        Enumerable.Range(0, mapped.Parameters.Count).Where(p => mapped.Parameters[p].Derivative is not null).Select(p => new WrittenDerivative(mapped, p));
}

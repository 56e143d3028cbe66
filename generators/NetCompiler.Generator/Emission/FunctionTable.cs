using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Emission;

/// <summary>The functions of the user's own that a network uses, each with the derivatives that its gradients take: as they are after simplification.</summary>
internal static class FunctionTable
{
    public static IEnumerable<string> Lines(NetworkSpec spec)
    {
        List<(string Layer, MappedFunction Mapped, bool IsLoss)> uses =
        [
            .. spec.Nodes.Where(n => n.Operator is MapOf).Select(n => (n.Name, ((MapOf)n.Operator).Mapped, false)),
            .. spec.Losses.Select(l => l.Loss).OfType<LossMethod>().SelectMany(m => m.Nodes).Where(n => n.Operator is MapOf).Select(n => ("loss." + n.Name, ((MapOf)n.Operator).Mapped, false)),
            .. spec.Losses.Select(l => l.Loss).OfType<FunctionLoss>().Select(l => ("loss", l.Mapped, true)),
        ];

        foreach (var function in uses.GroupBy(use => (use.Mapped, use.IsLoss)))
        {
            string name = function.Key.Mapped.Function.Name;

            // A lambda, and functions of one name, are told apart by the layer.
            if (name == MappedFunction.Lambda || uses.Any(other => other.Mapped != function.Key.Mapped && other.Mapped.Function.Name == name))
                name = function.First().Layer;

            foreach (string line in Of(name, function.Key.Mapped, function.Key.IsLoss))
                yield return line;
        }
    }

    private static IEnumerable<string> Of(string name, MappedFunction mapped, bool isLoss)
    {
        string d = mapped.Function.Parameters.Count > 1 ? "∂" : "d";
        string learned = string.Join(", ", mapped.Parameters.Where(p => p.Learned is not null).Select(p => p.Name + (p.Learned!.PerFeature ? " learned for each feature" : " learned")));

        foreach (string line in Written(mapped.Function, $"{name}({string.Join(", ", mapped.Function.Parameters)})", learned))
            yield return line;

        foreach (int parameter in Enumerable.Range(0, isLoss ? 1 : mapped.Parameters.Count))
        {
            ScalarFunction derivative = isLoss ? mapped.DerivativeBy(parameter) : mapped.DerivativeByValue(parameter);
            string by = mapped.Parameters[parameter].Derivative is null ? "" : "written by hand: " + derivative.Name;

            foreach (string line in Written(derivative, $"{d}{name}/{d}{mapped.Parameters[parameter].Name}", by))
                yield return line;

            if (by.Length == 0 && derivative.Parameters.Count > mapped.Function.Parameters.Count)
                yield return $"    where {derivative.Parameters.Last()} = {name}({string.Join(", ", mapped.Function.Parameters)})";
        }
    }

    /// <summary>The first line with the remark behind it, the others further in.</summary>
    private static IEnumerable<string> Written(ScalarFunction function, string left, string remark) =>
        function.Lines(left).Select((line, i) => i > 0 ? "    " + line : remark.Length > 0 ? $"{line}    ({remark})" : line);
}

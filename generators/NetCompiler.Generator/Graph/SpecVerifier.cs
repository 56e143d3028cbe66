using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Graph;

/// <summary>What every specification without findings keeps: values before their use, unique names, the right number of inputs, shared parameters that belong to one node.</summary>
internal static class SpecVerifier
{
    public static Verification Check(NetworkSpec spec)
    {
        Verification laws = new("Parsing");
        HashSet<string> names = [];

        for (int i = 0; i < spec.Nodes.Count; i++)
        {
            Node node = spec.Nodes[i];
            laws.Require(names.Add(node.Name), $"the name {node.Name} is unique");
            laws.Require(node.Inputs.All(input => input >= 0 && input < i), $"{node} follows its inputs");
            laws.Require(node.Operator.Arity == int.MaxValue ? node.Inputs.Count > 0 : node.Inputs.Count == node.Operator.Arity, $"{node} has as many inputs as {node.Operator.Title} takes");
            laws.Require(node.Shares < 0 || MayShare(spec, i), $"{node} shares what an earlier node of its kind has for its own");
        }

        foreach (Output output in spec.Outputs)
            laws.Require(output.Value >= 0 && output.Value < spec.Nodes.Count, $"output {output.Name} is a value");

        foreach (LossTerm loss in spec.Losses)
        {
            laws.Require(loss.Output >= 0 && loss.Output < spec.Outputs.Count, $"{loss} names an output");
            laws.Require(loss.Shares < 0 || spec.Losses[loss.Shares].HasColumn, $"{loss} compares with a column of the dataset");

            if (loss.Loss is LossMethod method)
                Check(method, laws);
        }

        laws.Require(spec.Predicted.Count > 0, "the network returns something");
        laws.Require(spec.Losses.Count == 0 || spec.Losses.Any(l => !l.IsAuxiliary), "there is a loss outside training");
        return laws;
    }

    private static bool MayShare(NetworkSpec spec, int node) =>
        spec.Owner(node) is var owner && owner < node && spec.Nodes[owner].Shares < 0 && spec.Nodes[owner].Operator.GetType() == spec.Nodes[node].Operator.GetType();

    private static void Check(LossMethod method, Verification laws)
    {
        for (int i = 0; i < method.Nodes.Count; i++)
        {
            LossNode node = method.Nodes[i];
            laws.Require(node.Inputs.All(input => input >= 0 && input < i + LossMethod.Given), $"{node} of the loss follows its inputs");
            laws.Require(node.Operator is not Input && !node.Operator.IsRandom, $"{node} of the loss is a function of its inputs");
        }

        laws.Require(method.Result >= 0 && method.Result < method.Nodes.Count + LossMethod.Given, "the loss is a value");
    }
}

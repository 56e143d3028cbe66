using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>Products by labels: a loop for each label of the result, and inside it one for each that is summed over.</summary>
internal static class DoubleProducts
{
    public static void Write(CodeWriter writer, DoubleNames names, Program program, int id, Contract contract)
    {
        Step step = program.Steps[id];
        Dictionary<char, string> extents = [];
        string left = Element(names[step.Operands[0]], contract.Left, program.Steps[step.Operands[0]].Type, extents);
        string right = Element(names[step.Operands[1]], contract.Right, program.Steps[step.Operands[1]].Type, extents);
        string result = Element(names[id], contract.Result, step.Type, extents);

        using (Loop.Over(writer, [.. contract.Result.Select(label => (label.ToString(), extents[label]))]))
        {
            writer.Line("double sum = 0.0;");

            using (Loop.Over(writer, [.. extents.Keys.Where(label => !contract.Result.Contains(label)).Select(label => (label.ToString(), extents[label]))]))
                writer.Line($"sum += {left} * {right};");

            writer.Line($"{result} = sum;");
        }
    }

    /// <summary>Where the labels' element lies: <c>w[o * 784 + i]</c>.</summary>
    private static string Element(string name, string labels, TensorType type, Dictionary<char, string> extents)
    {
        List<string> index = [];
        int axis = type.Shape.Rank, stride = 1;

        for (int at = labels.Length - 1; at >= 0; at--)
        {
            bool isBatch = labels[at] == 'b' && type.PerExample;
            extents[labels[at]] = isBatch ? "batch" : Literals.Of(type.Shape.Axes[--axis]);
            index.Insert(0, stride == 1 ? labels[at].ToString() : $"{labels[at]} * {Literals.Of(stride)}");
            stride *= isBatch ? 1 : type.Shape.Axes[axis];
        }

        return $"{name}[{string.Join(" + ", index)}]";
    }
}

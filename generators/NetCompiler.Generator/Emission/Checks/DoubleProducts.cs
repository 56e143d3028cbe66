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
        Dictionary<char, Loop> loops = [];
        string left = Element(names, step.Operands[0], contract.Left, program.Steps[step.Operands[0]].Type, loops);
        string right = Element(names, step.Operands[1], contract.Right, program.Steps[step.Operands[1]].Type, loops);
        string result = Element(names, id, contract.Result, step.Type, loops);

        CodeWriter inner = new();
        Loop.Write(inner, loops.Where(loop => !contract.Result.Contains(loop.Key)).Select(loop => loop.Value), $"sum += {left} * {right};");
        Loop.Write(writer, contract.Result.Select(label => loops[label]), "double sum = 0.0;", inner.ToString().TrimEnd('\n'), $"{result} = sum;");
    }

    /// <summary>What weights make of each row of a table, and of a vector of zeros.</summary>
    public static void OfTable(CodeWriter writer, DoubleNames names, Program program, int id)
    {
        Step step = program.Steps[id];
        int height = program.Steps[step.Operands[0]].Type.Shape.Axes[0], inputs = program.Steps[step.Operands[0]].Type.Shape.Axes[1], outputs = step.Type.Shape.Axes[1];
        Loop row = new("v", height + 1), output = new("o", outputs);
        string bias = step.Operands.Count > 2 ? $"{names[step.Operands[2]]}[o]" : "0.0";

        Loop.Write(writer, [row, output],
            $"double sum = {bias};",
            $"for (int i = 0; v < {Literals.Of(height)} && i < {Literals.Of(inputs)}; i++)",
            $"    sum += {names[step.Operands[0]]}[v * {Literals.Of(inputs)} + i] * {names[step.Operands[1]]}[o * {Literals.Of(inputs)} + i];",
            $"{names[id]}[v * {Literals.Of(outputs)} + o] = sum;");
    }

    /// <summary>Where the labels' element lies: <c>w[o * 784 + i]</c>.</summary>
    private static string Element(DoubleNames names, int id, string labels, TensorType type, Dictionary<char, Loop> loops)
    {
        List<string> index = [];
        int axis = type.Shape.Rank, stride = 1;

        for (int at = labels.Length - 1; at >= 0; at--)
        {
            bool isBatch = labels[at] == 'b' && type.PerExample;
            loops[labels[at]] = isBatch ? names.Rows(type) : new Loop(labels[at].ToString(), type.Shape.Axes[--axis]);
            index.Insert(0, loops[labels[at]].Times(stride));
            stride *= isBatch ? 1 : type.Shape.Axes[axis];
        }

        string[] parts = [.. index.Where(part => part.Length > 0)];
        return $"{names[id]}[{(parts.Length == 0 ? "0" : string.Join(" + ", parts))}]";
    }
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Concat, pad and slice along any axis: stretches of each example, once for every index of the axes before.</summary>
internal static class CopyCode
{
    public static IEnumerable<string> Lines(RunCode code, Group group)
    {
        int result = group.Steps[0];

        if (code[result].Primitive is Pad)
            yield return $"Loop.Clear({code.RowsOf(result)}, {code.Sizes.Of(result)}, {code.View(result)});";

        foreach ((int source, int from, int to) in Parts(code, result))
        {
            int outer = code.OuterCount(result), inner = code.InnerCount(result), axis = code.Axis(result);
            int sourceStride = code[source].Type.Count / outer, resultStride = code[result].Type.Count / outer;

            if (code.Plan.IsIn(result, code.Flow.Resolve(source), to * inner))
                continue;

            int length = System.Math.Min(code[source].Type.Shape.Axes[axis], code[result].Type.Shape.Axes[axis]) * inner;

            for (int o = 0; o < outer; o++)
            {
                yield return $"Loop.Copy({code.RowsOf(result)}, {Literals.Of(length)}, {At(code.View(code.Flow.Resolve(source)), o * sourceStride + from * inner)}, {At(code.View(result), o * resultStride + to * inner)});";
            }
        }
    }

    /// <summary>The sources, and along the axis the first index read and the first written.</summary>
    public static IEnumerable<(int Source, int From, int To)> Parts(RunCode code, int result)
    {
        // Not looked at through reshapes: axes are counted in the shape that the operator saw.
        int[] operands = [.. code[result].Operands];

        switch (code[result].Primitive)
        {
            case Pad pad:
                yield return (operands[0], 0, pad.Before);
                break;

            case Slice slice:
                yield return (operands[0], slice.Start, 0);
                break;

            default:
                int next = 0;

                foreach (int operand in operands)
                {
                    yield return (operand, 0, next);
                    next += code[operand].Type.Shape.Axes[code.Axis(result)];
                }

                break;
        }
    }

    private static string At(string view, int column) => column == 0 ? view : $"{view}.Columns({Literals.Of(column)})";
}

using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Concat, pad and slice along any axis: one thread an element of the result, which finds where it comes from.</summary>
internal static class CopyKernel
{
    public static void Write(KernelCode code, RunCode run, Group group)
    {
        int result = group.Steps[0], columns = code.Flow[result].Type.Count;
        int outer = run.OuterCount(result), inner = run.InnerCount(result), axis = run.Axis(result);

        ElementThreads.Begin(code, result, columns);
        code.Constant("Stretch", columns / outer);
        code.Body.Add("int before = j / Stretch, at = j - before * Stretch;");
        code.Body.Add("float value = 0f;");

        foreach ((int source, int from, int to) in CopyCode.Parts(run, result))
        {
            int whole = code.Flow.Resolve(source), stretch = code.Flow[source].Type.Count / outer;
            int length = System.Math.Min(code.Flow[source].Type.Shape.Axes[axis], code.Flow[result].Type.Shape.Axes[axis]) * inner;
            string column = $"before * {Literals.Of(stretch)} + at + {Literals.Of((from - to) * inner)}";
            code.Body.Add($"if (at >= {Literals.Of(to * inner)} && at < {Literals.Of(to * inner + length)})");
            code.Body.Add($"    value = {code.At(whole, "b", column)};");
        }

        code.Body.Add("");
        code.Body.AddRange(code.Store(result, "b", "j", "value"));
    }
}

using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Concat, pad and slice along any axis: one thread an element of the result, which finds where it comes from.</summary>
internal static class CopyKernel
{
    public static void Write(KernelCode code, RunCode run, Group group)
    {
        int result = group.Steps[0], outer = run.OuterCount(result), inner = run.InnerCount(result), axis = run.Axis(result);

        ElementFrame.Open(code, result);
        code.Constant("Stretch", code.Flow[result].Type.Count / outer);
        code.Body.Add("int before = j / Stretch, at = j - before * Stretch;");
        code.Body.Add("float value = 0f;");

        foreach ((int source, int from, int to) in CopyCode.Parts(run, result))
        {
            int whole = code.Flow.Resolve(source), stretch = code.Flow[source].Type.Count / outer;
            int length = System.Math.Min(code.Flow[source].Type.Shape.Axes[axis], code.Flow[result].Type.Shape.Axes[axis]) * inner;
            string column = $"before * {Literals.Of(stretch)} + at + {Literals.Of((from - to) * inner)}";
            code.Body.Add($"if (at >= {Literals.Of(to * inner)} && at < {Literals.Of(to * inner + length)})");
            code.Body.Add($"    value = {code.View(whole)}[{code.Index(whole, "b", column)}];");
        }

        code.Body.Add("");
        code.Body.Add($"{code.View(result)}[{code.Index(result, "b", "j")}] = value;");
    }
}

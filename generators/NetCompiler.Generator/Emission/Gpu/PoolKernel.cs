using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Pooling: one thread a window and channel. Where the planner wants to know in which tap a maximum is, it is noted; elementwise steps follow.</summary>
internal static class PoolKernel
{
    public static void Write(KernelCode code, Group group)
    {
        int result = group.Steps[0], operand = code.Flow.Operands(result).Single();
        Pool pool = (Pool)code.Flow[result].Primitive;
        WindowText window = new(code, pool.Window);
        int[] taps = [.. group.Steps.Where(step => code.Flow[step].Primitive is LargestTap)];
        code.Reserve("seen", "tap");
        string local = code.Local(code.Names.Local(result)), element = code.At(operand, window.Position, "j");

        ElementThreads.Begin(code, result, code.Flow[result].Type.Count);
        code.Body.Add(window.Place("b", isOutput: true));
        ElementBody finish = new ElementBody(code, group.Steps, code.Flow[result].Type.Positions, "b", "j").Knowing(result, local);

        if (pool.Kind is PoolKind.Max)
        {
            code.Body.Add($"float {local} = float.NegativeInfinity{(taps.Length == 0 ? "" : ", tap = 0f")};");
            code.Body.Add("");
            code.Body.AddRange(window.Loop(
            [
                $"float seen = {element};",
                $"if (!DeviceMath.IsLarger(seen, {local}))",
                "    continue;",
                "",
                $"{local} = seen;",
                .. taps.Take(1).Select(_ => $"tap = {window.Tap};"),
            ]));
        }
        else
        {
            code.Body.Add($"float {local} = 0f;");
            code.Body.Add("");
            code.Body.AddRange(window.Loop([$"{local} += {element};"]));
            code.Body.Add("");
            code.Body.Add($"{local} /= {WindowCounts.Divisor(code, pool)};");
        }

        foreach (int tap in taps)
            finish.Knowing(tap, "tap");

        code.Body.Add("");
        finish.Store(group.Stored);
        code.Body.AddRange(finish.Statements);
    }
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// Of what a loop over time computes, what is read after it is kept for every step; where that are parts of a value, they are kept and the value itself is gone with its step.
/// <code>
/// before   gates for every step                        backward reads gates[512…767]
/// after    gates of the step, kept = gates[512…767]    backward reads kept
/// </code>
/// </summary>
internal static class KeptParts
{
    public static Program Part(Program program)
    {
        if (program.Recurrences.Count == 0)
            return program;

        Flow flow = Flow.OfTraining(program);
        HashSet<int> kept = [.. flow.Needed.Where(flow.IsView).GroupBy(view => flow.Operands(view).Single()).SelectMany(views => Kept(flow, views.Key, [.. views]))];
        return kept.Count == 0 ? program : Copied(program, kept);
    }

    /// <summary>The parts of a value that are read after its loop; none where that is all of it, or more than parts.</summary>
    private static int[] Kept(Flow flow, int whole, int[] parts)
    {
        int loop = flow.Loops.Of(whole);
        int[] kept = [.. parts.Where(part => flow.Readers(part).Any(reader => flow.Loops.Of(reader) != loop))];

        return loop >= 0 && IsOfTheStep(flow, whole) && kept.All(part => flow.Loops.Of(part) == loop && IsOfTheStep(flow, part))
            && flow.Readers(whole).All(reader => parts.Contains(reader) || flow.Loops.Of(reader) == loop) && kept.Sum(part => flow[part].Type.Count) < flow[whole].Type.Count
                ? kept
                : [];
    }

    private static bool IsOfTheStep(Flow flow, int value) => !flow.IsRoot(value) && !flow.Loops.IsHandedOn(value);

    /// <summary>The program in which a copy of each of these parts stands for it.</summary>
    private static Program Copied(Program program, HashSet<int> parts)
    {
        List<Step> steps = [];
        int[] now = new int[program.Steps.Count];

        for (int old = 0; old < now.Length; old++)
        {
            Step step = program.Steps[old] with { Operands = program.Steps[old].Operands.Select(operand => now[operand]).ToEquatableArray() };
            steps.Add(step);

            if (parts.Contains(old))
                steps.Add(new Step(Map.Copy, [steps.Count - 1], step.Type, steps[step.Operands[0]].Name + ".kept"));

            now[old] = steps.Count - 1;
        }

        return program.Rewritten(steps, now);
    }
}

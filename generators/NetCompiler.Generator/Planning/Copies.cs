using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// Copies of values of a loop that its steps store from registers. A loop is what leads to its next step: a copy is part of it where a reader in the loop takes it instead of the value.
/// </summary>
internal sealed class Copies
{
    private const int All = -1;

    private readonly Dictionary<int, (string Name, int Reader)> _copies = [];

    /// <summary>The program with all copies that are worth it.</summary>
    public static Program Insert(Program program)
    {
        if (program.Recurrences.Count == 0)
            return program;

        Flow flow = Flow.OfTraining(program);
        Copies copies = new();
        KeptParts.Copy(flow, copies);
        SharedParts.Copy(flow, copies);
        return copies.In(program);
    }

    public bool Contain(int value) => _copies.ContainsKey(value);

    /// <summary>Has all who read a value read a copy of it.</summary>
    public void Add(int value, string name) => _copies[value] = (name, All);

    /// <summary>Has one step read a copy of a value.</summary>
    public void Add(int value, string name, int reader) => _copies[value] = (name, reader);

    private Program In(Program program)
    {
        if (_copies.Count == 0)
            return program;

        List<Step> steps = [];
        int[] now = new int[program.Steps.Count];
        Dictionary<int, int> copied = [];

        for (int old = 0; old < now.Length; old++)
        {
            Step step = program.Steps[old];
            int reader = old;
            now[old] = steps.Count;
            steps.Add(step with { Operands = step.Operands.Select(operand => copied.TryGetValue(operand, out int copy) && _copies[operand].Reader == reader ? copy : now[operand]).ToEquatableArray() });

            if (!_copies.TryGetValue(old, out (string Name, int Reader) wanted))
                continue;

            copied[old] = steps.Count;
            steps.Add(new Step(Map.Copy, [now[old]], step.Type, wanted.Name));

            if (wanted.Reader == All)
                now[old] = copied[old];
        }

        return program.Rewritten(steps, now);
    }
}

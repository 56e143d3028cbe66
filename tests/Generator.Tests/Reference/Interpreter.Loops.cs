using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>
/// Loops over steps as the equations that they are: whatever a carry is at first, once it equals what it is said to be at every step, nothing changes any more. One pass over everything makes one step
/// more right, so that passes as many as steps, for each loop behind another, are enough.
/// </summary>
internal sealed partial class Interpreter
{
    private double[] Carried(int carry)
    {
        HashSet<int> closure = Closure(carry);
        Recurrence[] recurrences = [.. program.Recurrences.Where(r => closure.Contains(r.Carry))];
        int[] dependent = [.. closure.Where(step => program.Steps[step].Primitive is not Carry && Closure(step).Any(s => program.Steps[s].Primitive is Carry))];

        foreach (Recurrence recurrence in recurrences)
            _values[recurrence.Carry] = new double[Length(program.Steps[recurrence.Carry].Type)];

        for (int most = recurrences.Sum(r => program.Steps[r.Carry].Type.Positions) + 1; ; most--)
        {
            foreach (int step in dependent)
                _values[step] = null;

            double[][] next = [.. recurrences.Select(Shifted)];

            if (recurrences.Zip(next).All(pair => _values[pair.First.Carry]!.SequenceEqual(pair.Second)))
                return _values[carry]!;

            if (most < 0)
                throw new InvalidOperationException("The loops do not come to an end.");

            foreach ((Recurrence recurrence, double[] values) in recurrences.Zip(next))
                _values[recurrence.Carry] = values;
        }
    }

    /// <summary>The next values one step later, behind the initial ones.</summary>
    private double[] Shifted(Recurrence recurrence)
    {
        Step step = program.Steps[recurrence.Carry];
        bool reverse = ((Carry)step.Primitive).Reverse;
        int steps = step.Type.Positions, count = step.Type.Count;
        double[] next = this[recurrence.Next];

        return Fill(step.Type, (row, i) =>
        {
            int at = row % steps;
            return at != (reverse ? steps - 1 : 0) ? next[(reverse ? row + 1 : row - 1) * count + i]
                : step.Operands.Count == 0 ? 0
                : this[step.Operands[0]][row / steps * count + i];
        });
    }

    /// <summary>All that a value depends on, itself included.</summary>
    private HashSet<int> Closure(int start)
    {
        HashSet<int> found = [start];
        Stack<int> open = new([start]);

        while (open.Count > 0)
        {
            int step = open.Pop();

            foreach (int before in program.Steps[step].Operands.Concat(program.Recurrences.Where(r => r.Carry == step).Select(r => r.Next)).Where(found.Add))
                open.Push(before);
        }

        return found;
    }
}

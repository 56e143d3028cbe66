using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Emit;

namespace ILGPU.Execution;

/// <summary>Which variables of a kernel are read behind an instruction before they are written again: backwards over the code, until nothing changes.</summary>
internal sealed class Liveness
{
    private readonly FlatKernel _kernel;
    private readonly Dictionary<Instruction, int> _at = [];
    private readonly int _words;
    private readonly ulong[] _live;

    public Liveness(FlatKernel kernel)
    {
        _kernel = kernel;
        _words = (kernel.Variables.Count + 63) / 64;
        _live = new ulong[(kernel.Code.Count + 1) * _words];

        foreach (Instruction instruction in kernel.Code)
            _at[instruction] = _at.Count;
        while (Pass())
        {
        }
    }

    public IEnumerable<int> After(Instruction instruction) =>
        Enumerable.Range(0, _kernel.Variables.Count).Where(variable => (Before(_at[instruction] + 1)[variable / 64] >> variable % 64 & 1) != 0);

    private Span<ulong> Before(int instruction) => _live.AsSpan(instruction * _words, _words);

    private bool Pass()
    {
        bool changes = false;
        Span<ulong> now = stackalloc ulong[_words];

        for (int i = _kernel.Code.Count - 1; i >= 0; i--)
        {
            Instruction instruction = _kernel.Code[i];
            now.Clear();
            if (instruction.Code.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw))
                Add(now, Before(i + 1));
            foreach (Instruction target in instruction.Targets)
                Add(now, Before(_at[target]));

            if (instruction.Code == OpCodes.Stloc)
                now[instruction.Number / 64] &= ~(1ul << instruction.Number % 64);
            else if (instruction.Code == OpCodes.Ldloc || instruction.Code == OpCodes.Ldloca)
                now[instruction.Number / 64] |= 1ul << instruction.Number % 64;

            changes |= !now.SequenceEqual(Before(i));
            now.CopyTo(Before(i));
        }

        return changes;
    }

    private static void Add(Span<ulong> to, Span<ulong> more)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] |= more[i];
    }
}

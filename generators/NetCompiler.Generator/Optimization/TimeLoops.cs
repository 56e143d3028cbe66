using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Optimization;

/// <summary>
/// The loops over the steps of each example: of the steps that a run needs, those that depend on a carry and that the same carry depends on. All else is outside, before or after, and done for
/// all steps at once; that is what is called hoisting, and nothing has to be hoisted.
/// <code>
/// h[t] = tanh(x[t]·Wᵀ + h[t−1]·Uᵀ)      p = x·Wᵀ for all t   │   for t:  h = tanh(p + before·Uᵀ)   │   dU = dhᵀ·before over all t
/// </code>
/// </summary>
internal sealed class TimeLoops
{
    private readonly Dictionary<int, int> _loopOf = [];
    private readonly Dictionary<int, int> _next = [];
    private readonly HashSet<int> _handedOn = [];
    private readonly List<int[]> _loops = [];

    public TimeLoops(Program program, IReadOnlyList<bool> needed)
    {
        foreach (Recurrence recurrence in program.Recurrences.Where(r => needed[r.Carry]))
        {
            _next[recurrence.Carry] = Resolve(recurrence.Next);
            _handedOn.UnionWith([Resolve(recurrence.Next), .. program.Steps[recurrence.Carry].Operands.Select(Resolve)]);
        }

        if (_next.Count == 0)
            return;

        int[] steps = [.. Enumerable.Range(0, program.Steps.Count).Where(s => needed[s])];
        ILookup<int, int> readers = steps.SelectMany(s => Before(s).Select(operand => (operand, s))).ToLookup(read => read.operand, read => read.s);

        foreach (int carry in _next.Keys.OrderBy(c => c).Where(c => !_loopOf.ContainsKey(c)))
        {
            HashSet<int> after = Reach(carry, s => readers[s]), loop = Reach(carry, Before);
            loop.IntersectWith(after);

            foreach (int step in loop)
                _loopOf[step] = _loops.Count;

            _loops.Add([.. loop.OrderBy(s => s)]);
        }

        int Resolve(int step) => program.Steps[step].Primitive is Reshape ? Resolve(program.Steps[step].Operands[0]) : step;

        IEnumerable<int> Before(int step) => _next.TryGetValue(step, out int next) ? program.Steps[step].Operands.Append(next) : program.Steps[step].Operands;
    }

    /// <summary>The loop that a step is in, or −1.</summary>
    public int Of(int step) => _loopOf.TryGetValue(step, out int loop) ? loop : -1;

    /// <summary>The steps of a loop in order, its carries among them.</summary>
    public IReadOnlyList<int> Steps(int loop) => _loops[loop];

    /// <summary>What a carry is at the step after; −1 for any other value.</summary>
    public int Next(int carry) => _next.TryGetValue(carry, out int next) ? next : -1;

    /// <summary>Whether a carry is this value, at first or at the step after.</summary>
    public bool IsHandedOn(int step) => _handedOn.Contains(step);

    /// <summary>
    /// These steps in an order in which operands come first and each loop's steps stand together: a loop is one thing to wait for.
    /// </summary>
    public IEnumerable<int> InOrder(IReadOnlyList<int> steps, System.Func<int, IEnumerable<int>> operands)
    {
        if (_loops.Count == 0)
            return steps;

        List<int> order = [];
        HashSet<int> done = [];

        foreach (int step in steps)
            Visit(step);

        return order;

        // Loops are few, and a step outside them waits only for steps before it, which are done: the recursion is as deep as loops stand behind each other.
        void Visit(int step)
        {
            if (done.Contains(step))
                return;

            int[] together = [.. Of(step) is var loop and >= 0 ? _loops[loop].Where(s => steps.Contains(s)) : [step]];
            done.UnionWith(together);

            foreach (int operand in together.SelectMany(s => Next(s) is var next and >= 0 ? operands(s).Append(next) : operands(s)).Where(o => !done.Contains(o)).OrderBy(o => o).ToList())
                Visit(operand);

            order.AddRange(together);
        }
    }

    private static HashSet<int> Reach(int start, System.Func<int, IEnumerable<int>> neighbours)
    {
        HashSet<int> reached = [start];
        Stack<int> open = new([start]);

        while (open.Count > 0)
        {
            foreach (int next in neighbours(open.Pop()))
            {
                if (reached.Add(next))
                    open.Push(next);
            }
        }

        return reached;
    }
}

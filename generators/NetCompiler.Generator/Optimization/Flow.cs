using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Optimization;

/// <summary>
/// The part of a program that one kind of run needs, with who reads what. A run has two phases:
/// forward and backward in training, predict and evaluate in prediction.
/// </summary>
internal sealed class Flow
{
    private readonly Program _program;
    private readonly bool[] _first;
    private readonly bool[] _needed;
    private readonly List<int>[] _readers;
    private readonly HashSet<int> _outputs, _roots;
    private readonly int[] _order;

    private Flow(Program program, IEnumerable<int> firstRoots, IEnumerable<int> secondRoots)
    {
        _program = program;
        FirstRoots = [.. firstRoots.Where(r => r >= 0).Distinct().Select(Resolve)];
        SecondRoots = [.. secondRoots.Where(r => r >= 0).Distinct().Select(Resolve)];
        _roots = [.. FirstRoots, .. SecondRoots];
        _outputs = [.. program.Training.Outputs.Concat(program.Prediction.Outputs).Concat(program.Training.Kept).Concat(program.Prediction.Kept).Where(r => r >= 0).Select(Resolve)];
        _needed = Reach(FirstRoots.Concat(SecondRoots));
        _first = Reach(FirstRoots.Concat(Notes()));
        Loops = new TimeLoops(program, _needed);
        _order = [.. Loops.InOrder([.. Enumerable.Range(0, program.Steps.Count).Where(i => _needed[i] && this[i].Primitive is not Reshape)], Operands)];
        _readers = [.. program.Steps.Select(_ => new List<int>())];

        foreach (int step in Needed)
        {
            foreach (int operand in Operands(step).Distinct())
                _readers[operand].Add(step);
        }
    }

    /// <summary>Forward to the outputs, the loss and what the next batch is handed, backward to gradients and running statistics.</summary>
    public static Flow OfTraining(Program program) => new(
        program,
        [.. program.Training.Outputs, program.Training.Loss, .. program.Training.Kept],
        [.. program.Training.ParameterGradients, .. program.Training.States]);

    /// <summary>Predict the outputs, evaluate the loss.</summary>
    public static Flow OfPrediction(Program program) => new(program, [.. program.Prediction.Outputs, .. program.Prediction.Kept], [program.Prediction.Loss]);

    public Program Program => _program;

    public IReadOnlyList<int> FirstRoots { get; }

    public IReadOnlyList<int> SecondRoots { get; }

    /// <summary>The loops over the steps of each example.</summary>
    public TimeLoops Loops { get; }

    /// <summary>The steps of this run in order, those of a loop together; reshaped values are the values themselves, because every example is one row.</summary>
    public IEnumerable<int> Needed => _order;

    public Step this[int step] => _program.Steps[step];

    public bool Uses(int step) => _needed[step];

    /// <summary>0 or 1.</summary>
    public int Phase(int step) => _first[step] ? 0 : 1;

    public bool IsRoot(int step) => _roots.Contains(step);

    public IReadOnlyList<int> Readers(int step) => _readers[step];

    public IEnumerable<int> Operands(int step) => this[step].Operands.Select(Resolve);

    /// <summary>The value behind a reshape.</summary>
    public int Resolve(int step) => this[step].Primitive is Reshape ? Resolve(this[step].Operands[0]) : step;

    public static bool IsLeaf(Primitive primitive) => primitive is InputValue or TargetValue or ExampleWeight or KeptValue or ParameterValue or StateValue;

    /// <summary>What the library puts into memory before a batch.</summary>
    public static bool IsFilled(Primitive primitive) => primitive is InputValue or TargetValue or ExampleWeight or KeptValue;

    /// <summary>Never stored: computed where it is used.</summary>
    public static bool IsVirtual(Primitive primitive) => primitive is OneHot or Uniform;

    /// <summary>A stretch of each row: other columns of the same buffer. An output has a place of its own.</summary>
    public bool IsView(int step) =>
        this[step].Primitive is Slice slice && this[step].Type.PerExample && !_outputs.Contains(step)
        && this[step].Type.Shape.Axes.Take(slice.Axis).Aggregate(1, (product, axis) => product * axis) == 1;

    /// <summary>What the first phase sees in passing, and the second reads.</summary>
    private IEnumerable<int> Notes() => Enumerable.Range(0, _needed.Length).Where(step => _needed[step] && this[step].Primitive is LargestTap);

    private bool[] Reach(IEnumerable<int> roots)
    {
        bool[] reached = new bool[_program.Steps.Count];
        Stack<int> open = new(roots);

        while (open.Count > 0)
        {
            int step = open.Pop();

            if (reached[step])
                continue;

            reached[step] = true;

            foreach (int operand in _program.Steps[step].Operands)
                open.Push(operand);

            foreach (Recurrence recurrence in _program.Recurrences.Where(r => r.Carry == step))
                open.Push(recurrence.Next);
        }

        return reached;
    }
}

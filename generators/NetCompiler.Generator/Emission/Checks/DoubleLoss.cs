using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>
/// Renders the loss of a training step as plain loops in double: a second reading of the program, which shares neither fusion nor memory nor kernels with the first, so that each guards
/// the other. A value is an array of its elements in logical order, examples first; one number that all share is a number.
/// </summary>
internal sealed class DoubleLoss
{
    private readonly Program _program;
    private readonly CodeWriter _writer;
    private readonly int[] _steps;
    private readonly DoubleNames _names;
    private readonly TimeLoops _loops;

    public DoubleLoss(Program program, CodeWriter writer)
    {
        _program = program;
        _writer = writer;
        _steps = Needed(program);
        _names = new DoubleNames(program, _steps);
        _loops = new TimeLoops(program, [.. Enumerable.Range(0, program.Steps.Count).Select(step => _steps.Contains(step))]);
    }

    public void Write()
    {
        _writer.Line("/// <summary>The mean loss of a batch in training mode, in double: the network once more, in plain loops.</summary>");

        using (_writer.Block("private static double Loss(LossPoint at)"))
        {
            _writer.Line("int batch = at.Batch;");

            foreach (int leaf in _steps.Where(id => DoubleLeaves.Of(_program.Steps[id]) is not null))
                _writer.Line($"{(_program.Steps[leaf].Primitive is TargetValue { Labels: true } ? "int[]" : "double[]")} {_names[leaf]} = {DoubleLeaves.Of(_program.Steps[leaf])};");

            HashSet<int> loops = [];

            foreach (int step in _loops.InOrder(_steps, id => _program.Steps[id].Operands).Where(id => DoubleLeaves.Of(_program.Steps[id]) is null && !_names.IsInline(id)))
            {
                if (_loops.Of(step) < 0)
                    WriteStep(step);
                else if (loops.Add(_loops.Of(step)))
                    WriteLoop([.. _loops.Steps(_loops.Of(step))]);
            }

            _writer.Line();
            _writer.Line($"return {_names.Element(_program.Training.Loss, "")};");
        }
    }

    private void WriteStep(int id)
    {
        _writer.Line();
        _writer.Line($"// {_program.Steps[id].Name}: {_program.Steps[id].Type}");

        if (_names.IsNumber(id))
        {
            DoubleMap.WriteNumber(_writer, _names, _program.Steps[id], id);
            return;
        }

        _writer.Line(Declared(id));
        Write(id, _program.Steps[id]);
    }

    private string Declared(int id) => $"double[] {_names[id]} = new double[{Length(_program.Steps[id].Type)}];";

    /// <summary>What depends on the step before, step by step.</summary>
    private void WriteLoop(int[] steps)
    {
        int[] carries = [.. steps.Where(id => _program.Steps[id].Primitive is Carry)], computed = [.. steps.Except(carries).Where(id => !_names.IsInline(id))];
        int count = _program.Steps[carries[0]].Type.Positions;
        bool reverse = ((Carry)_program.Steps[carries[0]].Primitive).Reverse;
        _writer.Line();

        foreach (int id in carries.Concat(computed))
            _writer.Line($"{Declared(id)} // {_program.Steps[id].Name}: {_program.Steps[id].Type}");

        _names.Steps = count;

        using (_writer.Block(reverse ? $"for (int t = {Literals.Of(count - 1)}; t >= 0; t--)" : $"for (int t = 0; t < {Literals.Of(count)}; t++)"))
        {
            foreach (int carry in carries)
                HandOn(carry, reverse);

            foreach (int id in computed)
                Write(id, _program.Steps[id]);
        }

        _names.Steps = 0;
    }

    private void HandOn(int carry, bool reverse)
    {
        Step step = _program.Steps[carry];
        int count = step.Type.Count, last = step.Type.Positions - 1;
        Loop element = new("i", count), row = _names.Rows(step.Type);
        string i = element.Variable.Length == 0 ? "0" : element.Variable;
        string first = step.Operands.Count == 0 ? "0.0" : $"{_names[step.Operands[0]]}[b / {Literals.Of(last + 1)} * {Literals.Of(count)} + {i}]";
        string before = $"{_names[_loops.Next(carry)]}[(b {(reverse ? "+" : "-")} 1) * {Literals.Of(count)} + {i}]";
        Loop.Write(_writer, [row, element], $"{_names[carry]}[b * {Literals.Of(count)} + {i}] = t == {Literals.Of(reverse ? last : 0)} ? {first} : {before};");
    }

    private void Write(int id, Step step)
    {
        switch (step.Primitive)
        {
            case Map map:
                DoubleMap.Write(_writer, _names, step, id, map);
                break;
            case Contract contract:
                DoubleProducts.Write(_writer, _names, _program, id, contract);
                break;
            case TableProduct:
                DoubleProducts.OfTable(_writer, _names, _program, id);
                break;
            case Reduce or ReduceAxis:
                DoubleReductions.Write(_writer, _names, _program, id);
                break;
            case ToSteps or FromSteps:
                _writer.Line($"{_names[step.Operands[0]]}.CopyTo({_names[id]}, 0);");
                break;
            case Attend attend:
                DoubleAttention.Write(_writer, _names, _program, id, attend);
                break;
            case AtStep or Gather or AddSteps or Sinusoids:
                DoublePlaces.Write(_writer, _names, _program, id);
                break;
            case Convolve or Pool or Resample or ToPositions or FromPositions or SumNeighbours:
                DoubleImages.Write(_writer, _names, _program, id);
                break;
            case ExpandAxis or Transpose or Slice or Pad or Concat or Pick or Indicator:
                DoublePlaces.Write(_writer, _names, _program, id);
                break;
            default:
                throw new InvalidOperationException("The loss in double does not know " + step.Primitive.GetType().Name);
        }
    }

    /// <summary>What the loss is computed from, operands first.</summary>
    private static int[] Needed(Program program)
    {
        bool[] needed = new bool[program.Steps.Count];
        needed[program.Training.Loss] = true;

        for (int step = program.Training.Loss; step >= 0; step--)
        {
            if (needed[step])
            {
                foreach (int operand in program.Steps[step].Operands)
                    needed[operand] = true;

                // What a state is at the next step comes after it; from there on once more.
                foreach (Recurrence recurrence in program.Recurrences.Where(r => r.Carry == step && !needed[r.Next]))
                {
                    needed[recurrence.Next] = true;
                    step = System.Math.Max(step, recurrence.Next + 1);
                }
            }
        }

        return [.. Enumerable.Range(0, needed.Length).Where(step => needed[step])];
    }

    private static string Length(TensorType type) => !type.PerExample ? Literals.Of(type.Count) : type.Count * type.Positions == 1 ? "batch" : $"batch * {Literals.Of(type.Count * type.Positions)}";
}

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
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

    public DoubleLoss(Program program, CodeWriter writer)
    {
        _program = program;
        _writer = writer;
        _steps = Needed(program);
        _names = new DoubleNames(program, _steps);
    }

    public void Write()
    {
        _writer.Line("/// <summary>The mean loss of a batch in training mode, in double: the network once more, in plain loops.</summary>");

        using (_writer.Block("private static double Loss(LossPoint at)"))
        {
            _writer.Line("int batch = at.Batch;");

            foreach (int leaf in _steps.Where(id => DoubleLeaves.Of(_program.Steps[id]) is not null))
                _writer.Line($"{(_program.Steps[leaf].Primitive is TargetValue { Labels: true } ? "int[]" : "double[]")} {_names[leaf]} = {DoubleLeaves.Of(_program.Steps[leaf])};");

            foreach (int step in _steps.Where(id => DoubleLeaves.Of(_program.Steps[id]) is null && !_names.IsInline(id)))
            {
                _writer.Line();
                _writer.Line($"// {_program.Steps[step].Name}: {_program.Steps[step].Type}");
                Write(step, _program.Steps[step]);
            }

            _writer.Line();
            _writer.Line($"return {_names.Element(_program.Training.Loss, "")};");
        }
    }

    private void Write(int id, Step step)
    {
        if (_names.IsNumber(id))
        {
            DoubleMap.WriteNumber(_writer, _names, step, id);
            return;
        }

        _writer.Line($"double[] {_names[id]} = new double[{Length(step.Type)}];");

        switch (step.Primitive)
        {
            case Map map:
                DoubleMap.Write(_writer, _names, step, id, map);
                break;
            case Contract contract:
                DoubleProducts.Write(_writer, _names, _program, id, contract);
                break;
            case Reduce or ReduceAxis:
                DoubleReductions.Write(_writer, _names, _program, id);
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
            }
        }

        return [.. Enumerable.Range(0, needed.Length).Where(step => needed[step])];
    }

    private static string Length(TensorType type) => !type.PerExample ? Literals.Of(type.Count) : type.Count * type.Positions == 1 ? "batch" : $"batch * {Literals.Of(type.Count * type.Positions)}";
}

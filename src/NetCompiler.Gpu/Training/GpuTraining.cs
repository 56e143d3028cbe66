using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using NetCompiler.Kernels;

namespace NetCompiler.Gpu;

/// <summary>
/// A network's training steps on a device. The CPU gathers a batch, the device does all else; what is read back of a step is its loss, and the outputs where answers can be right or wrong.
/// Everything is made once, so that a step allocates nothing.
/// </summary>
internal sealed class GpuTraining : DeviceTraining
{
    private readonly GpuDevice _device;
    private readonly Network _network;
    private readonly Optimizer? _optimizer;
    private readonly DeviceProgram _program;
    private readonly DeviceMemory _memory;
    private readonly AcceleratorStream _stream;
    private readonly Workspace _gathered;
    private readonly OutputSlot? _judged;
    private readonly float[] _batch, _outputs, _loss = new float[1];
    private bool _hasMoved;

    public GpuTraining(GpuDevice device, Network network, DeviceProgram program, Optimizer? optimizer, int batch)
    {
        NetworkDefinition definition = network.Compiled;
        (_device, _network, _program, _optimizer) = (device, network, program, optimizer);
        _stream = device.Accelerator.DefaultStream;
        _memory = new DeviceMemory(device, definition, optimizer?.Memories.Count ?? 0, program.SharedFloats, batch);
        _judged = Array.Find(definition.Outputs, output => Judge.CanJudge(output) && output.TrainingAt >= 0);

        int given = BatchFloats(definition);
        _batch = new float[given * _memory.Capacity];
        _outputs = new float[_judged is null ? 0 : _judged.TrainingStride * _memory.Capacity];
        _gathered = new Workspace(_memory.Capacity, _judged is null ? given : Math.Max(given, _judged.TrainingAt + _judged.TrainingStride), sharedFloats: 0);
        Send();
    }

    /// <summary>Kernels that a step launches.</summary>
    public int Launches(Descent descent) => _program.Launches + descent.Stretches.Count;

    public override (float Loss, long Right, long Answers) Take(in ExampleRange examples, RandomKey key, Descent? descent)
    {
        DevicePass pass = new(_memory, _stream, examples.Count, key);
        Pass cpu = _gathered.Pass(_network, Arena.Empty, examples.Count, Share.Alone, accumulate: false, key);
        examples.Augmenter?.Prepare(1);
        Batch.Gather(cpu, _network.Compiled, examples, withTargets: true);
        _gathered.Examples[.._batch.Length].CopyTo(_batch);
        _memory.Examples(0, _batch.Length / _memory.Capacity).CopyFromCPU(_stream, _batch);

        _program.Forward(pass);
        if (_judged is not null)    // before Backward, which may overwrite the outputs with their gradients
            _memory.Examples(_judged.TrainingAt, _judged.TrainingStride).CopyToCPU(_stream, _outputs);
        _program.Backward(pass);
        if (descent is not null)
            Move(descent);
        _hasMoved = true;

        _memory.Shared(_program.LossAt, 1).CopyToCPU(_stream, _loss);
        _stream.Synchronize();
        (long right, long answers) = Judged(cpu);
        return (_loss[0], right, answers);
    }

    public override void Fetch()
    {
        if (!_hasMoved)
            return;

        float[] values = new float[_memory.ParameterFloats];
        NetworkDefinition definition = _network.Compiled;
        Read(_memory.Parameters, values);

        for (int i = 0; i < _network.Parameters.Count; i++)
            _network.Parameters[i].CopyFrom(values.AsSpan(_memory.PlaceOf(i), _network.Parameters[i].Count));

        for (int m = 0; m < (_optimizer?.Memories.Count ?? 0); m++)
        {
            Read(_memory.Memory(m), values);
            for (int i = 0; i < definition.Parameters.Length; i++)
                new TensorView(_optimizer!.Memories[m], definition.Parameters[i]).CopyFrom(values.AsSpan(_memory.PlaceOf(i), _network.Parameters[i].Count));
        }

        float[] states = new float[_memory.StateFloats];
        Read(_memory.States, states);

        for (int i = 0; i < _network.States.Count; i++)
            _network.States[i].CopyFrom(states.AsSpan(_memory.PlaceOfState(i), _network.States[i].Count));
        _hasMoved = false;
    }

    public override void FetchGradients()
    {
        float[] values = new float[_memory.ParameterFloats];
        Read(_memory.Gradients, values);

        for (int i = 0; i < _network.Parameters.Count; i++)
            new TensorView(_network.GradientArena, _network.Compiled.Parameters[i]).CopyFrom(values.AsSpan(_memory.PlaceOf(i), _network.Parameters[i].Count));
    }

    public override void Dispose()
    {
        try
        {
            Fetch();
        }
        finally
        {
            _memory.Dispose();
        }
    }

    private void Move(Descent descent)
    {
        for (int i = 0; i < descent.Stretches.Count; i++)
        {
            (int at, int count) = _memory.PartOf(descent.Stretches[i]);
            _device.Steps.Move(_stream, _memory, at, count, descent.RuleFor(descent.Stretches[i]));
        }
    }

    private (long Right, long Answers) Judged(in Pass cpu)
    {
        if (_judged is null)
            return default;
        _outputs.CopyTo(_gathered.Examples[(_judged.TrainingAt * _memory.Capacity)..]);
        return Judge.Raw(cpu, _judged, _network.Compiled);
    }

    /// <summary>Puts what the network and its optimizer have on the device.</summary>
    private void Send()
    {
        float[] values = new float[_memory.ParameterFloats];
        NetworkDefinition definition = _network.Compiled;

        for (int i = 0; i < _network.Parameters.Count; i++)
            _network.Parameters[i].CopyTo(values.AsSpan(_memory.PlaceOf(i)));
        _memory.Parameters.CopyFromCPU(_stream, values);

        for (int m = 0; m < (_optimizer?.Memories.Count ?? 0); m++)
        {
            for (int i = 0; i < definition.Parameters.Length; i++)
                new TensorView(_optimizer!.Memories[m], definition.Parameters[i]).CopyTo(values.AsSpan(_memory.PlaceOf(i)));
            _memory.Memory(m).CopyFromCPU(_stream, values);
        }

        float[] states = new float[_memory.StateFloats];

        for (int i = 0; i < _network.States.Count; i++)
            _network.States[i].CopyTo(states.AsSpan(_memory.PlaceOfState(i)));
        if (states.Length > 0)
            _memory.States.CopyFromCPU(_stream, states);
        _stream.Synchronize();
    }

    private void Read(ArrayView<float> from, float[] to)
    {
        if (to.Length == 0)
            return;
        from.CopyToCPU(_stream, to);
        _stream.Synchronize();
    }

    /// <summary>Floats per example that the dataset fills: they come first in the values of examples, and are sent in one piece.</summary>
    private static int BatchFloats(NetworkDefinition definition) => new[] { definition.WeightsAt + 1 }
        .Concat(definition.Inputs.Select(input => input.At + Math.Max(input.Stride, input.Count)))
        .Concat(definition.Targets.Select(target => target.At + Math.Max(target.Stride, target.Count)))
        .Max();
}

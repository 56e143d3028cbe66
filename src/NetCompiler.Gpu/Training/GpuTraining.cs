using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using NetCompiler.Kernels;

namespace NetCompiler.Gpu;

/// <summary>
/// A network's training steps on a device. The CPU gathers a batch and sends it, the device does all else; what is read back of a step is its loss, and the outputs where answers can be right or wrong.
/// Everything is made once, so that a step allocates nothing.
/// </summary>
internal sealed class GpuTraining : DeviceTraining
{
    private readonly GpuDevice _device;
    private readonly Network _network;
    private readonly DeviceProgram _program;
    private readonly DeviceMemory _memory;
    private readonly Transfer _transfer;
    private readonly AcceleratorStream _stream, _uploading;
    private readonly int _given;    // floats of each example that the dataset fills
    private readonly BatchUpload[] _batches;
    private readonly OutputSlot? _judged;
    private readonly PageLockedArray1D<float> _answers, _loss, _report;
    private readonly PageLockedArray1D<float>[] _left;    // of states that go on from batch to batch
    private BatchUpload? _underWay;
    private Descent? _reporting;
    private int _next;
    private bool _isSent, _hasMoved;

    public GpuTraining(GpuDevice device, Network network, DeviceProgram program, Optimizer? optimizer, int batch)
    {
        NetworkDefinition definition = network.Compiled;
        Accelerator accelerator = device.Accelerator;
        (_device, _network, _program, _given) = (device, network, program, Buffered(definition));
        (_stream, _uploading) = (accelerator.DefaultStream, accelerator.CreateStream());
        _memory = new DeviceMemory(device, definition, optimizer?.Memories.Count ?? 0, program, _given, batch);
        _transfer = new Transfer(network, optimizer, _memory, _stream);
        _judged = Array.Find(definition.Outputs, output => NetCompiler.Judge.CanJudge(output) && output.TrainingAt >= 0);

        int floats = definition.Kept.Select(slot => slot.TrainingAt + slot.TrainingStride).Append(_given).Append(_judged is null ? 0 : _judged.TrainingAt + _judged.TrainingStride).Max();
        _batches = [.. Enumerable.Range(0, 2).Select(turn => new BatchUpload(accelerator, _uploading, _memory.Landing(turn), _memory.Capacity, floats))];
        _answers = accelerator.AllocatePageLocked1D<float>(_judged is null ? 1 : (long)_judged.TrainingStride * _memory.Capacity);
        _loss = accelerator.AllocatePageLocked1D<float>(1);
        _report = accelerator.AllocatePageLocked1D<float>(_memory.Report.Length);
        _left = Array.ConvertAll(definition.Kept, slot => accelerator.AllocatePageLocked1D<float>((long)slot.TrainingStride * _memory.Capacity));
    }

    public override int Launches(Descent descent) => (_device.Library is null ? _program.Launches : _program.LibraryLaunches) + GradientKernels.Launches(descent) + descent.Stretches.Count;

    public override DeviceResult Take(in ExampleRange examples, RandomKey key, Descent? descent, float? kept = null)
    {
        Begin();
        BatchUpload batch = _batches[_next];
        _next = 1 - _next;
        DeviceResult before = _network.KeepsStates ? Await() : default;    // the batch begins with what the one before has left
        batch.Send(_network, examples, key);

        if (!_network.KeepsStates)
            before = Await();

        batch.Place(_stream, _memory.Examples(0, _given));
        Run(new DevicePass(_memory, _stream, _device.Library, examples.Count, key));

        if (kept is { } factor)
            _device.Gradients.Accumulate(_stream, _memory, factor);
        if (descent is not null)
            Descend(descent);

        _memory.Shared(_program.LossAt, 1).CopyToPageLockedAsync(_stream, _loss);
        _underWay = batch;
        return before;
    }

    public override void Move(Descent descent)
    {
        _memory.Sums.CopyTo(_stream, _memory.OfBatch);
        Descend(descent);
    }

    public override DeviceResult Await()
    {
        if (_underWay is null && _reporting is null)
            return default;

        _stream.Synchronize();
        _reporting?.Report((double)_report.Span[0] * _report.Span[0], _report.Span[1]);
        _reporting = null;
        if (_underWay is not { } batch)
            return default;

        batch.Keep(_network, _left);
        (long right, long answers) = _judged is null ? default : batch.Judge(_network, _judged, _answers.Span);
        _underWay = null;
        return new DeviceResult(batch.Count, _loss.Span[0], right, answers);
    }

    public override void Remember()
    {
        Begin();
        if (_memory.StateFloats > 0)
            _memory.States.CopyTo(_stream, _memory.StatesBefore);
    }

    public override void TakeBack()
    {
        if (_memory.StateFloats > 0)
            _memory.StatesBefore.CopyTo(_stream, _memory.States);
    }

    public override void Fetch()
    {
        if (!_hasMoved)
            return;

        _transfer.Fetch();
        _hasMoved = false;
    }

    public override void FetchGradients() => _transfer.FetchGradients();

    public override void Dispose()
    {
        foreach (BatchUpload batch in _batches)
            batch.Dispose();
        _answers.Dispose();
        _loss.Dispose();
        _report.Dispose();
        foreach (PageLockedArray1D<float> left in _left)
            left.Dispose();
        _uploading.Dispose();
        _memory.Dispose();
    }

    /// <summary>Before the first step, and not sooner: a checkpoint may have brought back what is to be sent.</summary>
    private void Begin()
    {
        if (_isSent)
            return;

        _transfer.Send();
        _isSent = true;
    }

    private void Run(in DevicePass pass)
    {
        _program.Forward(pass);

        for (int i = 0; i < _left.Length; i++)
            _memory.Examples(_network.Compiled.Kept[i].TrainingAt, _network.Compiled.Kept[i].TrainingStride).CopyToPageLockedAsync(_stream, _left[i]);
        if (_judged is not null)    // before Backward, which may overwrite the outputs with their gradients
            _memory.Examples(_judged.TrainingAt, _judged.TrainingStride).CopyToPageLockedAsync(_stream, _answers);
        _program.Backward(pass);
        _hasMoved = true;    // the running statistics have
    }

    private void Descend(Descent descent)
    {
        if (descent.Refines)
        {
            _device.Gradients.Refine(_stream, _memory, descent, _memory.Shared(_program.LossAt, 1));
            _memory.Report.CopyToPageLockedAsync(_stream, _report);
            _reporting = descent;
        }

        for (int i = 0; i < descent.Stretches.Count; i++)
            _device.Steps.Move(_stream, _memory, descent.Stretches[i], descent.RuleFor(descent.Stretches[i]));
    }

    /// <summary>Floats per example that the dataset fills, up to a whole cache line: they come first in the values of examples, and are sent in one piece.</summary>
    private static int Buffered(NetworkDefinition definition) => DeviceMemory.Lines(new[] { definition.WeightsAt + 1 }
        .Concat(definition.Inputs.Select(input => input.At + Math.Max(input.Stride, input.Count)))
        .Concat(definition.Targets.Select(target => target.At + Math.Max(target.Stride, target.Count)))
        .Concat(definition.Kept.Select(slot => slot.At + Math.Max(slot.Stride, slot.Length)))
        .Max());
}

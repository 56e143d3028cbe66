using System;
using ILGPU;
using ILGPU.Runtime;
using NetCompiler.Kernels;

namespace NetCompiler.Gpu;

/// <summary>
/// A batch on its way to the device: gathered by the CPU, sent from page-locked memory on a stream of its own while the step before runs, and put in its place when that is over. There are two, which take turns.
/// </summary>
internal sealed class BatchUpload : IDisposable
{
    private readonly PageLockedArray1D<float> _sent;
    private readonly ArrayView<float> _landed;
    private readonly Workspace _gathered;
    private readonly AcceleratorStream _stream;

    /// <param name="accelerator">The device.</param>
    /// <param name="stream">The stream of uploads.</param>
    /// <param name="landed">Where they wait on the device; as much as is sent.</param>
    /// <param name="capacity">Examples.</param>
    /// <param name="floats">Floats of each that the CPU works on: what it sends, the outputs that it judges, and the states that go on.</param>
    public BatchUpload(Accelerator accelerator, AcceleratorStream stream, ArrayView<float> landed, int capacity, int floats)
    {
        (_stream, _landed) = (stream, landed);
        _sent = accelerator.AllocatePageLocked1D<float>(landed.Length);
        _gathered = new Workspace(capacity, floats, sharedFloats: 0);
    }

    /// <summary>Examples in it.</summary>
    public int Count { get; private set; }

    /// <summary>Gathers examples and sends them; what is under way on other streams goes on.</summary>
    public void Send(Network network, in ExampleRange examples, RandomKey key)
    {
        Count = examples.Count;
        examples.Augmenter?.Prepare(1);
        network.Kept.Begin(Count);
        Pass pass = Pass(network, key);
        Batch.Gather(pass, network.Compiled, examples, withTargets: true);
        network.Kept.Enter(pass);

        _gathered.Examples[..(int)_landed.Length].CopyTo(_sent.Span);
        _landed.CopyFromPageLockedAsync(_stream, _sent);
        _stream.Synchronize();
    }

    /// <summary>Puts the examples where kernels read them.</summary>
    public void Place(AcceleratorStream stream, ArrayView<float> examples) => _landed.CopyTo(stream, examples);

    /// <summary>How many of the answers that the device has given for this batch are right.</summary>
    public (long Right, long Answers) Judge(Network network, OutputSlot output, ReadOnlySpan<float> answers)
    {
        answers.CopyTo(_gathered.Examples[(output.TrainingAt * _gathered.Capacity)..]);
        return NetCompiler.Judge.Raw(Pass(network, default), output, network.Compiled);
    }

    /// <summary>Takes what the batch has left of states that go on, for the next one.</summary>
    public void Keep(Network network, ReadOnlySpan<PageLockedArray1D<float>> left)
    {
        for (int state = 0; state < left.Length; state++)
            left[state].Span.CopyTo(_gathered.Examples[(network.Compiled.Kept[state].TrainingAt * _gathered.Capacity)..]);

        network.Kept.LeaveTraining(Pass(network, default));
    }

    public void Dispose() => _sent.Dispose();

    private Pass Pass(Network network, RandomKey key) => _gathered.Pass(network, Arena.Empty, Count, Share.Alone, accumulate: false, key);
}

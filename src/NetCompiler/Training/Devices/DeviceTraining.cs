using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// A network on a device, from the first step of a run to the last. A step is under way when the call that asks for it returns: its results come with the next one, or from <see cref="Await"/>, so
/// that the examples of a step are gathered and sent while the step before runs.
/// </summary>
internal abstract class DeviceTraining : IDisposable
{
    /// <summary>Kernels that a step launches.</summary>
    public abstract int Launches(Descent descent);

    /// <summary>Takes a batch forward and backward, and with a descent moves the parameters. Allocates nothing.</summary>
    /// <param name="examples">The batch.</param>
    /// <param name="key">Which random numbers it draws.</param>
    /// <param name="descent">How the parameters move; null where gradients of several batches are added first.</param>
    /// <param name="kept">By how much the gradients of the batches before are multiplied before these are added, 0 for the first of several; null where a step is one batch.</param>
    /// <returns>The results of the batch before, if nobody has asked for them yet.</returns>
    public abstract DeviceResult Take(in ExampleRange examples, RandomKey key, Descent? descent, float? kept = null);

    /// <summary>Moves the parameters by the gradients of several batches.</summary>
    public abstract void Move(Descent descent);

    /// <summary>Waits for the last batch.</summary>
    /// <returns>Its results, if nobody has asked for them yet.</returns>
    public abstract DeviceResult Await();

    /// <summary>Remembers the running statistics, for <see cref="TakeBack"/>.</summary>
    public abstract void Remember();

    /// <summary>Makes the running statistics what they were when they were last remembered.</summary>
    public abstract void TakeBack();

    /// <summary>Brings parameters, states and memories back to the network and its optimizer, if they have changed since.</summary>
    public abstract void Fetch();

    /// <summary>Brings the gradients of the last step back.</summary>
    public abstract void FetchGradients();

    /// <summary>Fetches, and frees the memory of the device.</summary>
    public abstract void Dispose();
}

/// <summary>What came of a batch.</summary>
/// <param name="Examples">How many there were; 0 for the results of no batch.</param>
/// <param name="Loss">Their mean loss.</param>
/// <param name="Right">Right answers.</param>
/// <param name="Answers">Answers that can be right or wrong.</param>
internal readonly record struct DeviceResult(int Examples, float Loss, long Right, long Answers);

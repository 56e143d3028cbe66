using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>A network on a device, from the first step of a run to the last.</summary>
internal abstract class DeviceTraining : IDisposable
{
    /// <summary>Takes a batch forward and backward, and with a descent moves the parameters. Allocates nothing.</summary>
    /// <returns>The mean loss of the batch, and how many of the answers that can be right or wrong are right.</returns>
    public abstract (float Loss, long Right, long Answers) Take(in ExampleRange examples, RandomKey key, Descent? descent);

    /// <summary>Brings parameters, states and memories back to the network and its optimizer, if they have changed since.</summary>
    public abstract void Fetch();

    /// <summary>Brings the gradients of the last batch back.</summary>
    public abstract void FetchGradients();

    /// <summary>Fetches, and frees the memory of the device.</summary>
    public abstract void Dispose();
}

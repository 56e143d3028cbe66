namespace NetCompiler;

/// <summary>
/// What takes training steps in the place of the CPU: <c>GpuDevice.Open()</c> of the package NetCompiler.Gpu gives one. Parameters, gradients and what the optimizer remembers are on the device while a run
/// lasts; after every epoch, and when the run ends however it ends, the network has what was learnt.
/// </summary>
public abstract class TrainingDevice
{
    internal TrainingDevice()
    {
    }

    /// <summary>What the device calls itself.</summary>
    public abstract string Name { get; }

    /// <summary>Puts a network and what its optimizer remembers on the device.</summary>
    internal abstract DeviceTraining Begin(Network network, Optimizer? optimizer, int capacity);

    /// <summary>The same for a run, of which a device can do less than the CPU.</summary>
    internal DeviceTraining Begin(Network network, Optimizer optimizer, TrainingOptions options)
    {
        DeviceLimits.Check(optimizer);
        return Begin(network, optimizer, options.BatchSize);
    }
}

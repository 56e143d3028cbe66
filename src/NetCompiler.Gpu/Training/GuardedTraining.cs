using System;
using ILGPU.Runtime;
using NetCompiler.Kernels;

namespace NetCompiler.Gpu;

/// <summary>Training steps on a device that may fail at any of them: what was on it is gone then, and the network has what it had when it was last fetched.</summary>
internal sealed class GuardedTraining(GpuDevice device, Network network, GpuTraining steps) : DeviceTraining
{
    private bool _isLost;

    public override int Launches(Descent descent) => steps.Launches(descent);

    public override DeviceResult Take(in ExampleRange examples, RandomKey key, Descent? descent, float? kept = null)
    {
        try
        {
            return steps.Take(examples, key, descent, kept);
        }
        catch (AcceleratorException failure)
        {
            throw Lost(failure);
        }
    }

    public override void Move(Descent descent) => Guard(static (steps, descent) => steps.Move(descent), descent);

    public override DeviceResult Await()
    {
        try
        {
            return steps.Await();
        }
        catch (AcceleratorException failure)
        {
            throw Lost(failure);
        }
    }

    public override void Remember() => Guard(static (steps, _) => steps.Remember(), this);

    public override void TakeBack() => Guard(static (steps, _) => steps.TakeBack(), this);

    public override void Fetch() => Guard(static (steps, _) => steps.Fetch(), this);

    public override void FetchGradients() => Guard(static (steps, _) => steps.FetchGradients(), this);

    public override void Dispose()
    {
        try
        {
            if (!_isLost)
                Fetch();
        }
        finally
        {
            steps.Dispose();
        }
    }

    /// <summary>Does something with the device; what it needs is given to it, so that nothing is allocated.</summary>
    private void Guard<T>(Action<GpuTraining, T> action, T given)
    {
        try
        {
            action(steps, given);
        }
        catch (AcceleratorException failure)
        {
            throw Lost(failure);
        }
    }

    private InvalidOperationException Lost(AcceleratorException failure)
    {
        _isLost = true;
        return new InvalidOperationException(
            $"{device.Name} failed while it trained {network.Name}: {failure.Message} The network is as it was after the last epoch that ended, or as the last checkpoint has it: open the device anew and go on from there.", failure);
    }
}

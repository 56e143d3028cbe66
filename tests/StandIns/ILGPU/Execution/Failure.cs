using System;
using ILGPU.Runtime;

namespace ILGPU.Execution;

/// <summary>For tests alone, and not of ILGPU: a device that fails.</summary>
public static class Failure
{
    [ThreadStatic]
    private static int? _after;

    /// <summary>So many launches of this thread from now on the device fails, at these and at copies, and does so from then on; never where it is null.</summary>
    public static int? After
    {
        get => _after;
        set => _after = value;
    }

    internal static void Count()
    {
        Check();
        _after--;
    }

    internal static void Check()
    {
        if (_after == 0)
            throw new LostException();
    }

    private sealed class LostException() : AcceleratorException("the stand-in was told to fail.")
    {
        public override AcceleratorType AcceleratorType => AcceleratorType.CPU;
    }
}

using ILGPU.Runtime;

namespace ILGPU.Execution;

/// <summary>For tests alone, and not of ILGPU: a device that fails.</summary>
public static class Failure
{
    /// <summary>So many launches from now on the device fails, at these and at copies, and does so from then on; never where it is negative.</summary>
    public static int After { get; set; } = -1;

    internal static void Count()
    {
        Check();
        if (After > 0)
            After--;
    }

    internal static void Check()
    {
        if (After == 0)
            throw new LostException();
    }

    private sealed class LostException() : AcceleratorException("the stand-in was told to fail.")
    {
        public override AcceleratorType AcceleratorType => AcceleratorType.CPU;
    }
}

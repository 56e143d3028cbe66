using ILGPU.Runtime;

namespace ILGPU.Execution;

/// <summary>For tests alone, and not of ILGPU: a device that fails.</summary>
public static class Failure
{
    /// <summary>So many launches from now on the device fails, and does so from then on; never where it is negative.</summary>
    public static int After { get; set; } = -1;

    internal static void Count()
    {
        if (After == 0)
            throw new LostException();
        if (After > 0)
            After--;
    }

    private sealed class LostException() : AcceleratorException("the stand-in was told to fail.")
    {
        public override AcceleratorType AcceleratorType => AcceleratorType.CPU;
    }
}

using System.Runtime.CompilerServices;
using System.Threading;

namespace ILGPU;

/// <summary>Operations that no other thread interrupts.</summary>
public static class Atomic
{
    /// <summary>Adds to a number and gives what it was.</summary>
    public static float Add(ref float target, float value)
    {
        ref int bits = ref Unsafe.As<float, int>(ref target);

        while (true)
        {
            int seen = Volatile.Read(ref bits);
            int sum = System.BitConverter.SingleToInt32Bits(System.BitConverter.Int32BitsToSingle(seen) + value);

            if (Interlocked.CompareExchange(ref bits, sum, seen) == seen)
                return System.BitConverter.Int32BitsToSingle(seen);
        }
    }

    /// <inheritdoc cref="Add(ref float, float)"/>
    public static int Add(ref int target, int value) => Interlocked.Add(ref target, value) - value;
}

/// <summary>What orders a thread's accesses to memory, as others see them.</summary>
public static class MemoryFence
{
    /// <summary>What the thread wrote before, all threads of the device see before what it writes afterwards.</summary>
    public static void DeviceLevel() => Interlocked.MemoryBarrier();
}

/// <summary>Numbers as their bits.</summary>
public static class Interop
{
    /// <summary>The bits of a float.</summary>
    public static uint FloatAsInt(float value) => System.BitConverter.SingleToUInt32Bits(value);

    /// <summary>The float of these bits.</summary>
    public static float IntAsFloat(uint bits) => System.BitConverter.UInt32BitsToSingle(bits);
}

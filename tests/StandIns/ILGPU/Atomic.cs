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
}

/// <summary>Numbers as their bits.</summary>
public static class Interop
{
    /// <summary>The bits of a float.</summary>
    public static uint FloatAsInt(float value) => System.BitConverter.SingleToUInt32Bits(value);

    /// <summary>The float of these bits.</summary>
    public static float IntAsFloat(uint bits) => System.BitConverter.UInt32BitsToSingle(bits);
}

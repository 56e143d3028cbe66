using System.ComponentModel;
using ILGPU;

namespace NetCompiler.Gpu;

/// <summary>
/// Sums whose terms are shared out among groups: each leaves its part in memory, and the one that arrives last adds all of them, in their order. Which group that is changes from run to run, what it adds does not.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GroupParts
{
    /// <summary>Whether this group is the last of those that share a sum; then what all have left is in memory. Every thread must come here, behind what it leaves.</summary>
    /// <param name="arrived">How many have arrived, by sum; 0 again afterwards.</param>
    /// <param name="sum">Which sum.</param>
    /// <param name="parts">How many groups share it.</param>
    /// <param name="shared">One number of the group's shared memory.</param>
    /// <param name="thread">Which thread of the group this is.</param>
    public static bool IsLast(ArrayView<int> arrived, int sum, int parts, ArrayView<int> shared, int thread)
    {
        MemoryFence.DeviceLevel();
        Group.Barrier();

        if (thread == 0)
        {
            int before = Atomic.Add(ref arrived[sum], 1);
            shared[0] = before;
            if (before == parts - 1)
                arrived[sum] = 0;
        }

        Group.Barrier();
        MemoryFence.DeviceLevel();
        return shared[0] == parts - 1;
    }

    /// <summary>The sum of what the groups have left, from the first to the last.</summary>
    /// <param name="left">What they have left, in pieces of one length.</param>
    /// <param name="at">Where it is in each piece.</param>
    /// <param name="floats">The length.</param>
    /// <param name="parts">How many there are.</param>
    public static float Sum(ArrayView<float> left, int at, int floats, int parts)
    {
        float sum = left[at];

        for (int part = 1; part < parts; part++)
            sum += left[part * floats + at];

        return sum;
    }
}

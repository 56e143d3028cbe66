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
    /// <inheritdoc cref="Sum(ArrayView{float}, int, int, int, int, int)"/>
    public static float Sum(ArrayView<float> left, int at, int floats, int parts) => Sum(left, at, floats, parts, first: 0, step: 1);

    /// <summary>The sum of what every so-manieth group has left.</summary>
    /// <param name="left">What they have left, in pieces of one length.</param>
    /// <param name="at">Where it is in each piece.</param>
    /// <param name="floats">The length.</param>
    /// <param name="parts">How many there are.</param>
    /// <param name="first">Which one comes first.</param>
    /// <param name="step">How many there are to the next.</param>
    public static float Sum(ArrayView<float> left, int at, int floats, int parts, int first, int step)
    {
        float sum = 0f;

        for (int part = first; part < parts; part += step)
            sum += left[part * floats + at];

        return sum;
    }

    /// <summary>The squared distances from the mean of all rows, of the rows of every so-manieth group, which has left those from their own mean: Σ (x − μ)² = Σ (x − m)² + n·(m − μ)².</summary>
    /// <param name="mean">μ</param>
    /// <param name="left">What they have left, in pieces of one length.</param>
    /// <param name="sumAt">Where in each piece the sum of its rows is, n·m.</param>
    /// <param name="squaresAt">Where Σ (x − m)² is.</param>
    /// <param name="floats">The length.</param>
    /// <param name="parts">How many there are.</param>
    /// <param name="first">Which one comes first.</param>
    /// <param name="step">How many there are to the next.</param>
    /// <param name="each">How many rows each has, but for the last ones.</param>
    /// <param name="rows">How many rows there are.</param>
    public static float SquaresFrom(float mean, ArrayView<float> left, int sumAt, int squaresAt, int floats, int parts, int first, int step, int each, int rows)
    {
        float squares = 0f;

        for (int part = first; part < parts; part += step)
        {
            int count = rows - part * each < each ? rows - part * each : each;
            if (count <= 0)
                break;

            float distance = left[part * floats + sumAt] / count - mean;
            squares += left[part * floats + squaresAt] + count * distance * distance;
        }

        return squares;
    }
}

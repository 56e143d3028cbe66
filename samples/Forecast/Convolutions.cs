using NetCompiler;

namespace Forecast;

/// <summary>Two convolutions over time, each of three steps, see the window at once; what they say is how the last value will change.</summary>
internal static class Convolutions
{
    public static Tensor Read(Tensor window) => window.Transpose().Conv1D(32, 3, same: true).Relu().Conv1D(32, 3, same: true).Relu().Flatten();
}

/// <summary>The next month from the last twelve.</summary>
[Network, MeanSquaredError]
public sealed partial class MonthsConv
{
    private static Tensor Forward([Shape(12, 1)] Tensor window)
    {
        Tensor change = Convolutions.Read(window).Dense(1);
        return window.Slice(11, 1).Flatten() + change;
    }
}

/// <summary>The next day from the last thirty, each with the place of its day in the year.</summary>
[Network, MeanSquaredError]
public sealed partial class DaysConv
{
    private static Tensor Forward([Shape(30, 3)] Tensor window)
    {
        Tensor change = Convolutions.Read(window).Dense(1);
        return window.Slice(29, 1).Slice(0, 1, axis: 1).Flatten() + change;
    }
}

/// <summary>The next 24 hours from the last 48, with weather and time of day.</summary>
[Network, MeanSquaredError]
public sealed partial class HoursConv
{
    private static Tensor Forward([Shape(48, 9)] Tensor window)
    {
        Tensor changes = Convolutions.Read(window).Dense(24);
        return window.Slice(47, 1).Slice(0, 1, axis: 1).Flatten() + changes;
    }
}

using NetCompiler;

namespace Forecast;

/// <summary>A long short-term memory reads the window step by step; what it says is how the last value will change.</summary>
internal static class Lstm
{
    public static Tensor Read(Tensor window) => window.Lstm(32);
}

/// <summary>The next month from the last twelve.</summary>
[Network, MeanSquaredError]
public sealed partial class MonthsLstm
{
    private static Tensor Forward([Shape(12, 1)] Tensor window)
    {
        Tensor change = Lstm.Read(window).Dense(1);
        return window.Slice(11, 1).Flatten() + change;
    }
}

/// <summary>The next day from the last thirty, each with the place of its day in the year.</summary>
[Network, MeanSquaredError]
public sealed partial class DaysLstm
{
    private static Tensor Forward([Shape(30, 3)] Tensor window)
    {
        Tensor change = Lstm.Read(window).Dense(1);
        return window.Slice(29, 1).Slice(0, 1, axis: 1).Flatten() + change;
    }
}

/// <summary>The next 24 hours from the last 48, with weather and time of day.</summary>
[Network, MeanSquaredError]
public sealed partial class HoursLstm
{
    private static Tensor Forward([Shape(48, 9)] Tensor window)
    {
        Tensor changes = Lstm.Read(window).Dense(24);
        return window.Slice(47, 1).Slice(0, 1, axis: 1).Flatten() + changes;
    }
}

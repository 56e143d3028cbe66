using NetCompiler;

namespace Forecast;

/// <summary>Gated recurrent units read the window step by step; what they say is how the last value will change.</summary>
internal static class Gru
{
    public static Tensor Read(Tensor window) => window.Gru(32);
}

/// <summary>The next month from the last twelve.</summary>
[Network, MeanSquaredError]
public sealed partial class MonthsGru
{
    private static Tensor Forward([Shape(12, 1)] Tensor window)
    {
        Tensor change = Gru.Read(window).Dense(1);
        return window.Slice(11, 1).Flatten() + change;
    }
}

/// <summary>The next day from the last thirty, each with the place of its day in the year.</summary>
[Network, MeanSquaredError]
public sealed partial class DaysGru
{
    private static Tensor Forward([Shape(30, 3)] Tensor window)
    {
        Tensor change = Gru.Read(window).Dense(1);
        return window.Slice(29, 1).Slice(0, 1, axis: 1).Flatten() + change;
    }
}

/// <summary>The next 24 hours from the last 48, with weather and time of day.</summary>
[Network, MeanSquaredError]
public sealed partial class HoursGru
{
    private static Tensor Forward([Shape(48, 9)] Tensor window)
    {
        Tensor changes = Gru.Read(window).Dense(24);
        return window.Slice(47, 1).Slice(0, 1, axis: 1).Flatten() + changes;
    }
}

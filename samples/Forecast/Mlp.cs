using NetCompiler;

namespace Forecast;

/// <summary>Two dense layers know nothing of order or of time; what they say is how the last value will change.</summary>
internal static class Mlp
{
    public static Tensor Read(Tensor window) => window.Flatten().Dense(64).Relu().Dense(32).Relu();
}

/// <summary>The next month from the last twelve.</summary>
[Network, MeanSquaredError]
public sealed partial class MonthsMlp
{
    private static Tensor Forward([Shape(12, 1)] Tensor window)
    {
        Tensor change = Mlp.Read(window).Dense(1);
        return window.Slice(11, 1).Flatten() + change;
    }
}

/// <summary>The next day from the last thirty, each with the place of its day in the year.</summary>
[Network, MeanSquaredError]
public sealed partial class DaysMlp
{
    private static Tensor Forward([Shape(30, 3)] Tensor window)
    {
        Tensor change = Mlp.Read(window).Dense(1);
        return window.Slice(29, 1).Slice(0, 1, axis: 1).Flatten() + change;
    }
}

/// <summary>The next 24 hours from the last 48, with weather and time of day.</summary>
[Network, MeanSquaredError]
public sealed partial class HoursMlp
{
    private static Tensor Forward([Shape(48, 9)] Tensor window)
    {
        Tensor changes = Mlp.Read(window).Dense(24);
        return window.Slice(47, 1).Slice(0, 1, axis: 1).Flatten() + changes;
    }
}

using NetCompiler;

namespace OwnFunctions;

/// <summary>Sex (one of three) and seven measurements of a shell; the rings that nine shells in ten do not exceed.</summary>
[Network]
[Input(10)]
[Dense(32), Map(typeof(Functions), nameof(Functions.Swish))]
[Dense(16), Map(typeof(Functions), nameof(Functions.Swish))]
[Dense(1)]
[ElementwiseLoss(typeof(Functions), nameof(Functions.SmoothQuantile), 0.9, 0.02)]
public sealed partial class ShellNet;

/// <summary>Departure, distance and weather (one of two) of a journey; the minutes that nine journeys in ten do not exceed.</summary>
[Network]
[Input(4)]
[Dense(32), Map(typeof(Functions), nameof(Functions.Swish))]
[Dense(16), Map(typeof(Functions), nameof(Functions.Swish))]
[Dense(1)]
[ElementwiseLoss(typeof(Functions), nameof(Functions.SmoothQuantile), 0.9, 0.02)]
public sealed partial class JourneyNet;

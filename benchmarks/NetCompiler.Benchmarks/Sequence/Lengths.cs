using System;
using System.Collections.Generic;

namespace NetCompiler.Benchmarks.Sequence;

/// <summary>An LSTM of 100 over 100 steps of 32 numbers.</summary>
[Network]
[Input(100, 32)]
[Lstm(100)]
[Dense(1)]
[MeanSquaredError]
public sealed partial class Steps100;

/// <summary>The same that begins each batch with what the batch before left.</summary>
[Network]
[Input(100, 32)]
[Lstm(100, Stateful = true)]
[Dense(1)]
[MeanSquaredError]
public sealed partial class Parts100;

/// <summary>An LSTM of 100 over 200 steps of 32 numbers.</summary>
[Network]
[Input(200, 32)]
[Lstm(100)]
[Dense(1)]
[MeanSquaredError]
public sealed partial class Steps200;

/// <summary>An LSTM of 100 over 400 steps of 32 numbers.</summary>
[Network]
[Input(400, 32)]
[Lstm(100)]
[Dense(1)]
[MeanSquaredError]
public sealed partial class Steps400;

/// <summary>An LSTM of 100 over 800 steps of 32 numbers.</summary>
[Network]
[Input(800, 32)]
[Lstm(100)]
[Dense(1)]
[MeanSquaredError]
public sealed partial class Steps800;

/// <summary>An LSTM of 100 over 1600 steps of 32 numbers.</summary>
[Network]
[Input(1600, 32)]
[Lstm(100)]
[Dense(1)]
[MeanSquaredError]
public sealed partial class Steps1600;

/// <summary>An LSTM of 100 over 3200 steps of 32 numbers.</summary>
[Network]
[Input(3200, 32)]
[Lstm(100)]
[Dense(1)]
[MeanSquaredError]
public sealed partial class Steps3200;

/// <summary>The same network at each length.</summary>
internal static class Lengths
{
    /// <summary>Numbers of a step.</summary>
    public const int Width = 32;

    /// <summary>Steps of a part, where a sequence is gone through in parts.</summary>
    public const int Part = 100;

    public static readonly IReadOnlyDictionary<int, Func<Network>> Networks = new SortedDictionary<int, Func<Network>>
    {
        [100] = () => new Steps100(1),
        [200] = () => new Steps200(1),
        [400] = () => new Steps400(1),
        [800] = () => new Steps800(1),
        [1600] = () => new Steps1600(1),
        [3200] = () => new Steps3200(1),
    };
}

namespace NetCompiler.Gpu.Tests;

/// <summary>The MLP of workload W1.</summary>
[Network]
[Input(784)]
[Dense(512), Relu]
[Dense(128), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class Mlp;

/// <summary>Products of every tile, with what may follow them; dropout; probabilities over rows that need a group.</summary>
[Network]
[Input(130)]
[Dense(129), Tanh]
[Dropout(0.2)]
[Dense(70), Gelu]
[Dense(40)]
[SoftmaxCrossEntropy]
public sealed partial class Tiles;

/// <summary>The rows of a normalisation and of a regression.</summary>
[Network]
[Input(24)]
[Dense(48), BatchNorm, Relu]
[Dense(48), LayerNorm, Sigmoid]
[Dense(3)]
[MeanSquaredError]
public sealed partial class Norms;

/// <summary>A network of which not all has kernels.</summary>
[Network]
[Input(1, 8, 8)]
[Conv2D(4, 3), Relu]
[Flatten]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class Images;

/// <summary>A network whose state goes on from batch to batch.</summary>
[Network]
[Input(4, 2)]
[Lstm(3, Stateful = true)]
[Dense(1)]
[MeanSquaredError]
public sealed partial class Remembering;

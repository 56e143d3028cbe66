namespace NetCompiler.Tests.Persistence;

/// <summary>Parameters of both layouts, states, random masks: a little of everything that a file holds.</summary>
[Network]
[Input(6)]
[Dense(5, Name = "hidden"), BatchNorm(Name = "norm"), Relu, Dropout(0.2)]
[Dense(3, Name = "logits")]
[SoftmaxCrossEntropy]
public sealed partial class SmallNet;

/// <summary>The same names and shapes, of which another network is made.</summary>
[Network]
[Input(6)]
[Dense(5, Name = "hidden"), BatchNorm(Name = "norm"), Tanh, Dropout(0.2)]
[Dense(3, Name = "logits")]
[SoftmaxCrossEntropy]
public sealed partial class SmoothNet;

/// <summary>The same hidden layer under another name, and another head.</summary>
[Network]
[Input(6)]
[Dense(5, Name = "encoder"), BatchNorm(Name = "encoderNorm"), Relu]
[Dense(7, Name = "head")]
[SoftmaxCrossEntropy]
public sealed partial class OtherNet;

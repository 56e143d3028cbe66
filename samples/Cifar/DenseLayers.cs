using NetCompiler;

namespace Cifar;

/// <summary>No convolution: what the others are to be better than.</summary>
[Network]
[Input(3, 32, 32)]
[Flatten]
[Dense(256, Initializer = WeightInitializer.HeNormal), BatchNorm, Relu]
[Dense(128, Initializer = WeightInitializer.HeNormal), BatchNorm, Relu]
[Dense(10, Initializer = WeightInitializer.HeNormal)]
[SoftmaxCrossEntropy]
public sealed partial class DenseLayers;

using NetCompiler;

namespace Tabular;

/// <summary>Four lengths of a flower, three species.</summary>
[Network]
[Input(4)]
[Dense(16), Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class IrisNet;

/// <summary>Thirteen measurements of a wine, three growers.</summary>
[Network]
[Input(13)]
[Dense(16), Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class WineNet;

/// <summary>Thirty measurements of cell nuclei, benign or malignant.</summary>
[Network]
[Input(30)]
[Dense(16), Tanh, Dropout(0.2)]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class CancerNet;

/// <summary>Sex (one of three) and seven measurements of a shell, its rings.</summary>
[Network]
[Input(10)]
[Dense(32), Tanh]
[Dense(16), Tanh]
[Dense(1)]
[MeanSquaredError]
public sealed partial class AbaloneNet;

/// <summary>The wood of a beam (one of three) and four measurements, whether it holds.</summary>
[Network]
[Input(7)]
[Dense(16), Tanh]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class BeamNet;

using NetCompiler;

namespace Gates;

/// <summary>One neuron: a straight line through the plane, yes on one side and no on the other.</summary>
[Network]
[Input(2)]
[Dense(1)]
[SigmoidBinaryCrossEntropy]
public sealed partial class Neuron;

/// <summary>A hidden layer before it: lines that the last neuron combines.</summary>
[Network]
[Input(2)]
[Dense(4), Tanh]
[Dense(1)]
[SigmoidBinaryCrossEntropy]
public sealed partial class Mlp;

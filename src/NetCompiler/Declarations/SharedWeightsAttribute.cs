using System;

namespace NetCompiler;

/// <summary>
/// Marks a block, a method from tensors to tensors that <c>Forward</c> calls, whose calls within one network all use the same parameters: a siamese network's encoder, tied weights, a step that is taken again and again.
/// <code>
/// [SharedWeights]
/// static Tensor Encoder(Tensor x) => x.Dense(64).Relu().Dense(32);
///
/// static Tensor Forward([Shape(784)] Tensor left, [Shape(784)] Tensor right) => (Encoder(left) - Encoder(right)).Abs().Dense(1);
/// </code>
/// <para>
/// The first call makes the parameters, under the names that it gives them (<c>encoder.dense1.weight</c>); every later one uses these, layer by layer in the order of the calls. They count once, are saved once,
/// and their gradient is the sum over all uses. Running statistics, such as a batch norm's, are shared too: in training each use updates them, in the order of the calls, as in PyTorch.
/// Random layers draw numbers of their own in each use.
/// </para>
/// <para>
/// Every call must make the same layers with parameters of the same shapes; otherwise it is NC1012. Blocks may call each other, shared or not, but a shared block cannot call itself.
/// A local function or a lambda can be marked too: it has one set of parameters wherever its declaration is reached, so one inside a block that is not shared has another set in each call of the block.
/// </para>
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SharedWeightsAttribute : Attribute;

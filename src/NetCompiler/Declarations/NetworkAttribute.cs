using System;

namespace NetCompiler;

/// <summary>
/// Marks a partial class as a neural network. The compiler derives it from <see cref="Network"/> and writes its passes.
/// <para>
/// The architecture is either the layer attributes of the class, in order, after one <see cref="InputAttribute"/>; or a static method
/// <c>Forward</c> from <see cref="Tensor"/>s, each with a <see cref="ShapeAttribute"/>, to a tensor or a tuple of tensors. <c>Forward</c> is evaluated
/// when the project is compiled and never runs.
/// </para>
/// <para>
/// What is minimised are <see cref="LossAttribute">loss attributes</see>; or a static method <c>Tensor Loss(Tensor prediction, Tensor target)</c> of the same operators, evaluated likewise,
/// which gives a single number for an example and is differentiated by the compiler; or both, added up, with the method's target last. The prediction is the network's only output. The target
/// has its shape, or that of a <see cref="ShapeAttribute"/>.
/// </para>
/// </summary>
/// <example>
/// <code>
/// [Network]
/// [Input(784)]
/// [Dense(128), Relu]
/// [Dense(10)]
/// [SoftmaxCrossEntropy]
/// public sealed partial class DigitMlp;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute;

namespace NetCompiler.Tests.Textbook;

/// <summary>One weight for each element of the image, so that the gradient by the image can be seen; the loss is the absolute error against targets far below, whose derivative is 1.</summary>
[Network, MeanAbsoluteError(Reduction = Reduction.Sum)]
public sealed partial class LargestOfFour
{
    private static Tensor Forward([Shape(1)] Tensor one) => one.Dense(16, bias: false).Reshape(1, 4, 4).MaxPool2D(2).Flatten();
}

[Network, Input(1, 6, 6), Conv2D(1, 3, Bias = false)]
public sealed partial class Edges;

[Network, Input(1, 6, 6), Conv2D(1, 3, Padding = 1)]
public sealed partial class SameSize;

[Network, Input(1, 7, 7), Conv2D(1, 3, Stride = 2)]
public sealed partial class EverySecondOfSeven;

[Network, Input(1, 6, 6), Conv2D(1, 3, Stride = 2)]
public sealed partial class EverySecondOfSix;

[Network, Input(1, 224, 224), Conv2D(1, 7, Padding = 3, Stride = 2)]
public sealed partial class Stem;

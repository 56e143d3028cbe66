using NetCompiler;

namespace Zoo;

/// <summary>
/// LeNet-5 for 28×28 digits, padded to the paper's 32×32, with the squashing function and the averages of its time; the sparse connections and radial units of the original are dense layers, as they are
/// in every course since. LeCun, Bottou, Bengio and Haffner, Gradient-based learning applied to document recognition, Proceedings of the IEEE 86, 1998. 61 706 parameters.
/// </summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class LeNet5
{
    private static Tensor Forward([Shape(1, 28, 28)] Tensor image)
    {
        Tensor c1 = image.Conv2D(6, kernel: 5, padding: 2);
        Tensor s2 = c1.Tanh().AveragePool2D(2);
        Tensor c3 = s2.Conv2D(16, kernel: 5);
        Tensor s4 = c3.Tanh().AveragePool2D(2);
        Tensor c5 = s4.Flatten().Dense(120);
        Tensor f6 = c5.Tanh().Dense(84);
        Tensor output = f6.Tanh().Dense(10);
        return output;
    }
}

using NetCompiler;

namespace Zoo;

/// <summary>Eighteen layers with weights, in pairs. 11 689 512 parameters.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class ResNet18
{
    private static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        Tensor entry = ResNet.Entry(image);
        Tensor layer1 = Stage(entry, blocks: 2, width: 64, stride: 1);
        Tensor layer2 = Stage(layer1, blocks: 2, width: 128, stride: 2);
        Tensor layer3 = Stage(layer2, blocks: 2, width: 256, stride: 2);
        Tensor layer4 = Stage(layer3, blocks: 2, width: 512, stride: 2);
        Tensor fc = layer4.GlobalAveragePool2D().Dense(1000);
        return fc;
    }

    private static Tensor Stage(Tensor x, int blocks, int width, int stride)
    {
        for (int block = 0; block < blocks; block++)
            x = ResNet.Pair(x, width, block == 0 ? stride : 1);
        return x;
    }
}

/// <summary>Fifty layers with weights, in bottlenecks; the stride is in the 3×3 convolution, as in torchvision. 25 557 032 parameters.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class ResNet50
{
    private static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        Tensor entry = ResNet.Entry(image);
        Tensor layer1 = Stage(entry, blocks: 3, width: 64, stride: 1);
        Tensor layer2 = Stage(layer1, blocks: 4, width: 128, stride: 2);
        Tensor layer3 = Stage(layer2, blocks: 6, width: 256, stride: 2);
        Tensor layer4 = Stage(layer3, blocks: 3, width: 512, stride: 2);
        Tensor fc = layer4.GlobalAveragePool2D().Dense(1000);
        return fc;
    }

    private static Tensor Stage(Tensor x, int blocks, int width, int stride)
    {
        for (int block = 0; block < blocks; block++)
            x = ResNet.Bottleneck(x, width, block == 0 ? stride : 1);
        return x;
    }
}

/// <summary>Twenty layers for the images of CIFAR-10 (section 4.2 of the paper), with a projection where a shortcut changes its shape (its option B). 272 474 parameters.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class ResNet20
{
    private static Tensor Forward([Shape(3, 32, 32)] Tensor image)
    {
        Tensor conv1 = image.Conv2D(16, kernel: 3, padding: 1, bias: false);
        Tensor bn1 = conv1.BatchNorm();
        Tensor layer1 = Stage(bn1.Relu(), width: 16, stride: 1);
        Tensor layer2 = Stage(layer1, width: 32, stride: 2);
        Tensor layer3 = Stage(layer2, width: 64, stride: 2);
        Tensor fc = layer3.GlobalAveragePool2D().Dense(10);
        return fc;
    }

    private static Tensor Stage(Tensor x, int width, int stride)
    {
        for (int block = 0; block < 3; block++)
            x = ResNet.Pair(x, width, block == 0 ? stride : 1);
        return x;
    }
}

/// <summary>He, Zhang, Ren and Sun, Deep residual learning for image recognition, 2015, arXiv:1512.03385: a block learns what is to be added to its input.</summary>
internal static class ResNet
{
    /// <summary>From [3, 224, 224] to [64, 56, 56].</summary>
    public static Tensor Entry(Tensor image)
    {
        Tensor conv1 = image.Conv2D(64, kernel: 7, stride: 2, padding: 3, bias: false);
        Tensor bn1 = conv1.BatchNorm();
        return bn1.Relu().MaxPool2D(3, stride: 2, padding: 1);
    }

    /// <summary>Two 3×3 convolutions around which the input is led.</summary>
    public static Tensor Pair(Tensor x, int width, int stride)
    {
        Tensor conv1 = x.Conv2D(width, kernel: 3, stride: stride, padding: 1, bias: false);
        Tensor bn1 = conv1.BatchNorm();
        Tensor conv2 = bn1.Relu().Conv2D(width, kernel: 3, padding: 1, bias: false);
        Tensor bn2 = conv2.BatchNorm();
        Tensor downsample = Shortcut(x, width, stride);
        return (bn2 + downsample).Relu();
    }

    /// <summary>A 3×3 convolution between one that makes the channels fewer and one that makes them four times as many.</summary>
    public static Tensor Bottleneck(Tensor x, int width, int stride)
    {
        Tensor conv1 = x.Conv2D(width, kernel: 1, bias: false);
        Tensor bn1 = conv1.BatchNorm();
        Tensor conv2 = bn1.Relu().Conv2D(width, kernel: 3, stride: stride, padding: 1, bias: false);
        Tensor bn2 = conv2.BatchNorm();
        Tensor conv3 = bn2.Relu().Conv2D(4 * width, kernel: 1, bias: false);
        Tensor bn3 = conv3.BatchNorm();
        Tensor downsample = Shortcut(x, 4 * width, stride);
        return (bn3 + downsample).Relu();
    }

    /// <summary>The input itself, or its projection where the block changes its shape.</summary>
    private static Tensor Shortcut(Tensor x, int width, int stride)
    {
        if (stride == 1 && x.Shape[0] == width)
            return x;

        Tensor conv = x.Conv2D(width, kernel: 1, stride: stride, bias: false);
        Tensor bn = conv.BatchNorm();
        return bn;
    }
}

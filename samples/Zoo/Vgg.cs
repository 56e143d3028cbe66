using NetCompiler;

namespace Zoo;

/// <summary>Column A: eight convolutions. 132 863 336 parameters.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class Vgg11
{
    private static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        Tensor features = Vgg.Features(image, [1, 1, 2, 2, 2], normalized: false);
        Tensor classifier = Vgg.Classifier(features);
        return classifier;
    }
}

/// <summary>Column A with batch normalisation after every convolution. 132 868 840 parameters.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class Vgg11Normalized
{
    private static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        Tensor features = Vgg.Features(image, [1, 1, 2, 2, 2], normalized: true);
        Tensor classifier = Vgg.Classifier(features);
        return classifier;
    }
}

/// <summary>Column D: thirteen convolutions. 138 357 544 parameters.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class Vgg16
{
    private static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        Tensor features = Vgg.Features(image, [2, 2, 3, 3, 3], normalized: false);
        Tensor classifier = Vgg.Classifier(features);
        return classifier;
    }
}

/// <summary>Column D with batch normalisation after every convolution. 138 365 992 parameters.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class Vgg16Normalized
{
    private static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        Tensor features = Vgg.Features(image, [2, 2, 3, 3, 3], normalized: true);
        Tensor classifier = Vgg.Classifier(features);
        return classifier;
    }
}

/// <summary>Simonyan and Zisserman, Very deep convolutional networks for large-scale image recognition, 2014, arXiv:1409.1556. Nothing but 3×3 convolutions: two see as far as one of 5×5, with fewer weights.</summary>
internal static class Vgg
{
    private static readonly int[] Widths = [64, 128, 256, 512, 512];

    /// <summary>Five stages of convolutions, each followed by a pool that halves the image: [3, 224, 224] becomes [512, 7, 7].</summary>
    public static Tensor Features(Tensor x, int[] depths, bool normalized)
    {
        for (int stage = 0; stage < depths.Length; stage++)
        {
            for (int layer = 0; layer < depths[stage]; layer++)
            {
                Tensor conv = x.Conv2D(Widths[stage], kernel: 3, padding: 1);
                if (normalized)
                {
                    Tensor bn = conv.BatchNorm();
                    conv = bn;
                }

                x = conv.Relu();
            }

            x = x.MaxPool2D(2);
        }

        return x;
    }

    public static Tensor Classifier(Tensor features)
    {
        Tensor fc1 = features.Flatten().Dense(4096);
        Tensor fc2 = fc1.Relu().Dropout().Dense(4096);
        Tensor fc3 = fc2.Relu().Dropout().Dense(1000);
        return fc3;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace Zoo;

/// <summary>A network of the zoo as its compiler describes it: none is made to be listed.</summary>
internal sealed record Exhibit(string Name, string Input, string Summary)
{
    public static readonly IReadOnlyList<Exhibit> All =
    [
        new("lenet5", "[1, 28, 28]", LeNet5.Summary),
        new("alexnet", "[3, 224, 224]", AlexNet.Summary),
        new("vgg11", "[3, 224, 224]", Vgg11.Summary),
        new("vgg11-normalized", "[3, 224, 224]", Vgg11Normalized.Summary),
        new("vgg16", "[3, 224, 224]", Vgg16.Summary),
        new("vgg16-normalized", "[3, 224, 224]", Vgg16Normalized.Summary),
        new("resnet18", "[3, 224, 224]", ResNet18.Summary),
        new("resnet20", "[3, 32, 32]", ResNet20.Summary),
        new("resnet50", "[3, 224, 224]", ResNet50.Summary),
        new("googlenet", "[3, 224, 224]", GoogLeNet.Summary),
        new("network-in-network", "[3, 32, 32]", NetworkInNetwork.Summary),
        new("mobilenetv2", "[3, 224, 224]", MobileNetV2.Summary),
        new("dcgan-discriminator", "[3, 64, 64]", DcganDiscriminator.Summary),
        new("dcgan-generator", "[100, 1, 1]", DcganGenerator.Summary),
        new("unet", "[1, 572, 572]", UNet.Summary),
    ];

    /// <summary>How many, from the summary's last line.</summary>
    public string Parameters => Summary.Split('\n', StringSplitOptions.RemoveEmptyEntries).Last(line => line.Contains(" parameters", StringComparison.Ordinal)).Split(" parameters")[0];
}

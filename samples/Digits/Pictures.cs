using System;
using System.Linq;
using NetCompiler;

namespace Digits;

/// <summary>Pictures of what the convolutions of a network look for, and of what they say to one digit.</summary>
internal static class Pictures
{
    public static void Save(LeNet5 network, Dataset test)
    {
        var maps = new LeNet5Maps(seed: 0);

        foreach ((Parameter from, Parameter to) in network.Parameters.Zip(maps.Parameters))
            to.CopyFrom(from.ToArray());

        foreach (Parameter weight in maps.Parameters.Where(p => p.Shape.Count == 4))
            Write(PictureSheet.Filters(weight), $"lenet5-filters-{weight.Shape[0]}.png");

        float[][] said = maps.Predict(test.Take(1));
        Write(PictureSheet.FeatureMaps(said[0], new ImageShape(6, 28, 28)), "lenet5-maps-6.png");
        Write(PictureSheet.FeatureMaps(said[1], new ImageShape(16, 10, 10)), "lenet5-maps-16.png");
    }

    private static void Write(Picture picture, string file)
    {
        picture.Save(file);
        Console.WriteLine($"{file}: {picture.Width}×{picture.Height} pixels");
    }
}

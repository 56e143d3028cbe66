using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>
/// Brings each channel of images to mean 0 and variance 1.
/// <code>
/// y[c] = (x[c] − mean[c]) / deviation[c]
/// </code>
/// Learned from the training part alone, and then applied to any part: nothing of what is held out leaks into training. Images stay bytes in memory.
/// <code>
/// ImageNormalization normalization = ImageNormalization.From(training);
/// (training, test) = (normalization.Apply(training), normalization.Apply(test));
/// </code>
/// </summary>
public sealed class ImageNormalization
{
    private readonly double[] _mean;
    private readonly double[] _deviation;

    /// <summary>With known figures, such as those of the images that somebody else has trained a network with.</summary>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="standardDeviation">The standard deviation of each channel; positive.</param>
    /// <exception cref="ArgumentException">There are not as many deviations as means, or a number is not finite or a deviation not positive.</exception>
    public ImageNormalization(IReadOnlyList<double> mean, IReadOnlyList<double> standardDeviation)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(standardDeviation);
        if (mean.Count == 0 || mean.Count != standardDeviation.Count)
            throw new ArgumentException($"There are {mean.Count} means and {standardDeviation.Count} standard deviations. Give one of each for every channel.");
        if (!mean.All(double.IsFinite) || !standardDeviation.All(deviation => deviation > 0 && double.IsFinite(deviation)))
            throw new ArgumentException("A mean is not finite, or a standard deviation is not a positive number.");

        _mean = [.. mean];
        _deviation = [.. standardDeviation];
    }

    /// <summary>The mean of each channel, in the numbers that it was learned from.</summary>
    public IReadOnlyList<double> Mean => _mean;

    /// <summary>The standard deviation of each channel: √(Σ(x − mean)²/n) over all pixels; 1 for a channel that is the same everywhere.</summary>
    public IReadOnlyList<double> StandardDeviation => _deviation;

    /// <summary>Learns from the images of a dataset: from the examples that it shows, not from others of its columns.</summary>
    /// <param name="training">The training part.</param>
    /// <param name="input">Which input has the images.</param>
    /// <exception cref="ArgumentException">There are no examples, or the input was not made by <see cref="Column.Images(ReadOnlyMemory{byte}, ImageShape)"/>.</exception>
    public static ImageNormalization From(Dataset training, int input = 0)
    {
        ImageColumn images = ImagesOf(training, input);
        if (training.Count == 0)
            throw new ArgumentException("There are no examples to learn the normalisation from.", nameof(training));

        int channels = images.Scale.Length;
        var (mean, deviation) = (new double[channels], new double[channels]);
        for (int c = 0; c < channels; c++)
            (mean[c], deviation[c]) = Moments(training, images, c);
        return new(mean, deviation);
    }

    /// <summary>The same examples with normalised images.</summary>
    /// <param name="data">The dataset; any part.</param>
    /// <param name="input">Which input has the images.</param>
    /// <exception cref="ArgumentException">The images have another number of channels, or the input was not made by <see cref="Column.Images(ReadOnlyMemory{byte}, ImageShape)"/>.</exception>
    public Dataset Apply(Dataset data, int input = 0)
    {
        ImageColumn images = ImagesOf(data, input);
        if (images.Scale.Length != _mean.Length)
            throw new ArgumentException($"The normalisation is of {_mean.Length} channels, but the images have {images.Scale.Length}.", nameof(data));

        var (scale, offset) = (new float[_mean.Length], new float[_mean.Length]);
        for (int c = 0; c < scale.Length; c++)
            (scale[c], offset[c]) = ((float)(images.Scale[c] / _deviation[c]), (float)((images.Offset[c] - _mean[c]) / _deviation[c]));
        return data.WithInput(input, images.With(scale, offset));
    }

    /// <summary>Exact up to the last division and root: the bytes are counted.</summary>
    private static (double Mean, double Deviation) Moments(Dataset data, ImageColumn images, int channel)
    {
        Span<long> counts = stackalloc long[256];
        counts.Clear();
        for (int example = 0; example < data.Count; example++)
            foreach (byte value in images.Channel(data.Row(example), channel))
                counts[value]++;

        long n = 0, sum = 0;
        for (int value = 0; value < counts.Length; value++)
            (n, sum) = (n + counts[value], sum + value * counts[value]);

        double mean = (double)sum / n, squares = 0;
        for (int value = 0; value < counts.Length; value++)
            squares += counts[value] * (value - mean) * (value - mean);

        double deviation = Math.Abs(images.Scale[channel]) * Math.Sqrt(squares / n);
        return (images.Scale[channel] * mean + images.Offset[channel], deviation > 0 ? deviation : 1);
    }

    private static ImageColumn ImagesOf(Dataset data, int input)
    {
        ArgumentNullException.ThrowIfNull(data);
        if ((uint)input >= (uint)data.Inputs.Count)
            throw new ArgumentOutOfRangeException(nameof(input), input, $"The dataset has {data.Inputs.Count} inputs.");
        return data.Inputs[input] as ImageColumn ?? throw new ArgumentException($"Input {input} of the dataset is not known to be images. Make its column with Column.Images.", nameof(data));
    }
}

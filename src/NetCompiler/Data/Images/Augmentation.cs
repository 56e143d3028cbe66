using System;

namespace NetCompiler;

/// <summary>
/// How images are varied while a network is trained with them: see <see cref="TrainingOptions.Augmentation"/>. Every epoch sees another variant of every image, drawn when its batch
/// is gathered; what is measured with is never varied. Nothing is varied that is not asked for.
/// <code>
/// Augmentation = new() { Crop = 4, FlipsHorizontally = true }                      photographs, as of CIFAR-10
/// Augmentation = new() { Rotation = 10, Scale = (.9f, 1.1f), Translation = .1f }    digits
/// </code>
/// </summary>
/// <remarks>
/// The numbers of a variant are decided by the network's seed, the epoch and the number of the example in its dataset or stream, and by nothing else: neither by the batch it is in nor by
/// the thread that draws it, and each of them whatever the others are. All numbers are drawn evenly.
/// <para>A variant is one affine map of the picture, sampled once: mirrored, scaled by z, sheared by k, turned by θ about its centre, and moved by t. Then its brightness changes, and
/// last a square is cut out.</para>
/// <code>
/// place in the original = (1/z)·F·[1 −k; 0 1]·R(−θ)·(place − t)          places from the centre, F mirrors or does not
/// </code>
/// A place between pixels gets their bilinear mixture. Images are varied as the network sees them, normalised or not, so that 0 is the mean colour of normalised images.
/// </remarks>
public sealed record Augmentation
{
    private readonly int _crop;
    private readonly float _rotation;
    private readonly (float Least, float Most) _scale = (1f, 1f);
    private readonly float _translation;
    private readonly float _shear;
    private readonly float _brightness;
    private readonly float _contrast;
    private readonly int _cutOut;

    /// <summary>
    /// n: the image is padded by so many pixels on each side, by <see cref="Fill"/>, and a random part of its own size is taken: it moves by −n to n whole pixels along each axis. 0 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Crop
    {
        get => _crop;
        init => _crop = Hyperparameter.NotNegative(value, nameof(Crop));
    }

    /// <summary>Whether every second image, on average, is mirrored left to right.</summary>
    public bool FlipsHorizontally { get; init; }

    /// <summary>How far the image is turned at most, in degrees, either way; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 180.</exception>
    public float Rotation
    {
        get => _rotation;
        init => _rotation = Within(value, 180f, nameof(Rotation));
    }

    /// <summary>The range of z, by which the image is enlarged; (1, 1) by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range does not start above 0, or ends before it starts.</exception>
    public (float Least, float Most) Scale
    {
        get => _scale;
        init => _scale = value.Least > 0f && value.Most >= value.Least && float.IsFinite(value.Most) ? value
            : throw new ArgumentOutOfRangeException(nameof(Scale), value, FormattableString.Invariant($"Scale is {value}, but must be a range of positive numbers, such as (0.9, 1.1)."));
    }

    /// <summary>How far the image is moved at most, either way, as a part of its width and of its height; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 1.</exception>
    public float Translation
    {
        get => _translation;
        init => _translation = Within(value, 1f, nameof(Translation));
    }

    /// <summary>How far vertical lines are slanted at most, in degrees, either way; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 80.</exception>
    public float Shear
    {
        get => _shear;
        init => _shear = Within(value, 80f, nameof(Shear));
    }

    /// <summary>What is seen where the image has moved away from: 0 by default.</summary>
    public ImageFill Fill { get; init; }

    /// <summary>b: a number from −b to b is added to all values of the image; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public float Brightness
    {
        get => _brightness;
        init => _brightness = Hyperparameter.NotNegative(value, nameof(Brightness));
    }

    /// <summary>c: differences from the mean of a channel of the image are multiplied by a number from 1 − c to 1 + c; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 1.</exception>
    public float Contrast
    {
        get => _contrast;
        init => _contrast = Within(value, 1f, nameof(Contrast));
    }

    /// <summary>
    /// n: a square of n×n pixels about a random pixel becomes 0 in all channels; what of it lies outside the image is lost. 0, none, by default. DeVries and Taylor 2017, arXiv:1708.04552.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int CutOut
    {
        get => _cutOut;
        init => _cutOut = Hyperparameter.NotNegative(value, nameof(CutOut));
    }

    /// <summary>Which input of the network has the images; the first, 0, by default.</summary>
    public int Input { get; init; }

    /// <summary>Draws the variant that training sees, for a training loop of one's own. Allocates nothing.</summary>
    /// <param name="image">The image, [C, H, W].</param>
    /// <param name="shape">C, H and W.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="epoch">Epochs that have ended before.</param>
    /// <param name="example">The number of the example in its dataset or stream.</param>
    /// <param name="variant">Where to; not where the image is.</param>
    /// <exception cref="ArgumentException">The image or its variant has another size than C·H·W.</exception>
    public void Apply(ReadOnlySpan<float> image, ImageShape shape, ulong seed, ulong epoch, long example, Span<float> variant)
    {
        if (image.Length != shape.Checked().Count || variant.Length != shape.Count)
            throw new ArgumentException($"Images {shape} have {shape.Count} values, but the image has {image.Length} and its variant {variant.Length}.");

        Variant drawn = Variant.Draw(this, shape, seed, epoch, example);
        drawn.Sample(image, variant);
        drawn.Colour(variant);
        drawn.CutOut(variant);
    }

    private static float Within(float value, float most, string name) => value >= 0f && value <= most ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}, but must be from 0 to {most}."));
}

/// <summary>What is seen beside an image.</summary>
public enum ImageFill
{
    /// <summary>0: black, or the mean colour of normalised images.</summary>
    Zero,

    /// <summary>The nearest pixel of the image.</summary>
    Edge,
}

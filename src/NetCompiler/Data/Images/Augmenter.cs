using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>An <see cref="Augmentation"/> at work in one run of training: it writes varied images where plain ones would be copied. Allocates nothing in the steady state.</summary>
internal sealed class Augmenter
{
    private readonly Augmentation _how;
    private readonly ImageShape _shape;
    private readonly ulong _seed;
    private float[][] _originals = [];    // an image per worker

    private Augmenter(Augmentation how, ImageShape shape, ulong seed) => (_how, _shape, _seed) = (how, shape, seed);

    /// <summary>Which input of the network it varies.</summary>
    public int Input => _how.Input;

    /// <summary>The epoch of the network's life, from 0.</summary>
    public ulong Epoch { get; set; }

    /// <summary>Finds out what the images are.</summary>
    /// <param name="how">What to do; nothing, if none.</param>
    /// <param name="network">Whose inputs are varied.</param>
    /// <param name="data">The examples; none of a stream.</param>
    /// <param name="seed">Decides what is drawn.</param>
    /// <exception cref="ArgumentException">The network has no such input, or it has no images.</exception>
    public static Augmenter? For(Augmentation? how, NetworkDefinition network, Dataset? data, ulong seed)
    {
        if (how is null)
            return null;
        if ((uint)how.Input >= (uint)network.Inputs.Length)
            throw new ArgumentException($"Augmentation.Input is {how.Input}, but {network.Name} has the inputs 0 to {network.Inputs.Length - 1}.");

        Slot input = network.Inputs[how.Input];
        ImageShape? shape = input.Shape switch
        {
            [var channels, var height, var width] => new(channels, height, width),
            [var height, var width] => new(1, height, width),
            _ => data?.Inputs[how.Input].Image,
        };

        return new(how, shape ?? throw new ArgumentException(
            $"{network.Name} cannot be trained with augmented images: its input {input.Name} is {Shapes.Text(input.Shape)}, which does not say how wide an image is. "
            + "Declare it as [C, H, W] and flatten it, or give a dataset whose column is made by Column.Images."), seed);
    }

    /// <summary>Before workers run.</summary>
    public void Prepare(int threads)
    {
        int ready = _originals.Length;
        if (ready >= threads)
            return;

        Array.Resize(ref _originals, threads);
        for (int worker = ready; worker < threads; worker++)
            _originals[worker] = new float[_shape.Count];
    }

    /// <summary>Writes variants of the images of one worker's examples.</summary>
    public void CopyTo(in ExampleRange examples, Part part, Rows destination, int worker)
    {
        Column column = examples.Data.Input(Input);
        Span<float> original = _originals[worker];

        for (int b = part.Start; b < part.End; b++)
        {
            int example = examples.Order[examples.First + b];
            column.CopyTo(examples.Data.Row(example), original);
            _how.Apply(original, _shape, _seed, Epoch, examples.Numbers?[example] ?? example, destination.Span(b, _shape.Count));
        }
    }
}

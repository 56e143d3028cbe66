using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Kernels;
using NetCompiler.Tests.Persistence;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Data.Images;

/// <summary>One linear layer over an image.</summary>
[Network, Input(1, 28, 28), Flatten, Dense(10), SoftmaxCrossEntropy]
public sealed partial class FlatDigits;

/// <summary>Two inputs, of which the second is an image.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class NumberAndImage
{
    private static Tensor Forward([Shape(2)] Tensor number, [Shape(28, 28)] Tensor image) => number.Dense(10) + image.Flatten().Dense(10);
}

public class AugmentedTrainingTests
{
    private const int Count = 150;
    private static readonly Dataset Digits = Examples.Digits(Count);
    private static readonly Augmentation How = new() { Crop = 3, Rotation = 15, Scale = (.8f, 1.2f), Contrast = .2f, CutOut = 5 };
    private static readonly TrainingOptions Options = new() { Epochs = 3, BatchSize = 32, Augmentation = How };

    [Fact]
    public void The_same_bits_on_any_number_of_threads()
    {
        string alone = Trained(Options);
        Assert.Equal(alone, Trained(Options, threads: 2));
        Assert.Equal(alone, Trained(Options, threads: 5));
        Assert.NotEqual(alone, Trained(Options with { Augmentation = null }));
        Assert.NotEqual(alone, Trained(Options, seed: 4));
    }

    /// <summary>Training with variants drawn beforehand, an epoch at a time, ends with the same parameters.</summary>
    [Theory]
    [InlineData(true), InlineData(false)]
    public void Training_sees_the_variants_of_its_epochs(bool shuffle)
    {
        var (augmented, plain) = (new FlatDigits(seed: 3), new FlatDigits(seed: 3));
        var (first, second) = (new Adam(), new Adam());
        augmented.Fit(Digits, Options with { Optimizer = first, Shuffle = shuffle });

        for (ulong epoch = 0; epoch < 3; epoch++)
            plain.Fit(Drawn(epoch), new() { BatchSize = 32, Optimizer = second, Shuffle = shuffle });

        Assert.Equal(plain.Fingerprint, augmented.Fingerprint);
    }

    [Fact]
    public void Views_are_numbered_as_they_are_seen()
    {
        Dataset view = Digits.Shuffle(6).Skip(20);
        float[] inputs = Examples.Inputs(view);
        var copy = new Dataset([Column.Of(inputs, 784)], Column.Labels(view.ClassesOf(0)));
        Assert.Equal(Trained(Options, data: copy), Trained(Options, data: view));
    }

    [Fact]
    public void Neither_batches_nor_weights_change_what_is_drawn()
    {
        var seen = new HashSet<float>();
        foreach (int batch in (int[])[150, 75])
        {
            var network = new FlatDigits(seed: 3);
            network.Fit(Digits, new() { BatchSize = batch, BatchesPerStep = 150 / batch, Augmentation = How, Optimizer = new Sgd(1f), KeepGradients = true, Shuffle = false });
            seen.Add(MathF.Round(network.Parameters[0].Gradient.ToArray().Max(), 5));
        }

        Assert.Single(seen);
        Dataset weighed = Digits.WithWeights(Enumerable.Repeat(1f, Count).ToArray());
        Assert.Equal(Trained(Options), Trained(Options, data: weighed));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_stream_that_fits_its_window_gives_the_bits_of_a_dataset(bool shuffle)
    {
        var network = new FlatDigits(seed: 3);
        network.Fit(new DataStream(_ => Parts()) { Window = Count }, Options with { Shuffle = shuffle });
        Assert.Equal(Trained(Options with { Shuffle = shuffle }), network.Fingerprint);

        static IEnumerable<Dataset> Parts() => [Digits.Take(40), Digits.Skip(40)];
    }

    [Fact]
    public void A_run_that_is_resumed_sees_what_it_would_have_seen()
    {
        using var folder = new TestFolder();
        var halted = new FlatDigits(seed: 3);
        using var stop = new System.Threading.CancellationTokenSource();
        void StopInTheSecondEpoch(TrainingProgress now)
        {
            if (now is { Epoch: 2, Step: 3 })
                stop.Cancel();
        }

        TrainingOptions kept = Options with { Optimizer = new Adam(), Checkpoints = new(folder.Path) { EverySteps = 1, Resume = true } };
        Assert.Throws<OperationCanceledException>(() => halted.Fit(Digits, kept with { Progress = StopInTheSecondEpoch }, stop.Token));

        var resumed = new FlatDigits(seed: 3);
        resumed.Fit(Digits, kept with { Optimizer = new Adam() });
        Assert.Equal(Trained(Options), resumed.Fingerprint);
    }

    [Fact]
    public void Validation_sees_plain_images()
    {
        var network = new FlatDigits(seed: 3);
        History history = network.Fit(Digits, Options with { Validation = Digits });
        Assert.Equal(network.Evaluate(Digits).Loss, history.Last.ValidationLoss);
        Assert.NotEqual(history.Last.Loss, history.Last.ValidationLoss);
    }

    [Fact]
    public void Flat_inputs_take_the_shape_of_a_column_of_images()
    {
        var images = new HandWrittenMlp(seed: 3);
        images.Fit(Digits, Options);
        var flat = new HandWrittenMlp(seed: 3);
        flat.Fit(Digits);
        Assert.NotEqual(flat.Fingerprint, images.Fingerprint);

        Dataset numbers = new([Column.Of(Examples.Inputs(Digits), 784)], Digits.Targets[0]);
        Assert.Contains("its input pixels is [784], which does not say how wide an image is", Assert.Throws<ArgumentException>(() => flat.Fit(numbers, Options)).Message);
        Assert.Contains("Declare it as [C, H, W]", Assert.Throws<ArgumentException>(() => flat.Fit(new DataStream(_ => [Digits]), Options)).Message);
        Assert.Contains("has the inputs 0 to 0", Assert.Throws<ArgumentException>(() => flat.Fit(Digits, Options with { Augmentation = How with { Input = 1 } })).Message);
    }

    [Fact]
    public void One_of_several_inputs_is_varied()
    {
        var numbers = Column.Of(Enumerable.Range(0, 2 * Count).Select(i => i % 5 * .2f).ToArray(), 2);
        Network expected = new NumberAndImage(seed: 3), actual = new NumberAndImage(seed: 3);
        expected.Fit(new Dataset([numbers, Drawn(epoch: 0).Inputs[0]], Digits.Targets[0]));
        actual.Fit(new Dataset([numbers, Digits.Inputs[0]], Digits.Targets[0]), new() { Augmentation = How with { Input = 1 } });
        Assert.Equal(expected.Fingerprint, actual.Fingerprint);
    }

    [Fact]
    public void Images_of_another_shape_are_refused()
    {
        var wide = new Dataset([Column.Images(new byte[784], new ImageShape(1, 14, 56))], Column.Labels(new int[1]));
        Assert.Contains("needs images [1, 28, 28] for its input input, but the dataset has images [1, 14, 56]", Assert.Throws<ArgumentException>(() => new FlatDigits().Fit(wide)).Message);
    }

    /// <summary>The examiner takes the batch once more, with the same variants.</summary>
    [Fact]
    public void A_number_that_is_not_finite_is_found_in_a_variant()
    {
        float[] inputs = Examples.Inputs(Digits);
        var network = new FlatDigits(seed: 3);
        network.Parameters[1][4] = float.PositiveInfinity;
        var error = Assert.Throws<NotFiniteNumberException>(() => network.Fit(new Dataset([Column.Of(inputs, 784)], Digits.Targets[0]), Options with { DetectAnomalies = true }));
        Assert.Contains("step 1 of epoch 1", error.Message);
    }

    private static string Trained(TrainingOptions options, int threads = 1, ulong seed = 3, Dataset? data = null)
    {
        var network = new FlatDigits(seed) { Threads = threads };
        network.Fit(data ?? Digits, options);
        return network.Fingerprint;
    }

    private static Dataset Drawn(ulong epoch)
    {
        float[] images = Examples.Inputs(Digits), variants = new float[images.Length];
        for (int example = 0; example < Count; example++)
            How.Apply(images.AsSpan(example * 784, 784), new(1, 28, 28), 3, epoch, example, variants.AsSpan(example * 784, 784));
        return new Dataset([Column.Of(variants, 784)], Digits.Targets[0]);
    }
}

[Collection(nameof(AloneInTheProcess))]
public class AugmentedAllocationTests
{
    [Theory]
    [InlineData(1), InlineData(4)]
    public void An_augmented_step_allocates_nothing(int threads) => AllocationMeter.AssertStepsAllocateNothing(
        new HandWrittenMlp { Threads = threads }, new() { Augmentation = new() { Crop = 4, FlipsHorizontally = true, Rotation = 10, Brightness = .1f, CutOut = 8 } });
}

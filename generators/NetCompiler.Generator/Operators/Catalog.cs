using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Every operator and every loss, by the name of its declaration: <c>Dense</c> is <c>[Dense(…)]</c> and <c>x.Dense(…)</c>.
/// A written list, not reflection: its order is documentation, and tests iterate over it, so what is registered is tested.
/// </summary>
internal static partial class Catalog
{
    public static IReadOnlyList<OperatorEntry> Operators { get; } =
    [
        // Inputs and layers with parameters.
        new("Input", a => new Input(a.Shape("shape"))),
        new("Dense", a => new Dense(a.Positive("units", "Dense's number of units"), a.Flag("bias", true), a.Initializer("initializer", "initializerScale"))),
        new("Conv2D", a => Convolution(a, 2)),
        new("Conv1D", a => Convolution(a, 1)),
        new("ConvTranspose2D", a => ConvTranspose(a)),
        new("Embedding", a => new Embedding(
            a.Positive("vocabulary", "Embedding's vocabulary"),
            a.Positive("features", "Embedding's number of features"),
            a.Int("padding", -1),
            a.Flag("sparse", false),
            a.Has("initializer") ? a.Initializer("initializer", "initializerScale") : new(InitializerKind.Normal, a.Number("initializerScale", 1)))),
        new("PositionEmbedding", a => new PositionEmbedding(a.Has("initializer") ? a.Initializer("initializer", "initializerScale") : new(InitializerKind.Normal, a.Number("initializerScale", 0.02)))),
        new("SinusoidalPositions", _ => new SinusoidalPositions()),
        new("Rnn", Rnn),
        new("Lstm", a => Lstm(a, "Lstm", returnsCells: false)),
        new("LstmStates", a => Lstm(a, "LstmStates", returnsCells: true)),
        new("Gru", Gru),
        new("Attention", a => new Attention(
            a.Has("heads") ? a.Positive("heads", "Attention's number of heads") : 1,
            a.Flag("causal", false),
            a.Within("scale", "Attention's scale", 0, s => s is >= 0 and < double.PositiveInfinity, "above 0, or 0 for the default"),
            a.Within("dropout", "Attention's dropout", 0, r => r is >= 0 and < 1, "at least 0 and below 1"))),
        new("AdditiveAttention", _ => new AdditiveAttention()),
        new("BatchNorm", a => new BatchNorm(
            a.Within("momentum", "BatchNorm's momentum", 0.1, m => m is > 0 and <= 1, "above 0 and at most 1"),
            a.Within("epsilon", "BatchNorm's epsilon", 1e-5, e => e > 0, "above 0"))),
        new("LayerNorm", a => new LayerNorm(a.Within("epsilon", "LayerNorm's epsilon", 1e-5, e => e > 0, "above 0"))),
        new("GroupNorm", a => new GroupNorm(a.Positive("groups", "GroupNorm's number of groups"), a.Within("epsilon", "GroupNorm's epsilon", 1e-5, e => e > 0, "above 0"), IsAffine: true)),
        new("InstanceNorm", a => new GroupNorm(0, a.Within("epsilon", "InstanceNorm's epsilon", 1e-5, e => e > 0, "above 0"), a.Flag("affine", false))),
        new("LocalResponseNorm", a => new LocalResponseNorm(
            a.Positive("size", "LocalResponseNorm's size"),
            a.Within("alpha", "LocalResponseNorm's alpha", 1e-4, alpha => alpha is >= 0 and < double.PositiveInfinity, "at least 0"),
            a.Within("beta", "LocalResponseNorm's beta", 0.75, beta => Math.Abs(beta) < double.PositiveInfinity, "finite"),
            a.Within("k", "LocalResponseNorm's k", 1, k => k is > 0 and < double.PositiveInfinity, "above 0"))),

        // Pooling.
        new("MaxPool2D", a => new Pooling(Slides(a, 2, "MaxPool2D", pools: true), PoolKind.Max)),
        new("AveragePool2D", a => new Pooling(Slides(a, 2, "AveragePool2D", pools: true), a.Flag("countPadding", true) ? PoolKind.AveragePadded : PoolKind.Average)),
        new("MaxPool1D", a => new Pooling(Slides(a, 1, "MaxPool1D", pools: true), PoolKind.Max)),
        new("AveragePool1D", a => new Pooling(Slides(a, 1, "AveragePool1D", pools: true), a.Flag("countPadding", true) ? PoolKind.AveragePadded : PoolKind.Average)),
        new("GlobalAveragePool2D", _ => new GlobalPooling(Reduction.Sum)),
        new("GlobalMaxPool2D", _ => new GlobalPooling(Reduction.Max)),
        new("AdaptiveAveragePool2D", a => new AdaptiveAveragePool(a.Positive("height", "AdaptiveAveragePool2D's height"), a.Positive("width", "AdaptiveAveragePool2D's width"))),

        // Other grids of an image, and other orders of its channels.
        new("Upsample2D", a => new Upsample(Optional(a, "scale", "Upsample2D's scale"), Optional(a, "height", "Upsample2D's height", 0), Optional(a, "width", "Upsample2D's width", 0), Interpolation(a, a.Flag("alignCorners", false)))),
        new("Pad2D", a => a.PerAxis("padding", "paddings", "Pad2D's padding", 4, 0, least: 0) is var sides ? new PadImage(sides[0], sides[1], sides[2], sides[3], Padding(a, "mode")) : null!),
        new("Crop2D", a => new CropImage(a.Positive("height", "Crop2D's height"), a.Positive("width", "Crop2D's width"), a.Int("top", -1), a.Int("left", -1))),
        new("ChannelShuffle", a => new ChannelShuffle(a.Positive("groups", "ChannelShuffle's number of groups"))),

        // Activations.
        new("Identity", _ => new Identity()),
        new("BinaryStep", _ => new BinaryStep()),
        new("Sigmoid", _ => new Sigmoid()),
        new("Tanh", _ => new Tanh()),
        new("Relu", _ => new Relu()),
        new("LeakyRelu", a => new LeakyRelu(a.Within("slope", "LeakyRelu's slope", 0.01, s => s is >= 0 and < 1, "at least 0 and below 1"))),
        new("Elu", a => new Elu(a.Within("alpha", "Elu's alpha", 1, alpha => alpha is > 0 and < double.PositiveInfinity, "above 0"))),
        new("Selu", _ => new Selu()),
        new("Silu", _ => new Silu()),
        new("HardSigmoid", _ => new HardSigmoid()),
        new("HardSwish", _ => new HardSwish()),
        new("Softplus", _ => new Softplus()),
        new("Gelu", a => new Gelu(a.Int("approximation") is (int)GeluApproximation.None or (int)GeluApproximation.Tanh
            ? (GeluApproximation)a.Int("approximation")
            : a.Refuse("approximation", "There is no such approximation. Use one of GeluApproximation's names.", GeluApproximation.None))),
        new("Softmax", a => new Softmax(a.Int("axis", -1))),
        new("LogSoftmax", a => new LogSoftmax(a.Int("axis", -1))),

        // Over the steps of a sequence.
        new("SequenceMask", a => new SequenceMask(a.Positive("steps", "SequenceMask's number of steps"))),
        new("Valid", a => new Valid(a.Int("padding", -1))),
        new("First", a => new EndOf(false, IsMasked(a))),
        new("Last", a => new EndOf(true, IsMasked(a))),

        // A function of the user's own.
        new("Map", a => new MapOf(a.Function("function", "x"))),

        // Regularisation.
        new("AlphaDropout", a => new AlphaDropout(a.Within("rate", "AlphaDropout's rate", 0.5, r => r is >= 0 and < 1, "at least 0 and below 1"))),
        new("GaussianNoise", a => new GaussianNoise(a.Within("standardDeviation", "GaussianNoise's standard deviation", 1, s => s is >= 0 and < double.PositiveInfinity, "at least 0"))),
        new("Dropout", a => new Dropout(a.Within("rate", "Dropout's rate", 0.5, r => r is >= 0 and < 1, "at least 0 and below 1"))),
        new("SpatialDropout", a => new SpatialDropout(a.Within("rate", "SpatialDropout's rate", 0.5, r => r is >= 0 and < 1, "at least 0 and below 1"))),

        // Shape.
        new("Flatten", _ => new Flatten()),
        new("Reshape", a => new ReshapeTo(a.Shape("shape"))),
        new("Slice", a => new SliceOf(a.Int("start"), a.Int("length"), a.Int("axis"))),
        new("Concat", a => new ConcatOf(a.Int("axis"))),
        new("Transpose", a => new TransposeOf(a.Ints("axes"))),
        new("OneHot", a => new OneHotOf(a.Positive("classes", "OneHot's number of classes"))),

        // Over axes. One axis arrives as "axis", several as "axes".
        new("Sum", a => new SumOver(a.Axes("axis", a.Ints("axes")), a.Flag("keepDimensions", false))),
        new("Mean", a => IsMasked(a) ? new MeanOfValid() : new MeanOver(a.Axes("axis", a.Ints("axes")), a.Flag("keepDimensions", false))),
        new("Max", a => new MaxOver(a.Axes("axis", a.Ints("axes")), a.Flag("keepDimensions", false))),
        new("MatMul", _ => new MatMul()),

        // Arithmetic. A constant on one side arrives as the argument "left" or "right".
        new("Add", a => a.Has("left") || a.Has("right") ? new AddConstant(a.Operand(a.Has("left") ? "left" : "right")) : new Add()),
        new("Subtract", a => a.Has("left") ? new SubtractFromConstant(a.Operand("left")) : a.Has("right") ? new AddConstant(-a.Operand("right")) : new Subtract()),
        new("Multiply", a => a.Has("left") || a.Has("right") ? new Scale(a.Operand(a.Has("left") ? "left" : "right")) : new Multiply()),
        new("Divide", a => a.Has("left") ? new DivideConstant(a.Operand("left")) : a.Has("right") ? new Scale(1 / a.Divisor("right")) : new Divide()),
        new("Negate", _ => new Scale(-1)),
        new("Minimum", a => a.Has("right") ? new MinimumConstant(a.Bound("right")) : new Minimum()),
        new("Maximum", a => a.Has("right") ? new MaximumConstant(a.Bound("right")) : new Maximum()),

        // Functions of each element.
        new("Abs", _ => new Abs()),
        new("Square", _ => new Square()),
        new("Sqrt", _ => new Sqrt()),
        new("Power", a => new Power(a.Within("exponent", "Power's exponent", 1, p => Math.Abs(p) < double.PositiveInfinity, "finite"))),
        new("Exp", _ => new Exp()),
        new("Log", _ => new Log()),
        new("Sin", _ => new Sin()),
        new("Cos", _ => new Cos()),
        new("Clamp", a => new Clamp(
            a.Within("min", "Clamp's min", 0, min => min <= double.MaxValue, "a number"),
            a.Within("max", "Clamp's max", 1, max => max >= a.Number("min"), "at least min"))),
    ];

    public static IReadOnlyList<LossEntry> Losses { get; } =
    [
        // Of classes.
        new("SoftmaxCrossEntropy", a => new SoftmaxCrossEntropy(
            SoftTargets(a),
            a.Within("labelSmoothing", "SoftmaxCrossEntropy's label smoothing", 0, s => s is >= 0 and <= 1, "from 0 to 1"))),
        new("NegativeLogLikelihood", _ => new NegativeLogLikelihood()),
        new("MultiClassHinge", a => new MultiClassHinge(a.Within("margin", "MultiClassHinge's margin", 1, m => m is > 0 and < double.PositiveInfinity, "above 0"))),

        new("SoftmaxFocal", a => new SoftmaxFocal(
            a.Within("gamma", "SoftmaxFocal's gamma", 2, g => g is >= 0 and < double.PositiveInfinity, "at least 0"),
            a.Within("alpha", "SoftmaxFocal's alpha", 1, s => s is > 0 and < double.PositiveInfinity, "above 0"))),
        new("KLDivergence", a => new KLDivergence(a.Flag("logTarget", false))),

        // Of each element.
        new("SigmoidBinaryCrossEntropy", a => new SigmoidBinaryCrossEntropy(a.Reduction())),
        new("Hinge", a => new Hinge(a.Reduction())),
        new("Perceptron", a => new Perceptron(a.Reduction())),
        new("MeanSquaredError", a => new MeanSquaredError(a.Reduction())),
        new("ElementwiseLoss", a => new FunctionLoss(a.Function("function", "prediction", "target"), a.Reduction())),
        new("MeanAbsoluteError", a => new MeanAbsoluteError(a.Reduction())),
        new("Huber", a => new Huber(a.Within("delta", "Huber's delta", 1, d => d is > 0 and < double.PositiveInfinity, "above 0"), a.Reduction())),
        new("LogCosh", a => new LogCosh(a.Reduction())),
        new("Quantile", a => new Quantile(a.Within("level", "Quantile's level", 0.5, q => q is > 0 and < 1, "between 0 and 1"), a.Reduction())),
        new("SquaredHinge", a => new SquaredHinge(a.Reduction())),
        new("Exponential", a => new Exponential(a.Reduction())),
        new("SigmoidFocal", a => new SigmoidFocal(
            a.Within("gamma", "SigmoidFocal's gamma", 2, g => g is >= 0 and < double.PositiveInfinity, "at least 0"),
            a.Within("alpha", "SigmoidFocal's alpha", 0.25, s => s is -1 or >= 0 and <= 1, "from 0 to 1, or −1 for none"),
            a.Reduction())),
        new("PoissonNegativeLogLikelihood", a => new PoissonNegativeLogLikelihood(
            a.Flag("logInput", true),
            a.Flag("full", false),
            a.Within("epsilon", "PoissonNegativeLogLikelihood's epsilon", 1e-8, e => e is > 0 and < double.PositiveInfinity, "above 0"),
            a.Reduction())),
        new("GaussianNegativeLogLikelihood", a => new GaussianNegativeLogLikelihood(
            a.Flag("logVariance", true),
            a.Flag("full", false),
            a.Within("epsilon", "GaussianNegativeLogLikelihood's epsilon", 1e-6, e => e is > 0 and < double.PositiveInfinity, "above 0"),
            a.Reduction())),

        // Distances between vectors.
        new("Hamming", _ => new Hamming()),
        new("Minkowski", a => new Minkowski(a.Within("order", "Minkowski's order", 2, q => q is >= 1 and < double.PositiveInfinity, "at least 1; Chebyshev is its limit"))),
        new("Chebyshev", _ => new Chebyshev()),
        new("CosineSimilarity", _ => new CosineSimilarity()),

        // Of embeddings.
        new("CosineEmbedding", a => new CosineEmbedding(a.Within("margin", "CosineEmbedding's margin", 0, m => m is >= -1 and < 1, "at least −1 and below 1"))),
        new("Contrastive", a => new Contrastive(a.Within("margin", "Contrastive's margin", 1, m => m is > 0 and < double.PositiveInfinity, "above 0"))),
        new("TripletMargin", a => new TripletMargin(a.Within("margin", "TripletMargin's margin", 1, m => m is > 0 and < double.PositiveInfinity, "above 0"))),

        // Of masks.
        new("SigmoidDice", a => new SigmoidDice(Smoothing(a, "SigmoidDice"))),
        new("SigmoidJaccard", a => new SigmoidJaccard(Smoothing(a, "SigmoidJaccard"))),
        new("SigmoidTversky", a => new SigmoidTversky(Share(a, "alpha", 0.3), Share(a, "beta", 0.7), Smoothing(a, "SigmoidTversky"))),
    ];

    private static readonly Dictionary<string, OperatorEntry> ByName = Operators.ToDictionary(o => o.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, LossEntry> LossByName = Losses.ToDictionary(l => l.Name, StringComparer.Ordinal);

    private static bool SoftTargets(Arguments a) =>
        a.Flag("softTargets", false) && (!a.Has("ignoreLabel") || a.Refuse("ignoreLabel", "With SoftTargets there are no labels to ignore. Leave IgnoreLabel out: an example whose targets are all 0 has the loss 0.", true));

    private static double Smoothing(Arguments a, string loss) => a.Within("smoothing", loss + "'s smoothing", 1, s => s is >= 0 and < double.PositiveInfinity, "at least 0");

    private static double Share(Arguments a, string name, double otherwise) => a.Within(name, "SigmoidTversky's " + name, otherwise, s => s is >= 0 and < double.PositiveInfinity, "at least 0");

    public static OperatorEntry? Operator(string name) => ByName.TryGetValue(name, out OperatorEntry? entry) ? entry : null;

    public static LossEntry? Loss(string name) => LossByName.TryGetValue(name, out LossEntry? entry) ? entry : null;
}

/// <summary>An operator's declared name, and how its arguments become the record.</summary>
internal sealed record OperatorEntry(string Name, Func<Arguments, Operator> Create);

/// <summary>A loss's declared name, and how its arguments become the record. Which targets do not count is read alike for all that declare it.</summary>
internal sealed record LossEntry(string Name, Func<Arguments, Loss> Make)
{
    public Loss Create(Arguments a) => Make(a) with { IgnoresMissing = a.Flag("ignoreMissing", false), IgnoredLabel = a.Has("ignoreLabel") && a.Int("ignoreLabel") is not int.MinValue and var label ? label : null };
}

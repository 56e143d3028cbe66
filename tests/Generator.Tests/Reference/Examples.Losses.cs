using System;
using System.Collections.Generic;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>The networks that stand for each loss.</summary>
internal static partial class Examples
{
    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> Losses = new()
    {
        ["SoftmaxCrossEntropy"] = n =>
        [
            .. OfClasses(n, "SoftmaxCrossEntropy", ("labelSmoothing", 0.1)),
            Loss(Math.Max(n, 2), "SoftmaxCrossEntropy", 1, ("softTargets", true)),
            Loss(Math.Max(n, 2), "SoftmaxCrossEntropy", 0.5, ("softTargets", true), ("labelSmoothing", 0.2)),
            AtEveryStep(n, "SoftmaxCrossEntropy", ("softTargets", true)),
        ],
        ["NegativeLogLikelihood"] = n => OfClasses(n, "NegativeLogLikelihood"),
        ["MultiClassHinge"] = n => OfClasses(n, "MultiClassHinge", ("margin", 0.6)),
        ["SoftmaxFocal"] = n => [.. OfClasses(n, "SoftmaxFocal", ("gamma", 0.5), ("alpha", 2.0)), Loss(Math.Max(n, 2), "SoftmaxFocal", 1, ("gamma", 0.0))],
        ["KLDivergence"] = n => [.. Masked(Math.Max(n, 2), "KLDivergence"), Loss(Math.Max(n, 2), "KLDivergence", 0.5, ("logTarget", true))],

        ["SigmoidBinaryCrossEntropy"] = n => Reduced(n, "SigmoidBinaryCrossEntropy"),
        ["SigmoidFocal"] = n => [.. Reduced(n, "SigmoidFocal"), Loss(n, "SigmoidFocal", 1, ("gamma", 0.5), ("alpha", 0.75)), Loss(n, "SigmoidFocal", 1, ("gamma", 0.0), ("alpha", -1.0))],
        ["Hinge"] = n => Reduced(n, "Hinge"),
        ["SquaredHinge"] = n => Reduced(n, "SquaredHinge"),
        ["Exponential"] = n => Reduced(n, "Exponential"),
        ["Perceptron"] = n => Reduced(n, "Perceptron"),
        ["MeanSquaredError"] = n => Reduced(n, "MeanSquaredError"),
        ["MeanAbsoluteError"] = n => Reduced(n, "MeanAbsoluteError"),
        ["Huber"] = n => [.. Reduced(n, "Huber"), Loss(n, "Huber", 1, ("delta", 0.4))],
        ["LogCosh"] = n => Reduced(n, "LogCosh"),
        ["Quantile"] = n => [.. Reduced(n, "Quantile"), Loss(n, "Quantile", 1, ("level", 0.9))],
        ["PoissonNegativeLogLikelihood"] = n =>
        [
            .. Reduced(n, "PoissonNegativeLogLikelihood"),
            Loss(n, "PoissonNegativeLogLikelihood", 1, ("full", true)),
            Over("PoissonNegativeLogLikelihood", s => Above(s, n), ("logInput", false), ("epsilon", 0.01)),
        ],
        ["GaussianNegativeLogLikelihood"] = n =>
        [
            .. Reduced(2 * n, "GaussianNegativeLogLikelihood"),
            Loss(2 * n, "GaussianNegativeLogLikelihood", 1, ("full", true)),
            Over("GaussianNegativeLogLikelihood", s => s.Apply("Concat", [Layer(s, n), Above(s, n)], ("axis", 0)), ("logVariance", false)),
            Over("GaussianNegativeLogLikelihood", s => s.Apply("Reshape", Layer(s, 2 * n * 3), ("shape", new[] { 2, n, 3 })), ("ignoreMissing", true)),
        ],

        ["Hamming"] = n => Masked(n, "Hamming"),
        ["Minkowski"] = n => [Loss(n, "Minkowski"), Loss(n, "Minkowski", 0.5, ("order", 1.0)), Loss(n, "Minkowski", 1, ("order", 3.0)), Loss(n, "Minkowski", 1, ("order", 2.5))],
        ["Chebyshev"] = n => [Loss(n, "Chebyshev"), Loss(n, "Chebyshev", weight: 0.5)],

        // The angle of a single number, or of numbers of one sign each, has no derivative.
        ["CosineSimilarity"] = n => [Loss(Math.Max(n, 3), "CosineSimilarity"), Loss(Math.Max(n, 3), "CosineSimilarity", weight: 0.5)],
        ["CosineEmbedding"] = n => [Loss(2 * Math.Max(n, 3), "CosineEmbedding"), Loss(2 * Math.Max(n, 3), "CosineEmbedding", 0.5, ("margin", -0.9))],
        ["Contrastive"] = n => [Loss(2 * n, "Contrastive"), Loss(2 * n, "Contrastive", 0.5, ("margin", 20.0))],
        ["TripletMargin"] = n =>
        [
            Loss(3 * n, "TripletMargin"),
            Loss(3 * n, "TripletMargin", 0.5, ("margin", 20.0)),
            Loss(3 * n, "TripletMargin", 1, ("margin", 20.0)).Add("MeanSquaredError"),
        ],

        ["SigmoidDice"] = n => [.. Masked(n, "SigmoidDice"), Loss(n, "SigmoidDice", 1, ("smoothing", 0.0))],
        ["SigmoidJaccard"] = n => [.. Masked(n, "SigmoidJaccard"), Loss(n, "SigmoidJaccard", 1, ("smoothing", 0.5))],
        ["SigmoidTversky"] = n => [.. Masked(n, "SigmoidTversky"), Loss(n, "SigmoidTversky", 1, ("alpha", 0.75), ("beta", 0.5), ("smoothing", 0.5))],
    };

    /// <summary>Plain, weighted, with arguments of its own, with labels that are ignored; at every step of a sequence. One class is no choice.</summary>
    private static IEnumerable<Sketch> OfClasses(int n, string loss, params (string, object?)[] arguments) =>
    [
        Loss(Math.Max(n, 2), loss), Loss(Math.Max(n, 2), loss, 0.5, arguments), Loss(Math.Max(n, 2), loss, 0.5, [("ignoreLabel", -100), .. arguments]), Loss(Math.Max(n, 2), loss, 1, ("ignoreLabel", 255)),
        AtEveryStep(n, loss, arguments), AtEveryStep(n, loss, [("ignoreLabel", -100), .. arguments]),
    ];

    private static Sketch AtEveryStep(int n, string loss, params (string, object?)[] arguments) =>
        Over(loss, s => s.Apply("Dense", s.Apply("Tanh", s.Apply("Dense", s.Input(4, 3), ("units", 5))), ("units", Math.Max(n, 2))), arguments);

    /// <summary>The mean over the elements, weighted too; their sum; half of it; each without targets that are missing.</summary>
    private static IEnumerable<Sketch> Reduced(int n, string loss) =>
    [
        .. Masked(n, loss),
        Loss(n, loss, 1, ("reduction", 1)), Loss(n, loss, 0.5, ("reduction", 2)), Loss(n, loss, 0.5, ("reduction", 2), ("ignoreMissing", true)),
    ];

    private static IEnumerable<Sketch> Masked(int n, string loss) =>
        [Loss(n, loss), Loss(n, loss, weight: 0.5), Loss(n, loss, 1, ("ignoreMissing", true))];

    private static Sketch Loss(int n, string loss, double weight = 1, params (string, object?)[] arguments)
    {
        Sketch sketch = new();
        return sketch.Minimize(loss, Layer(sketch, n), weight, arguments);
    }

    private static Sketch Over(string loss, Func<Sketch, int> output, params (string, object?)[] arguments)
    {
        Sketch sketch = new();
        return sketch.Minimize(loss, output(sketch), 1, arguments);
    }

    /// <summary>What is at least ½.</summary>
    private static int Above(Sketch s, int n) => s.Apply("Add", s.Apply("Square", Layer(s, n)), ("right", 0.5));
}

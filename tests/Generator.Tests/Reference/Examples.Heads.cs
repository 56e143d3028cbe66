using System;
using System.Collections.Generic;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>Networks with several losses that share targets, or that count in training only.</summary>
internal static partial class Examples
{
    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> HeadShapes = new()
    {
        ["an auxiliary head with the labels of the other"] = n =>
        [
            Heads(n, (s, early, late) => s.Minimize("SoftmaxCrossEntropy", late).Minimize("SoftmaxCrossEntropy", early, 0.3).Sharing(0).Auxiliary()),
            Heads(n, (s, early, late) => s.Minimize("SoftmaxCrossEntropy", early, 0.3).Sharing(1).Auxiliary().Minimize("SoftmaxCrossEntropy", late)),
        ],
        ["an auxiliary head with a target of its own"] = n => [Heads(n, (s, early, late) => s.Minimize("SoftmaxCrossEntropy", late).Minimize("MeanSquaredError", early, 0.5).Auxiliary())],
        ["two losses with one target"] = n => [Heads(n, (s, _, late) => s.Minimize("SigmoidBinaryCrossEntropy", late).Add("SigmoidDice").Sharing(0))],
        ["a loss of training only over an output that is returned"] = n => [Heads(n, (s, _, late) => s.Minimize("MeanSquaredError", late).Add("LogCosh").Sharing(0).Auxiliary())],
    };

    /// <summary>A head on the first hidden layer and one on the second.</summary>
    private static Sketch Heads(int n, Func<Sketch, int, int, Sketch> losses)
    {
        Sketch sketch = new();
        int hidden = sketch.Apply("Tanh", Layer(sketch, n));
        int early = sketch.Apply("Dense", hidden, ("units", 4)), late = sketch.Apply("Dense", sketch.Apply("Sigmoid", sketch.Apply("Dense", hidden, ("units", n + 1))), ("units", 4));
        return losses(sketch, early, late);
    }
}

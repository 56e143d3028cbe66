using System;
using System.Collections.Generic;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>What works on sequences: forward and backward in time, every step or the last, of one step, one upon another.</summary>
internal static partial class Examples
{
    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> Sequences = new()
    {
        ["Embedding"] = n =>
        [
            Squares(s => s.Apply("Embedding", Numbers(s, 4), ("vocabulary", 3), ("features", n))),
            Squares(s => s.Apply("Dense", s.Apply("Embedding", Numbers(s, n), ("vocabulary", 2), ("features", 5), ("initializerScale", 0.1)), ("units", 2))),
        ],
        ["Rnn"] = n =>
        [
            OfSequence([4, 3], "Rnn", ("units", n)),
            OfSequence([3, n], "Rnn", ("units", 5), ("returnSequences", true)),
            OfSequence([5, 2], "Rnn", ("units", n), ("reverse", true)),
            OfSequence([1, 4], "Rnn", ("units", n), ("returnSequences", true)),
        ],
        ["Lstm"] = n =>
        [
            OfSequence([4, 3], "Lstm", ("units", n)),
            OfSequence([3, n], "Lstm", ("units", 5), ("returnSequences", true), ("forgetBias", 0.0)),
            OfSequence([3, 2], "Lstm", ("units", n), ("reverse", true), ("returnSequences", true)),
            OfSequence([1, 4], "Lstm", ("units", n)),
        ],
        ["Gru"] = n =>
        [
            OfSequence([4, 3], "Gru", ("units", n)),
            OfSequence([3, n], "Gru", ("units", 5), ("returnSequences", true)),
            OfSequence([3, 2], "Gru", ("units", n), ("reverse", true), ("returnSequences", true)),
            OfSequence([1, 4], "Gru", ("units", n)),
        ],
    };

    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> SequenceShapes = new()
    {
        ["recurrent layers one upon another"] = n => [Squares(s =>
        {
            int lower = s.Apply("Lstm", s.Apply("Tanh", s.Apply("Dense", s.Input(4, 3), ("units", 6))), ("units", n), ("returnSequences", true));
            return s.Apply("Dense", s.Apply("Gru", s.Apply("Dropout", lower), ("units", 5)), ("units", 2));
        })],
        ["words in both directions"] = n => [Squares(s =>
        {
            int words = Numbers(s, 4), first = s.Apply("Embedding", words, ("vocabulary", 3), ("features", n));
            int second = s.Apply("Embedding", s.Apply("Subtract", words, ("left", 2.0)), ("vocabulary", 3), ("features", n));
            s.Share(first, second);
            return s.Apply("Rnn", s.Apply("Multiply", [first, second]), ("units", 3));
        })],
        ["a cell of one's own"] = n => [Squares(s =>
        {
            int x = s.Apply("Tanh", s.Apply("Dense", s.Input(4, 3), ("units", 5)));
            return s.Scan(x, 4, [n], (h, at) =>
            {
                // A minimal gated unit (Zhou et al. 2016).
                int forget = s.Apply("Sigmoid", s.Apply("Add", [s.Apply("Dense", at, ("units", n)), s.Apply("Dense", h[0], ("units", n), ("bias", false))]));
                int candidate = s.Apply("Tanh", s.Apply("Add", [s.Apply("Dense", at, ("units", n)), s.Apply("Dense", s.Apply("Multiply", [forget, h[0]]), ("units", n))]));
                return [s.Apply("Add", [h[0], s.Apply("Multiply", [forget, s.Apply("Subtract", [candidate, h[0]])])])];
            });
        })],
        ["two states and an output, from the end"] = n => [Squares(s => s.Scan(s.Apply("Dense", s.Input(3, 4), ("units", 6)), 3, [n, 2], (h, at) =>
        {
            int sum = s.Apply("Dense", s.Apply("Concat", [at, h[0], h[1]], ("axis", 0)), ("units", n + 2));
            int first = s.Apply("Tanh", s.Apply("Slice", sum, ("start", 0), ("length", n), ("axis", 0)));
            int second = s.Apply("Sigmoid", s.Apply("Slice", sum, ("start", n), ("length", 2), ("axis", 0)));
            return [first, second, s.Apply("Dense", s.Apply("LayerNorm", first, ("epsilon", 0.1)), ("units", 3))];
        }, reverse: true))],
        ["a state that begins as a tensor, and a tensor of outside"] = n => [Squares(s =>
        {
            int start = s.Apply("Tanh", Layer(s, n)), gate = s.Apply("Sigmoid", Layer(s, n));
            return s.ScanFrom(s.Apply("Dense", s.Input(4, 3), ("units", n)), 4, start, n, (h, at) =>
                s.Apply("Tanh", s.Apply("Add", [s.Apply("Multiply", [s.Inside(gate, at), s.Apply("Dense", h, ("units", n))]), at])));
        })],
        ["states that are only handed on"] = n => [Squares(s =>
        {
            int all = s.Scan(s.Apply("Dense", s.Input(4, 3), ("units", n)), 4, [n, n, n], (h, at) => [s.Apply("Tanh", at), h[0], h[1]]);
            return s.Apply("Dense", all, ("units", 3));
        })],
        ["a part of what a cell gives"] = n => [Squares(s =>
        {
            int all = s.Scan(s.Apply("Dense", s.Input(4, 3), ("units", n)), 4, [n, 2], (h, at) =>
                [s.Apply("Tanh", s.Apply("Add", [at, s.Apply("Dense", s.Apply("Dropout", h[1], ("rate", 0.25)), ("units", n))])), s.Apply("Tanh", s.Apply("Dense", h[0], ("units", 2)))]);
            return s.Apply("Slice", s.Apply("Slice", all, ("start", 0), ("length", n), ("axis", 1)), ("start", 3), ("length", 1), ("axis", 0));
        })],
        ["both ways through a sequence"] = n => [Squares(s =>
        {
            int x = s.Input(4, 3);
            int both = s.Apply("Concat", [s.Apply("Lstm", x, ("units", n), ("returnSequences", true)), s.Apply("Lstm", x, ("units", n), ("returnSequences", true), ("reverse", true))], ("axis", 1));
            return s.Apply("Dense", both, ("units", 2));
        })],
        ["a mean over states"] = n => [Squares(s => s.Apply("Mean", s.Apply("Tanh", s.Apply("Rnn", s.Input(5, 3), ("units", n), ("returnSequences", true))), ("axes", new[] { 0 })))],
        ["a frozen recurrent layer"] = n => [Squares(s => s.Apply("Dense", s.Apply("Rnn", s.Apply("Rnn", s.Input(3, 4), ("units", n), ("returnSequences", true)), ("units", 5)), ("units", 2))).Freeze("rnn3.recurrent").Freeze("rnn2")],
    };

    /// <summary>Numbers from 0 to 2, half of them 1.</summary>
    private static int Numbers(Sketch s, int count) => s.Apply("Add", [s.Apply("BinaryStep", s.Input(count)), s.Apply("BinaryStep", s.Input(count))]);

    /// <summary>The operator on a sequence that a dense layer over every step makes.</summary>
    private static Sketch OfSequence(int[] shape, string @operator, params (string Name, object? Value)[] arguments) => Squares(s =>
        s.Apply(@operator, s.Apply("Dense", s.Input(shape[0], 2), ("units", shape[1])), arguments));
}

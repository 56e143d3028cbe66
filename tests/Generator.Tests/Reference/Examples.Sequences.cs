using System;
using System.Collections.Generic;
using System.Linq;

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
            Squares(s => s.Apply("Embedding", Numbers(s, 5), ("vocabulary", 3), ("features", n), ("padding", 1), ("sparse", true))),
        ],
        ["Rnn"] = n =>
        [
            OfSequence([4, 3], "Rnn", ("units", n)),
            OfSequence([3, n], "Rnn", ("units", 5), ("returnSequences", true)),
            OfSequence([5, 2], "Rnn", ("units", n), ("reverse", true)),
            OfSequence([1, 4], "Rnn", ("units", n), ("returnSequences", true)),
            .. Options("Rnn", n),
        ],
        ["Lstm"] = n =>
        [
            OfSequence([4, 3], "Lstm", ("units", n)),
            OfSequence([3, n], "Lstm", ("units", 5), ("returnSequences", true), ("forgetBias", 0.0)),
            OfSequence([3, 2], "Lstm", ("units", n), ("reverse", true), ("returnSequences", true)),
            OfSequence([1, 4], "Lstm", ("units", n)),
            .. Options("Lstm", n),
            OfSequence([4, 3], "Lstm", ("units", n), ("projection", 5)),
            OfSequence([4, 3], "Lstm", ("units", n), ("peephole", true), ("reverse", true)),
            Masked(4, 3, "Lstm", ("units", n), ("projection", 3), ("peephole", true), ("returnSequences", true)),
            Begun(3, 2, ["initial", "initialCell"], [4, n], "Lstm", ("units", n), ("projection", 4)),
            Begun(3, 2, ["initialCell"], [n], "Lstm", ("units", n)),
        ],
        ["LstmStates"] = n =>
        [
            OfSequence([4, 3], "LstmStates", ("units", n)),
            Masked(4, 3, "LstmStates", ("units", n), ("reverse", true)),
            Begun(3, 2, ["initial", "initialCell"], [n, n], "LstmStates", ("units", n), ("peephole", true)),
            Squares(s =>
            {
                // An encoder hands its last states to a decoder.
                int all = s.Apply("LstmStates", s.Input(4, 3), ("units", n)), states = s.Apply("Slice", all, ("start", 0), ("length", n), ("axis", 1)), cells = s.Apply("Slice", all, ("start", n), ("length", n), ("axis", 1));
                return s.Apply("Lstm", [s.Input(3, 2), s.Apply("Last", states), s.Apply("Last", cells)], ("units", n), ("initial", true), ("initialCell", true));
            }),
            OfSequence([1, 4], "LstmStates", ("units", n), ("dropout", 0.25)),
        ],
        ["Gru"] = n =>
        [
            OfSequence([4, 3], "Gru", ("units", n)),
            OfSequence([3, n], "Gru", ("units", 5), ("returnSequences", true)),
            OfSequence([3, 2], "Gru", ("units", n), ("reverse", true), ("returnSequences", true)),
            OfSequence([1, 4], "Gru", ("units", n)),
            .. Options("Gru", n),
            OfSequence([4, 3], "Gru", ("units", n), ("resetAfter", false)),
            Masked(4, 3, "Gru", ("units", n), ("resetAfter", false), ("reverse", true), ("recurrentDropout", 0.25)),
            Begun(3, 2, ["initial"], [n], "Gru", ("units", n), ("resetAfter", false), ("returnSequences", true)),
        ],
        ["Valid"] = n => [Squares(s => s.Apply("Multiply", [s.Apply("Valid", Numbers(s, n), ("padding", 1)), Layer(s, n)])), Squares(s => s.Apply("Multiply", [s.Apply("Valid", s.Input(n)), Layer(s, n)]))],
        ["First"] = n => [OfSequence([4, n], "First"), Masked(4, n, "First"), Masked(1, n, "First")],
        ["Last"] = n => [OfSequence([4, n], "Last"), Masked(4, n, "Last"), Masked(1, n, "Last"), Squares(s => s.Apply("Last", s.Apply("Rnn", s.Input(4, 3), ("units", n), ("returnSequences", true))))],
    };

    /// <summary>Every way in which a recurrent layer can be masked, begin and drop.</summary>
    private static IEnumerable<Sketch> Options(string @operator, int n) =>
    [
        Masked(4, 3, @operator, ("units", n)),
        Masked(3, n, @operator, ("units", 5), ("returnSequences", true)),
        Masked(3, 2, @operator, ("units", n), ("reverse", true), ("returnSequences", true)),
        Masked(4, 2, @operator, ("units", n), ("reverse", true), ("dropout", 0.25), ("recurrentDropout", 0.5)),
        Masked(1, 4, @operator, ("units", n), ("returnSequences", true)),
        Begun(3, 2, ["initial"], [n], @operator, ("units", n)),
        Begun(3, 2, ["mask", "initial"], [3, n], @operator, ("units", n), ("reverse", true), ("returnSequences", true)),
        Begun(1, 2, ["initial"], [n], @operator, ("units", n), ("recurrentDropout", 0.25)),
        OfSequence([3, 4], @operator, ("units", n), ("dropout", 0.5), ("recurrentDropout", 0.25), ("returnSequences", true)),
    ];

    /// <summary>The operator on a sequence of which half the steps count.</summary>
    private static Sketch Masked(int steps, int features, string @operator, params (string Name, object? Value)[] arguments) => Squares(s =>
        s.Apply(@operator, [s.Apply("Dense", s.Input(steps, 2), ("units", features)), s.Apply("Valid", s.Input(steps))], [.. arguments, ("mask", true)]));

    /// <summary>The operator with other tensors beside its sequence, each of so many numbers.</summary>
    private static Sketch Begun(int steps, int features, string[] names, int[] lengths, string @operator, params (string Name, object? Value)[] arguments) => Squares(s =>
    {
        int sequence = s.Apply("Dense", s.Input(steps, 2), ("units", features));
        int[] beside = [.. names.Zip(lengths, (name, length) => name == "mask" ? s.Apply("Valid", s.Input(length)) : s.Apply("Tanh", Layer(s, length)))];
        return s.Apply(@operator, [sequence, .. beside], [.. arguments, .. names.Select(name => (name, (object?)true))]);
    });

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

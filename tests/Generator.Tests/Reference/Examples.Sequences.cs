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
            OfSequence([3, 2], "LstmStates", ("units", n), ("projection", 5), ("stateful", true)),
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
        ["SequenceMask"] = n =>
        [
            Squares(s => s.Apply("Multiply", [s.Apply("SequenceMask", Numbers(s, 1), ("steps", n)), Layer(s, n)])),
            Squares(s => s.Apply("Gru", [s.Apply("Dense", s.Input(3, 2), ("units", 3)), s.Apply("SequenceMask", s.Apply("Add", [Numbers(s, 1), Numbers(s, 1)]), ("steps", 3))], ("units", n), ("mask", true))),
        ],
        ["First"] = n => [OfSequence([4, n], "First"), Masked(4, n, "First"), Masked(1, n, "First")],
        ["Last"] = n => [OfSequence([4, n], "Last"), Masked(4, n, "Last"), Masked(1, n, "Last"), Squares(s => s.Apply("Last", s.Apply("Rnn", s.Input(4, 3), ("units", n), ("returnSequences", true))))],
        ["PositionEmbedding"] = n =>
        [
            OfSequence([4, n], "PositionEmbedding"),
            OfSequence([1, n], "PositionEmbedding", ("initializer", 4), ("initializerScale", 0.3)),
            Squares(s => s.Apply("PositionEmbedding", s.Apply("PositionEmbedding", s.Input(3, n)))),
        ],
        ["SinusoidalPositions"] = n =>
        [
            OfSequence([4, n], "SinusoidalPositions"),
            OfSequence([1, n], "SinusoidalPositions"),
            Squares(s => s.Apply("Dense", s.Apply("SinusoidalPositions", s.Input(70, n)), ("units", 2))),
        ],
        ["Attention"] = n =>
        [
            Attention(queries: 4, keys: 4, features: 2 * n, values: 2 * n, ("heads", 2)),
            Attention(queries: 3, keys: 5, features: 3, values: n, ("scale", 0.7)),
            Attention(queries: 4, keys: 4, features: n, values: 2, ("causal", true)),
            Attention(queries: 2, keys: n + 1, features: 4, values: 6, ("heads", 2), ("causal", true), ("dropout", 0.25)),
            Attention(queries: 1, keys: 1, features: n, values: 3),
            Hidden(queries: 3, keys: 3, n),
            Hidden(queries: n, keys: 4, 2, ("heads", 2), ("dropout", 0.5)),
            Hidden(queries: 4, keys: 4, n, ("causal", true)),
        ],
        ["AdditiveAttention"] = n =>
        [
            Additive(queries: 3, keys: 5, features: n + 1, masked: false),
            Additive(queries: 4, keys: 4, features: 3, masked: true),
            Additive(queries: 1, keys: n, features: 2, masked: true),
        ],
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
        OfSequence([3, 5], @operator, ("units", n), ("stateful", true)),
        OfSequence([1, 4], @operator, ("units", n), ("stateful", true), ("returnSequences", true)),
        Masked(3, 2, @operator, ("units", n), ("stateful", true), ("returnSequences", true), ("recurrentDropout", 0.25)),
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
        ["each step of a sequence normalised"] = n => [Squares(s => s.Apply("Dense", s.Apply("LayerNorm", s.Apply("Dense", s.Input(4, 3), ("units", n + 1)), ("epsilon", 0.1)), ("units", 3)))],
        ["a sequence that looks at itself, from one product"] = n => [Squares(s =>
        {
            int all = s.Apply("Dense", s.Apply("Dense", s.Input(4, 3), ("units", 5)), ("units", 6 * n));
            int q = Columns(s, all, 0, 2 * n), k = Columns(s, all, 2 * n, 2 * n), v = Columns(s, all, 4 * n, 2 * n);
            return s.Apply("Dense", s.Apply("Attention", [q, k, v], ("heads", 2)), ("units", 3));
        })],
        ["attention by all of its options"] = n =>
        [
            .. from heads in new[] { 1, 2 }
               from masked in Either
               from causal in Either
               from dropout in new[] { 0, 0.25 }
               select masked ? Hidden(queries: 3, keys: 4, 2 * n, ("heads", heads), ("causal", causal), ("dropout", dropout)) : Attention(queries: 3, keys: 4, features: 2 * n, values: 4, ("heads", heads), ("causal", causal), ("dropout", dropout)),
        ],
        ["each layer both ways, with a mask and without"] = n =>
        [
            .. from cell in Cells
               from masked in Either
               from sum in Either
               select Squares(s =>
               {
                   int x = s.Apply("Dense", s.Input(3, 2), ("units", 3));
                   int[] inputs = masked ? [x, s.Apply("Valid", s.Input(3))] : [x];
                   int[] ways = [.. Either.Select(reverse => s.Apply(cell, inputs, ("units", n), ("returnSequences", true), ("reverse", reverse), ("mask", masked)))];
                   return s.Apply("Dense", sum ? s.Apply("Add", ways) : s.Apply("Concat", ways, ("axis", 1)), ("units", 2));
               }),
        ],
        ["each layer from a first state, from either end, with a mask and without"] = n =>
        [
            .. from cell in Cells
               from masked in Either
               from reverse in Either
               let states = cell == "Lstm" ? new[] { "initial", "initialCell" } : ["initial"]
               select Begun(3, 2, masked ? ["mask", .. states] : states, [.. masked ? new[] { 3 } : [], .. states.Select(_ => n)], cell, ("units", n), ("reverse", reverse)),
        ],
        ["one sequence that is queries, keys and values"] = n => [Squares(s =>
        {
            int x = s.Apply("Dense", s.Input(3, 2), ("units", n));
            return s.Apply("Attention", [x, x, x]);
        })],
        ["recurrent layers one upon another"] = n => [Squares(s =>
        {
            int lower = s.Apply("Lstm", s.Apply("Tanh", s.Apply("Dense", s.Input(4, 3), ("units", 6))), ("units", n), ("returnSequences", true));
            return s.Apply("Dense", s.Apply("Gru", s.Apply("Dropout", lower), ("units", 5)), ("units", 2));
        })],
        ["a table of fewer rows than are taken of it"] = n =>
        [
            Squares(s => s.Apply("Dense", Words(s, vocabulary: 3), ("units", 16))),
            Squares(s => s.Apply("Dense", Words(s, vocabulary: 2), ("units", n + 16 - n % 16), ("bias", false))),
            Squares(s => s.Apply("Dense", Words(s, vocabulary: 2), ("units", n))),
            Squares(s => s.Apply("Gru", s.Apply("Embedding", Numbers(s, 5), ("vocabulary", 3), ("features", 16), ("padding", 1)), ("units", 16), ("returnSequences", true))),
            Squares(s => s.Apply("Lstm", Words(s, vocabulary: 2), ("units", 4), ("reverse", true))),
            Squares(s => s.Apply("Rnn", s.Apply("Embedding", Numbers(s, 5), ("vocabulary", 2), ("features", 16), ("sparse", true)), ("units", 16))),
            Squares(s => s.Apply("Rnn", Words(s, vocabulary: 2), ("units", 16), ("dropout", 0.25))),
            Squares(s => s.Apply("Dense", Words(s, vocabulary: 2), ("units", 16))).Freeze("embedding*.weight"),
            Squares(s => s.Apply("Dense", Words(s, vocabulary: 2), ("units", 16))).Freeze("dense*.weight"),
        ],
        ["a table of fewer rows, of which several take"] = n =>
        [
            Squares(s => Words(s, vocabulary: 2) is var words ? s.Apply("Multiply", [s.Apply("Rnn", words, ("units", 16)), s.Apply("Rnn", words, ("units", 16), ("reverse", true))]) : 0),
            Squares(s => Words(s, vocabulary: 2) is var words ? s.Apply("Multiply", [words, s.Apply("Dense", words, ("units", 16))]) : 0),
            Squares(s =>
            {
                int words = Words(s, vocabulary: 2), first = s.Apply("Dense", words, ("units", 16)), second = s.Apply("Dense", words, ("units", 16));
                s.Share(first, second);
                return s.Apply("Add", [first, s.Apply("Tanh", second)]);
            }),
            Squares(s =>
            {
                int first = Words(s, vocabulary: 2), second = Words(s, vocabulary: 2);
                s.Share(first, second);
                int left = s.Apply("Dense", first, ("units", 16)), right = s.Apply("Dense", second, ("units", 16));
                s.Share(left, right);
                return s.Apply("Multiply", [left, right]);
            }),
        ],
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
        ["a cell that looks at a sequence of outside"] = n => [Squares(s =>
        {
            int memory = s.Apply("Dense", s.Input(4, 2), ("units", n)), shown = s.Apply("BinaryStep", s.Input(4));
            return s.Scan(s.Apply("Dense", s.Input(4, 3), ("units", 3)), 4, [n], (h, at) =>
            {
                int context = s.Apply("Attention", [h[0], memory, memory, shown], ("scale", 1.0));
                return [s.Apply("Tanh", s.Apply("Add", [s.Apply("Dense", at, ("units", n)), s.Apply("Dense", s.Apply("Concat", [context, h[0]], ("axis", 0)), ("units", n))]))];
            });
        })],
        ["a cell with additive attention"] = n => [Squares(s =>
        {
            int memory = s.Apply("Dense", s.Input(4, 2), ("units", n)), keys = s.Apply("Dense", memory, ("units", 5));
            return s.Scan(s.Apply("Dense", s.Input(4, 3), ("units", 3)), 4, [n], (h, at) =>
            {
                int context = s.Apply("AdditiveAttention", [s.Apply("Dense", h[0], ("units", 5)), keys, memory]);
                return [s.Apply("Tanh", s.Apply("Add", [s.Apply("Dense", at, ("units", n)), s.Apply("Dense", context, ("units", n))]))];
            });
        })],
        ["a cell whose states are kept from batch to batch"] = n => [Squares(s => s.Scan(s.Apply("Dense", s.Input(3, 4), ("units", 6)), 3, [n, 2, 2], (h, at) =>
        {
            int sum = s.Apply("Dense", s.Apply("Concat", [at, h[0], h[1]], ("axis", 0)), ("units", n + 2));
            int first = s.Apply("Tanh", s.Apply("Slice", sum, ("start", 0), ("length", n), ("axis", 0)));
            return [first, s.Apply("Slice", sum, ("start", n), ("length", 2), ("axis", 0)), h[1], s.Apply("Dense", first, ("units", 3))];
        }, stateful: true))],
        ["layers that keep their states, with the same weights"] = n => [Squares(s =>
        {
            int x = s.Apply("Dense", s.Input(3, 2), ("units", 4)), other = s.Apply("Dense", s.Input(3, 2), ("units", 4));
            int first = s.Apply("Gru", x, ("units", n), ("stateful", true)), second = s.Apply("Gru", other, ("units", n), ("stateful", true));
            s.Share(first, second);
            return s.Apply("Multiply", [first, second]);
        })],
        ["one query of a longer sequence"] = n => [Squares(s =>
        {
            int x = s.Apply("Dense", s.Input(5, 2), ("units", 2 * n));
            return s.Apply("Attention", [Layer(s, 2 * n), x, x], ("heads", 2));
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

    private static Sketch Attention(int queries, int keys, int features, int values, params (string Name, object? Value)[] arguments) => Squares(s =>
    {
        int x = s.Apply("Dense", s.Input(queries, 3), ("units", features)), other = s.Apply("Dense", s.Input(keys, 2), ("units", 4));
        return s.Apply("Attention", [x, s.Apply("Dense", other, ("units", features)), s.Apply("Dense", other, ("units", values))], arguments);
    });

    /// <summary>Half of the keys are hidden, and in some examples all of them.</summary>
    private static Sketch Hidden(int queries, int keys, int features, params (string Name, object? Value)[] arguments) => Squares(s =>
    {
        int x = s.Apply("Dense", s.Input(queries, 3), ("units", features)), other = s.Apply("Dense", s.Input(keys, 2), ("units", features));
        return s.Apply("Attention", [x, other, other, s.Apply("BinaryStep", s.Input(keys))], arguments);
    });

    private static Sketch Additive(int queries, int keys, int features, bool masked) => Squares(s =>
    {
        int x = s.Apply("Dense", s.Input(queries, 3), ("units", features)), other = s.Apply("Dense", s.Input(keys, 2), ("units", 4));
        int[] inputs = [x, s.Apply("Dense", other, ("units", features)), other];
        return s.Apply("AdditiveAttention", masked ? [.. inputs, s.Apply("BinaryStep", s.Input(keys))] : inputs);
    });

    private static bool[] Either => [false, true];

    private static string[] Cells => ["Rnn", "Lstm", "Gru"];

    private static int Columns(Sketch s, int x, int start, int length) => s.Apply("Slice", x, ("start", start), ("length", length), ("axis", 1));

    /// <summary>Numbers from 0 to 2, half of them 1.</summary>
    private static int Numbers(Sketch s, int count) => s.Apply("Add", [s.Apply("BinaryStep", s.Input(count)), s.Apply("BinaryStep", s.Input(count))]);

    /// <summary>Vectors of 16 numbers for five words; a vocabulary of two has none for some of them.</summary>
    private static int Words(Sketch s, int vocabulary) => s.Apply("Embedding", Numbers(s, 5), ("vocabulary", vocabulary), ("features", 16));

    /// <summary>The operator on a sequence that a dense layer over every step makes.</summary>
    private static Sketch OfSequence(int[] shape, string @operator, params (string Name, object? Value)[] arguments) => Squares(s =>
        s.Apply(@operator, s.Apply("Dense", s.Input(shape[0], 2), ("units", shape[1])), arguments));
}

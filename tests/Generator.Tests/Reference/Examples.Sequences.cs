using System;
using System.Collections.Generic;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>What works on sequences: forward and backward in time, every step or the last, of one step, one upon another.</summary>
internal static partial class Examples
{
    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> Sequences = new()
    {
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
        ["both ways through a sequence"] = n => [Squares(s =>
        {
            int x = s.Input(4, 3);
            int both = s.Apply("Concat", [s.Apply("Lstm", x, ("units", n), ("returnSequences", true)), s.Apply("Lstm", x, ("units", n), ("returnSequences", true), ("reverse", true))], ("axis", 1));
            return s.Apply("Dense", both, ("units", 2));
        })],
        ["a mean over states"] = n => [Squares(s => s.Apply("Mean", s.Apply("Tanh", s.Apply("Rnn", s.Input(5, 3), ("units", n), ("returnSequences", true))), ("axes", new[] { 0 })))],
        ["a frozen recurrent layer"] = n => [Squares(s => s.Apply("Dense", s.Apply("Rnn", s.Apply("Rnn", s.Input(3, 4), ("units", n), ("returnSequences", true)), ("units", 5)), ("units", 2))).Freeze("rnn3.recurrent").Freeze("rnn2")],
    };

    /// <summary>The operator on a sequence that a dense layer over every step makes.</summary>
    private static Sketch OfSequence(int[] shape, string @operator, params (string Name, object? Value)[] arguments) => Squares(s =>
        s.Apply(@operator, s.Apply("Dense", s.Input(shape[0], 2), ("units", shape[1])), arguments));
}

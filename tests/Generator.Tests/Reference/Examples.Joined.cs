using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>Networks that put tensors together of which some are computed where the whole lies: parts that begin and end at whole registers.</summary>
internal static partial class Examples
{
    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> JoinedShapes = new()
    {
        ["parts that are computed in their places"] = n =>
        [
            Squares(s => s.Apply("Dense", s.Apply("Concat", [s.Apply("Softmax", Layer(s, 16)), s.Apply("LayerNorm", Layer(s, 32)), s.Apply("Tanh", Layer(s, n))], ("axis", 0)), ("units", 3))),
            Squares(s =>
            {
                int part = s.Apply("LayerNorm", Layer(s, 16)), other = s.Apply("LayerNorm", Layer(s, 16));
                int first = s.Apply("Concat", [part, other], ("axis", 0)), second = s.Apply("Concat", [other, Layer(s, n), part], ("axis", 0));
                return s.Apply("Add", [s.Apply("Dense", s.Apply("Add", [first, s.Apply("Dense", second, ("units", 32))]), ("units", n)), s.Apply("Dense", s.Apply("Multiply", [part, other]), ("units", n))]);
            }),
            Squares(s => s.Apply("Tanh", s.Apply("Concat", [s.Apply("LayerNorm", Layer(s, n + 1)), s.Apply("LayerNorm", Layer(s, 16)), s.Apply("LayerNorm", Layer(s, 32))], ("axis", 0)))),
        ],
        ["parts of a cell in their places"] = n =>
        [
            Squares(s => s.Apply("Gru", s.Input(3, n), ("units", 16), ("returnSequences", true))),
            Squares(s => s.Apply("Lstm", s.Apply("Lstm", s.Input(3, n), ("units", 16), ("returnSequences", true)), ("units", 32))),
        ],
        ["channels in their places"] = n =>
        [
            Squares(s =>
            {
                int x = s.Apply("Conv2D", s.Input(2, 4, 4), ("filters", n), ("kernel", 1));
                int[] branches = [.. new[] { 1, 3 }.Select(kernel => s.Apply("Silu", s.Apply("BatchNorm", s.Apply("Conv2D", x, ("filters", 16), ("kernel", kernel), ("padding", kernel / 2)), ("epsilon", 0.1))))];
                return s.Apply("Dense", s.Apply("GlobalAveragePool2D", s.Apply("Conv2D", s.Apply("Concat", branches, ("axis", 0)), ("filters", 3), ("kernel", 3))), ("units", 3));
            }),
        ],
    };
}

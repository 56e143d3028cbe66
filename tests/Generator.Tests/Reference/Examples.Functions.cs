using System;
using System.Collections.Generic;

namespace NetCompiler.Generator.Tests.Reference;

internal static partial class Examples
{
    /// <summary>Functions of the user's own: of one tensor and of two, of shapes that broadcast, with numbers that are learned, with a derivative written by hand.</summary>
    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> Functions = new()
    {
        ["Map"] = n =>
        [
            After(n, "Map", ("function", OwnFunctions.Swish)),
            After(n, "Map", ("function", OwnFunctions.Sigmoid)),
            After(n, "Map", ("function", OwnFunctions.PRelu)),
            After(n, "Map", ("function", OwnFunctions.PReluPerFeature)),
            Squares(s => s.Apply("Map", s.Apply("Reshape", Layer(s, 2 * n), ("shape", new[] { 2, n })), ("function", OwnFunctions.PReluPerFeature))),
            Squares(s => s.Apply("Map", s.Apply("Reshape", Layer(s, 2 * n), ("shape", new[] { n, 2 })), ("function", OwnFunctions.PRelu))),
            Squares(s => s.Apply("Map", [Layer(s, n), Layer(s, n)], ("function", OwnFunctions.Gate))),
            Squares(s => s.Apply("Map", [Layer(s, n), Layer(s, 1)], ("function", OwnFunctions.Gate))),
            Squares(s => s.Apply("Map", [Layer(s, 1), Layer(s, n)], ("function", OwnFunctions.Gate))),
            Squares(s =>
            {
                int x = Layer(s, n);
                return s.Apply("Map", [x, x], ("function", OwnFunctions.Gate));
            }),
        ],
        ["ElementwiseLoss"] = n =>
        [
            Loss(n, "ElementwiseLoss", 1, ("function", OwnFunctions.Cauchy)),
            Loss(n, "ElementwiseLoss", 0.5, ("function", OwnFunctions.Cauchy)),
            Loss(n, "ElementwiseLoss", 1, ("function", OwnFunctions.Cauchy), ("reduction", 1)),
            Loss(n, "ElementwiseLoss", 0.5, ("function", OwnFunctions.Cauchy), ("reduction", 2)),
        ],
    };
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>Networks of equal blocks, which share their methods, and of blocks of which one differs.</summary>
internal static partial class Examples
{
    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> RepeatedShapes = new()
    {
        ["equal blocks"] = n => [Squares(s => Blocks(s, n, 5))],
        ["equal blocks with statistics of the batch"] = n => [Squares(s => Enumerable.Range(0, 3).Aggregate(Layer(s, n), (x, _) =>
            s.Apply("Add", [x, s.Apply("Dense", s.Apply("Tanh", s.Apply("BatchNorm", s.Apply("Dense", x, ("units", n + 2), ("bias", false)), ("epsilon", 1.0))), ("units", n))])))],
        ["equal blocks around a wider one"] = n => [Squares(s => Blocks(s, n, 3, s.Apply("Tanh", s.Apply("Dense", Blocks(s, n + 1, 3), ("units", n)))))],
        ["equal blocks, of one of which the weights stay"] = n => [Squares(s => Blocks(s, n, 4)).Freeze("dense11.weight").Freeze("layerNorm12.*")],
        ["equal blocks, two of which are one"] = n => [Squares(s =>
        {
            List<int> layers = [];
            int x = Blocks(s, n, 4, collected: layers);
            s.Share(layers[0], layers[2]);
            return x;
        })],
        ["equal blocks that one value leaves"] = n => [Squares(s => s.Apply("Concat", [.. Enumerable.Repeat(s.Apply("Tanh", Layer(s, n)), 4).Select(x => Blocks(s, n, 1, x))], ("axis", 0)))],
    };

    /// <summary>Residual blocks with a normalisation and random numbers in each; their first layers are collected.</summary>
    private static int Blocks(Sketch s, int n, int count, int from = -1, List<int>? collected = null)
    {
        int x = from < 0 ? s.Apply("Tanh", Layer(s, n)) : from;

        for (int block = 0; block < count; block++)
        {
            int inner = s.Apply("Dense", x, ("units", n + 2));
            collected?.Add(inner);
            int outer = s.Apply("Dense", s.Apply("Dropout", s.Apply("Softplus", s.Apply("LayerNorm", inner))), ("units", n));
            x = s.Apply("Add", [x, s.Apply("Tanh", outer)]);
        }

        return x;
    }
}

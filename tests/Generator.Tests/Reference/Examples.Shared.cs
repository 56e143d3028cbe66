using System;
using System.Collections.Generic;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>Networks whose layers use the parameters of others.</summary>
internal static partial class Examples
{
    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> SharedShapes = new()
    {
        ["one encoder of two inputs"] = n => [Squares(s =>
        {
            int left = Encoder(s, s.Input(7)), right = Encoder(s, s.Input(7));
            s.Share(left, right);
            return s.Apply("Dense", s.Apply("Subtract", [s.Apply("Tanh", left), s.Apply("Sigmoid", right)]), ("units", 3));
            int Encoder(Sketch sketch, int x) => sketch.Apply("Dense", x, ("units", n));
        })],
        ["one layer three times in a row"] = n => [Squares(s =>
        {
            int x = s.Apply("Tanh", Layer(s, n)), first = s.Apply("Dense", x, ("units", n));
            int second = s.Apply("Dense", s.Apply("Tanh", first), ("units", n)), third = s.Apply("Dense", s.Apply("Sigmoid", second), ("units", n));
            s.Share(first, second);
            s.Share(first, third);
            return third;
        })],
        ["one layer twice on one value"] = n => [Squares(s =>
        {
            int x = s.Apply("Tanh", Layer(s, 5)), one = s.Apply("Dense", x, ("units", n)), same = s.Apply("Dense", x, ("units", n)), other = s.Apply("Dense", s.Apply("Square", x), ("units", n));
            s.Share(one, same);
            s.Share(one, other);
            return s.Apply("Add", [s.Apply("Multiply", [one, same]), other]);
        })],
        ["one batch norm of three values"] = n => [Squares(s =>
        {
            int left = Normed(s, n), middle = Normed(s, n), right = Normed(s, n);
            s.Share(left, middle);
            s.Share(left, right);
            return s.Apply("Concat", [s.Apply("Tanh", left), s.Apply("Sigmoid", middle), right], ("axis", 0));
        })],
        ["one layer norm of two values"] = n => [Squares(s =>
        {
            int left = s.Apply("LayerNorm", Layer(s, n + 1)), right = s.Apply("LayerNorm", Layer(s, n + 1));
            s.Share(left, right);
            return s.Apply("Add", [s.Apply("Tanh", left), right]);
        })],
        ["shared weights that are another layer's gradient too"] = n => [Squares(s =>
        {
            int x = s.Apply("Tanh", Layer(s, 5)), y = s.Apply("Tanh", Layer(s, 5));
            int own = s.Apply("Dense", x, ("units", n), ("bias", false)), first = s.Apply("Dense", x, ("units", n), ("bias", false)), second = s.Apply("Dense", y, ("units", n), ("bias", false));
            s.Share(first, second);
            return s.Apply("Add", [s.Apply("Add", [own, first]), second]);
        })],
        ["shared weights that are frozen"] = n => [Squares(s =>
        {
            int first = s.Apply("Dense", s.Apply("Tanh", Layer(s, n)), ("units", n)), second = s.Apply("Dense", s.Apply("Tanh", first), ("units", n));
            s.Share(first, second);
            return second;
        }).Freeze("dense4.weight")],
        ["shared weights of a layer that nothing uses"] = n => [Squares(s =>
        {
            int x = s.Apply("Tanh", Layer(s, n)), unused = s.Apply("Dense", x, ("units", 3)), used = s.Apply("Dense", s.Apply("Square", x), ("units", 3));
            s.Share(unused, used);
            return used;
        })],
    };

    private static int Normed(Sketch s, int n) => s.Apply("BatchNorm", Varied(s, s.Input(7), n), ("epsilon", 0.1));
}

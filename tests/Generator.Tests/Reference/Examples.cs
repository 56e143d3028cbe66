using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>
/// The networks that stand for each entry of the catalog: by entry, from a size to sketches. An operator comes after a dense layer, so that its
/// gradient by its input is what that layer's parameters see.
/// </summary>
internal static partial class Examples
{
    /// <summary>One element; a full register of 512 bits; one element more; a prime.</summary>
    public static readonly int[] Sizes = [1, 16, 17, 13];

    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> Operators = new()
    {
        ["Input"] = n => [Squares(s => s.Apply("Dense", s.Input(n), ("units", 3)))],
        ["Dense"] = n =>
        [
            Squares(s => s.Apply("Dense", Layer(s, n), ("units", 6))),
            Squares(s => s.Apply("Dense", Layer(s, 6), ("units", n), ("bias", false))),
            Squares(s => s.Apply("Dense", s.Apply("Tanh", s.Apply("Dense", s.Input(3, 2), ("units", n))), ("units", 4))),
        ],
        ["BatchNorm"] = n => [Squares(s => s.Apply("BatchNorm", Varied(s, s.Input(7), n))), Squares(s => s.Apply("BatchNorm", Varied(s, s.Input(7), n), ("momentum", 0.3), ("epsilon", 0.1)))],
        ["Sigmoid"] = n => [After(n, "Sigmoid")],
        ["Tanh"] = n => [After(n, "Tanh")],
        ["Relu"] = n => [After(n, "Relu")],
        ["LeakyRelu"] = n => [After(n, "LeakyRelu"), After(n, "LeakyRelu", ("slope", 0.3))],
        ["Identity"] = n => [After(n, "Identity"), Squares(s => s.Apply("Tanh", s.Apply("Identity", Layer(s, n))))],
        ["BinaryStep"] = n =>
        [
            After(n, "BinaryStep"),
            Squares(s => s.Apply("Add", [s.Apply("BinaryStep", Layer(s, n)), Layer(s, n)])),
        ],
        ["Elu"] = n => [After(n, "Elu"), After(n, "Elu", ("alpha", 2.0))],
        ["Selu"] = n => [After(n, "Selu")],
        ["Silu"] = n => [After(n, "Silu")],
        ["HardSigmoid"] = n => [After(n, "HardSigmoid"), Widened(n, "HardSigmoid")],
        ["HardSwish"] = n => [After(n, "HardSwish"), Widened(n, "HardSwish")],
        ["Softplus"] = n => [After(n, "Softplus")],
        ["Gelu"] = n => [After(n, "Gelu"), After(n, "Gelu", ("approximation", 1))],
        ["AlphaDropout"] = n => [After(n, "AlphaDropout"), After(n, "AlphaDropout", ("rate", 0.0)), After(n, "AlphaDropout", ("rate", 0.1))],
        ["GaussianNoise"] = n =>
        [
            After(n, "GaussianNoise", ("standardDeviation", 0.1)),
            After(n, "GaussianNoise", ("standardDeviation", 0.0)),
            Squares(s => s.Apply("Tanh", s.Apply("GaussianNoise", s.Apply("GaussianNoise", Layer(s, n), ("standardDeviation", 0.1)), ("standardDeviation", 0.05)))),
        ],
        ["Dropout"] = n => [After(n, "Dropout"), After(n, "Dropout", ("rate", 0.0)), Squares(s => s.Apply("Dropout", s.Apply("Dropout", Layer(s, n))))],
        ["Flatten"] = n => [Squares(s => s.Apply("Dense", s.Apply("Flatten", s.Apply("Reshape", Layer(s, 2 * n), ("shape", new[] { 2, n }))), ("units", 3)))],
        ["Reshape"] = n => [After(2 * n, "Reshape", ("shape", new[] { n, 2 })), After(2 * n, "Reshape", ("shape", new[] { 2, n, 1 }))],
        ["Slice"] = n =>
        [
            After(n + 3, "Slice", ("start", 2), ("length", n)),
            Squares(s => s.Apply("Slice", s.Apply("Reshape", Layer(s, 3 * (n + 1)), ("shape", new[] { 3, n + 1 })), ("start", 1), ("length", n), ("axis", 1))),
            Squares(s => s.Apply("Slice", s.Apply("Reshape", Layer(s, 3 * n), ("shape", new[] { 3, n })), ("start", 1), ("length", 2), ("axis", 0))),
        ],
        ["Concat"] = n =>
        [
            Squares(s => s.Apply("Concat", [Layer(s, n), Layer(s, 5), Layer(s, 1)], ("axis", 0))),
            Squares(s => s.Apply("Concat", [s.Apply("Reshape", Layer(s, 2 * n), ("shape", new[] { 2, n })), s.Apply("Reshape", Layer(s, 6), ("shape", new[] { 2, 3 }))], ("axis", 1))),
        ],
        ["Add"] = n => [Two(n, "Add"), .. Broadcast(n, "Add"), Itself(n, "Add"), After(n, "Add", ("left", 2.5)), After(n, "Add", ("right", -1.25))],
        ["Subtract"] = n => [Two(n, "Subtract"), .. Broadcast(n, "Subtract"), After(n, "Subtract", ("left", 2.5)), After(n, "Subtract", ("right", -1.25))],
        ["Multiply"] = n => [Two(n, "Multiply"), .. Broadcast(n, "Multiply"), Itself(n, "Multiply"), After(n, "Multiply", ("left", 2.5)), After(n, "Multiply", ("right", -1.25))],
        ["Divide"] = n => [Two(n, "Divide"), .. Broadcast(n, "Divide"), After(n, "Divide", ("left", 2.5)), After(n, "Divide", ("right", -1.25))],
        ["Negate"] = n => [After(n, "Negate")],
        ["Minimum"] = n => [Two(n, "Minimum"), Itself(n, "Minimum"), After(n, "Minimum", ("right", 0.1))],
        ["Maximum"] = n => [Two(n, "Maximum"), Itself(n, "Maximum"), After(n, "Maximum", ("right", -0.1))],
        ["Abs"] = n => [After(n, "Abs")],
        ["Square"] = n => [After(n, "Square")],
        ["Sqrt"] = n => [Positive(n, "Sqrt")],
        ["Power"] = n =>
        [
            .. new[] { 0.0, 1, 2, 3, 4, 5, 6, -1, -2, -3 }.Select(p => After(n, "Power", ("exponent", p))),
            .. new[] { 0.5, -0.5, 1.5, 2.25, -1.25 }.Select(p => Positive(n, "Power", ("exponent", p))),
        ],
        ["Exp"] = n => [After(n, "Exp")],
        ["Log"] = n => [Positive(n, "Log")],
        ["Sin"] = n => [After(n, "Sin"), Widened(n, "Sin")],
        ["Cos"] = n => [After(n, "Cos"), Widened(n, "Cos")],
        ["Clamp"] = n => [After(n, "Clamp", ("min", -0.85), ("max", 1.05)), After(n, "Clamp", ("min", 0.0), ("max", 0.0))],
    };

    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> Shapes = new()
    {
        ["one value with three consumers"] = n => [Squares(s =>
        {
            int x = Layer(s, n);
            int product = s.Apply("Multiply", [s.Apply("Tanh", x), s.Apply("Sigmoid", x)]);
            return s.Apply("Add", [product, x]);
        })],
        ["a residual block"] = n => [Squares(s =>
        {
            int x = s.Apply("Gelu", Layer(s, n));
            int inner = s.Apply("Dense", s.Apply("LayerNorm", x), ("units", n));
            return s.Apply("Dense", s.Apply("Add", [x, s.Apply("Softplus", inner)]), ("units", 4));
        })],
        ["two losses over shared layers"] = n => [TwoHeads(n)],
        ["two weights with one gradient"] = n => [Squares(s =>
        {
            int x = s.Apply("Tanh", Layer(s, 5));
            return s.Apply("Add", [s.Apply("Dense", x, ("units", n), ("bias", false)), s.Apply("Dense", x, ("units", n))]);
        })],
        ["a layer that nothing uses"] = n => [Squares(s =>
        {
            int x = Layer(s, n);
            s.Apply("Dense", x, ("units", 3));
            return s.Apply("Tanh", x);
        })],
        ["a frozen layer between others"] = n => [Squares(s =>
        {
            int frozen = s.Apply("Dense", s.Apply("Tanh", Layer(s, n)), ("units", n + 1));
            return s.Apply("Dense", s.Apply("Tanh", frozen), ("units", 3));
        }).Freeze("dense4")],
        ["a frozen start"] = n => [Squares(s => s.Apply("Dense", s.Apply("Tanh", s.Apply("LayerNorm", Layer(s, n))), ("units", 3))).Freeze("dense2").Freeze("layerNorm3.w*")],
        ["normalisation upon normalisation"] = n => [Squares(s =>
        {
            int x = s.Apply("Tanh", s.Apply("BatchNorm", Varied(s, s.Input(7), n), ("epsilon", 0.1)));
            return s.Apply("Tanh", s.Apply("BatchNorm", Varied(s, x, n), ("epsilon", 0.1)));
        })],
    };

    /// <summary>The structures whose differences need a small step.</summary>
    public static IEnumerable<string> Kinked => KinkedShapes.Keys;

    /// <summary>The structures that no single entry shows.</summary>
    public static IEnumerable<string> Structures => [.. Shapes.Keys, .. AxisShapes.Keys, .. SharedShapes.Keys, .. RepeatedShapes.Keys, .. JoinedShapes.Keys, .. HeadShapes.Keys, .. ImageShapes.Keys, .. SequenceShapes.Keys];

    /// <summary>The examples of an operator, a loss or a structure; none for what the table does not know.</summary>
    public static Example[] Of(string entry, int size)
    {
        foreach (var table in new[] { Operators, Functions, Axes, Losses, Images, Sequences, Shapes, AxisShapes, SharedShapes, RepeatedShapes, JoinedShapes, HeadShapes, ImageShapes, KinkedShapes, SequenceShapes })
        {
            if (table.TryGetValue(entry, out Func<int, IEnumerable<Sketch>>? sketches))
                return [.. sketches(size).Select((sketch, i) => new Example(sketch, $"Size{size}Number{i}"))];
        }

        return [];
    }

    private static int Layer(Sketch s, int units) => s.Apply("Dense", s.Input(7), ("units", units));

    /// <summary>
    /// What a batch norm is given: as varied as it is large, or the norm multiplies rounding errors; without a bias, whose gradient would be nothing else.
    /// </summary>
    private static int Varied(Sketch s, int input, int units) =>
        s.Apply("Multiply", s.Apply("Dense", input, ("units", units), ("bias", false)), ("right", 8.0));

    private static Sketch Squares(Func<Sketch, int> output)
    {
        Sketch sketch = new();
        return sketch.Minimize("MeanSquaredError", output(sketch));
    }

    private static Sketch After(int n, string @operator, params (string, object?)[] arguments) =>
        Squares(s => s.Apply(@operator, Layer(s, n), arguments));

    /// <summary>After what is between ½ and 4.</summary>
    private static Sketch Positive(int n, string @operator, params (string, object?)[] arguments) =>
        Squares(s => s.Apply(@operator, s.Apply("Add", s.Apply("Square", Layer(s, n)), ("right", 0.5)), arguments));

    /// <summary>After four times what a layer gives.</summary>
    private static Sketch Widened(int n, string @operator, params (string, object?)[] arguments) =>
        Squares(s => s.Apply(@operator, s.Apply("Multiply", Layer(s, n), ("right", 4.0)), arguments));

    private static Sketch Two(int n, string @operator) => Squares(s => s.Apply(@operator, [Layer(s, n), Layer(s, n)]));

    private static Sketch Itself(int n, string @operator) => Squares(s =>
    {
        int x = Layer(s, n);
        return s.Apply(@operator, [x, x]);
    });

    private static Sketch TwoHeads(int n)
    {
        Sketch sketch = new();
        int x = sketch.Apply("Tanh", Layer(sketch, n));
        return sketch
            .Minimize("SoftmaxCrossEntropy", sketch.Apply("Dense", x, ("units", 5)))
            .Minimize("SigmoidBinaryCrossEntropy", sketch.Apply("Dense", x, ("units", n)), weight: 0.5);
    }
}

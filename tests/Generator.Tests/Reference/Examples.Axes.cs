using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>What works along axes: the axis first, last and between others, alone and with neighbours, of one element and of many.</summary>
internal static partial class Examples
{
    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> Axes = new()
    {
        ["Sum"] = n => Reductions(n, "Sum"),
        ["Mean"] = n => [.. Reductions(n, "Mean"), Masked(4, n, "Mean"), Masked(1, n, "Mean")],
        ["Max"] = n => Reductions(n, "Max"),
        ["Softmax"] = n => [After(n, "Softmax"), .. AlongAxes(n, "Softmax")],
        ["LogSoftmax"] = n => [After(n, "LogSoftmax"), .. AlongAxes(n, "LogSoftmax")],
        ["LayerNorm"] = n =>
        [
            After(n, "LayerNorm"),
            After(n, "LayerNorm", ("epsilon", 0.1)),
            Grid([3, n], "LayerNorm", ("epsilon", 0.1)),
            Grid([2, n, 5], "LayerNorm", ("epsilon", 0.1)),
        ],
        ["Transpose"] = n =>
        [
            Grid([3, n], "Transpose"),
            Grid([2, n, 3], "Transpose"),
            Grid([2, n, 3], "Transpose", ("axes", new[] { 1, 0, 2 })),
            Grid([2, n, 3], "Transpose", ("axes", new[] { -1, 0, 1 })),
            Grid([2, n, 3, 2], "Transpose", ("axes", new[] { 3, 1, 0, 2 })),
            Grid([1, n, 1], "Transpose", ("axes", new[] { 2, 1, 0 })),
        ],
        ["MatMul"] = n =>
        [
            Product([3, n], [n, 4]),
            Product([5, 2], [2, n]),
            Product([2, 3, n], [2, n, 4]),
            Product([2, 3, n], [n, 4]),
            Product([2, 1, 3, n], [4, n, 2]),
            Product([n], [n]),
            Product([n], [n, 3]),
            Product([3, n], [n]),
            Product([n], [2, n, 3]),
        ],
        ["OneHot"] = n =>
        [
            Squares(s =>
            {
                // Whatever x is, x − x is class 0 and x / x class 1.
                int x = Layer(s, n);
                int classes = s.Apply("Concat", [s.Apply("Subtract", [x, x]), s.Apply("Divide", [x, x]), x], ("axis", 0));
                return s.Apply("Multiply", [s.Apply("OneHot", classes, ("classes", 3)), Values(s, 3 * n, 3)]);
            }),
            Squares(s =>
            {
                int x = s.Apply("Sum", Layer(s, n));
                return s.Apply("Multiply", [s.Apply("OneHot", s.Apply("Subtract", [x, x]), ("classes", n)), Layer(s, n)]);
            }),
        ],
    };

    private static readonly Dictionary<string, Func<int, IEnumerable<Sketch>>> AxisShapes = new()
    {
        ["arithmetic on single numbers"] = n => [Squares(s =>
        {
            int x = Layer(s, n), sum = s.Apply("Sum", x);
            int factor = s.Apply("Sigmoid", s.Apply("Dropout", s.Apply("Multiply", [s.Apply("Tanh", sum), sum])));
            return s.Apply("Multiply", [x, factor]);
        })],
        ["a single number as output"] = n => [Number(n, "MeanSquaredError"), Number(n, "SigmoidBinaryCrossEntropy")],
        ["a layer after a single number"] = n => [Squares(s => s.Apply("Dense", s.Apply("Max", Layer(s, n), ("axes", new[] { 0 }), ("keepDimensions", true)), ("units", n)))],
        ["attention"] = n => [Squares(s =>
        {
            int queries = Values(s, 4, n), keys = Values(s, 3, n), values = Values(s, 3, 5);
            int scores = s.Apply("Multiply", s.Apply("MatMul", [queries, s.Apply("Transpose", keys)]), ("right", 0.5));
            return s.Apply("MatMul", [s.Apply("Softmax", scores), values]);
        })],
        ["a loss method"] = n =>
        [
            // |p − y| as √((p − y)² + ½), summed along one axis and averaged along the other.
            Method(s => Values(s, n, 3), null,
                ("Subtract", [0, 1], []), ("Multiply", [2, 2], []), ("Add", [3], [("right", 0.5)]), ("Sqrt", [4], []), ("Sum", [5], [("axis", 1)]), ("Mean", [6], [])),

            // Cross-entropy with a class number given as a float, and the square of what is not dictated by it.
            Method(s => Layer(s, n + 1), [1],
                ("OneHot", [1], [("classes", n + 1)]), ("LogSoftmax", [0], []), ("Multiply", [2, 3], []), ("Sum", [4], []), ("Square", [0], []), ("Mean", [6], []), ("Subtract", [7, 5], [])),

            // A number as the prediction, and the target again in what is not compared.
            Method(s => s.Apply("Mean", Layer(s, n)), null, ("Subtract", [0, 1], []), ("Multiply", [2, 1], []), ("Sigmoid", [3], [])),

            // Beside another loss over the same output.
            Method(s => Layer(s, n), null, ("Multiply", [0, 1], []), ("Max", [2], [])).Add("MeanSquaredError"),
        ],
        ["sums of squares along axes"] = n => [Squares(s =>
        {
            int x = Values(s, 2, n, 3), square = s.Apply("Multiply", [x, x]);
            return s.Apply("Add", [s.Apply("Sum", square, ("axis", 0)), s.Apply("Sum", square, ("axis", 1), ("keepDimensions", true))]);
        })],
    };

    private static IEnumerable<Sketch> Reductions(int n, string @operator) =>
    [
        After(n, @operator),
        Grid([3, n], @operator, ("axis", 1)),
        Grid([3, n], @operator, ("axis", 0), ("keepDimensions", true)),
        Grid([n, 3], @operator, ("axis", -1)),
        Grid([2, n, 3], @operator, ("axis", 1)),
        Grid([2, n, 3], @operator, ("axes", new[] { 0, 2 })),
        Grid([2, n, 3], @operator, ("axes", new[] { -1, 1 }), ("keepDimensions", true)),
        Grid([2, n, 1], @operator, ("axes", new[] { 1, 2 })),
        Grid([1, n, 2, 1, 1, 3, 1], @operator, ("axes", new[] { 0, 1, 4, 5 }), ("keepDimensions", true)),
    ];

    private static IEnumerable<Sketch> AlongAxes(int n, string @operator) =>
    [
        Grid([3, n], @operator),
        Grid([n, 3], @operator, ("axis", 0)),
        Grid([2, n, 3], @operator, ("axis", 1)),
        Grid([1, n, 1], @operator, ("axis", -2)),
    ];

    /// <summary>The smaller operand on either side, with axes missing, of 1, in the middle and on both sides at once.</summary>
    private static IEnumerable<Sketch> Broadcast(int n, string @operator) =>
    [
        Pair([3, n], [n], @operator),
        Pair([n], [2, 3, n], @operator),
        Pair([3, 1], [1, n], @operator),
        Pair([2, n, 3], [2, 1, 3], @operator),
        Pair([1], [2, n], @operator),
        Pair([2, n], [1, 1, 1], @operator),
    ];

    private static Sketch Pair(int[] left, int[] right, string @operator) => Squares(s => s.Apply(@operator, [Values(s, left), Values(s, right)]));

    private static Sketch Product(int[] left, int[] right) => Pair(left, right, "MatMul");

    private static Sketch Grid(int[] shape, string @operator, params (string, object?)[] arguments) =>
        Squares(s => s.Apply(@operator, Values(s, shape), arguments));

    private static Sketch Method(Func<Sketch, int> output, int[]? targetShape, params (string Operator, int[] Inputs, (string Name, object? Value)[] Arguments)[] nodes)
    {
        Sketch sketch = new();
        return sketch.Minimize(output(sketch), targetShape, nodes);
    }

    private static Sketch Number(int n, string loss)
    {
        Sketch sketch = new();
        return sketch.Minimize(loss, sketch.Apply("Mean", sketch.Apply("Tanh", Layer(sketch, n))));
    }

    /// <summary>What a dense layer gives, in this shape.</summary>
    private static int Values(Sketch s, params int[] shape) =>
        s.Apply("Reshape", Layer(s, shape.Aggregate(1, (product, axis) => product * axis)), ("shape", shape));
}

using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// What products read weights as where it is not as they are kept: made from them once a step, by a group of its own. Among values it is known by a negative number, which says of which
/// weights it is and how it was made.
/// </summary>
internal static class Prepared
{
    private const int Ways = 3;

    private const int Transposed = 0, Points = 1, TransposedPoints = 2;

    /// <summary>What a product reads its weights as; null if as they are kept, or if it has none.</summary>
    public static int? For(Flow flow, Group group) =>
        group.Kind is GroupKind.Product or GroupKind.Table && Way(flow, group.Steps[0]) is { } way ? Value(Weights(flow, group.Steps[0]), way) : null;

    /// <summary>The same of all products in a group: of a loop there may be several.</summary>
    public static IEnumerable<int> AllFor(Flow flow, Group group) =>
        group.Kind is GroupKind.Loop ? group.Body.SelectMany(inner => AllFor(flow, inner)).Distinct() : For(flow, group) is { } prepared ? [prepared] : [];

    /// <summary>What a group makes of weights; null if it is no such group.</summary>
    public static int? By(Group group) => group.Kind switch
    {
        GroupKind.Transpose => Value(group.Steps[0], Transposed),
        GroupKind.Transform => Value(group.Steps[0], Points),
        GroupKind.TransformTransposed => Value(group.Steps[0], TransposedPoints),
        _ => null,
    };

    /// <summary>The group that makes it.</summary>
    public static Group Maker(int prepared) => new(
        Way(prepared) switch { Transposed => GroupKind.Transpose, Points => GroupKind.Transform, _ => GroupKind.TransformTransposed }, [WeightsOf(prepared)], [], [], []);

    /// <summary>The weights.</summary>
    public static int WeightsOf(int prepared) => ~prepared / Ways;

    /// <summary>Whether inputs and outputs change places.</summary>
    public static bool IsTransposed(int prepared) => Way(prepared) is not Points;

    /// <summary>Whether it is the values of Winograd's algorithm.</summary>
    public static bool IsPoints(int prepared) => Way(prepared) is not Transposed;

    private static int Value(int weights, int way) => ~(weights * Ways + way);

    private static int Way(int prepared) => ~prepared % Ways;

    private static int? Way(Flow flow, int product) => flow[product].Primitive switch
    {
        Contract contract => contract is { Left: "bo", Result: "bi" } ? Transposed : null,
        TableProduct { Form: TableForm.Table } => Transposed,
        Convolve convolve when convolve.IsWinograd(flow[Weights(flow, product)].Type.Shape) => convolve.Form is ConvolveForm.Inputs ? TransposedPoints : Points,
        Convolve { Form: ConvolveForm.Inputs } convolve when !convolve.IsDepthwise(flow[Weights(flow, product)].Type.Shape) => Transposed,
        _ => null,
    };

    private static int Weights(Flow flow, int product) => flow.Resolve(flow[product].Operands[1]);
}

using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>What takes some axes of an example together, all of them if none is named. They vanish, or stay as axes of 1.</summary>
internal abstract record AxisReduction(EquatableArray<int> Named, bool KeepDimensions) : Operator
{
    public sealed override string Declared => $"{char.ToUpperInvariant(Title[0])}{Title.Substring(1)}({string.Join(", ", Named)})";

    public sealed override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        ShapeFindings.Axes(Declared, Named, inputs[0]) is { } problem
            ? problem.GoingOnWith(inputs[0])
            : inputs[0].Without(AxesOf(inputs[0]), KeepDimensions);

    /// <summary>The axes of x that are reduced.</summary>
    protected EquatableArray<int> AxesOf(Shape x) =>
        Named.Count == 0 ? Enumerable.Range(0, x.Rank).ToEquatableArray() : Named.Select(axis => x.AxisOf(axis)).OfType<int>().ToEquatableArray();

    /// <summary>x's shape with 1 for each reduced axis: with it, what was reduced broadcasts to x again.</summary>
    protected Shape Kept(Shape x) => x.Without(AxesOf(x), keep: true);
}

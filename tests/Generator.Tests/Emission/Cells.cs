using NetCompiler.Generator.Tests.Harness;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>A network around a cell of one's own, with a state of 32 numbers over seven steps of five.</summary>
internal static class Cells
{
    /// <summary>What is generated for it.</summary>
    /// <param name="lines">What the cell computes of its state <c>h</c> and of the step <c>at</c>.</param>
    /// <param name="state">Its next state.</param>
    public static string Text(string lines, string state) => Compiled.From($$"""
        using NetCompiler;

        [Network, MeanSquaredError]
        partial class Net
        {
            static Tensor Forward([Shape(7, 5)] Tensor x) => x.Scan(32, (h, at) =>
            {
                {{lines}}
                return {{state}};
            }).Last();
        }
        """).Text;
}

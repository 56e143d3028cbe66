using System;

namespace NetCompiler.Benchmarks.Functions;

internal static class Stack
{
    /// <summary>A function four times over, so that it outweighs what surrounds it; the normalisation has parameters, so that there is a backward pass.</summary>
    public static Tensor Of(Tensor x, Func<Tensor, Tensor> function) => function(function(function(function(x.LayerNorm()))));
}

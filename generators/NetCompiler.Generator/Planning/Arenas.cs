using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// Where each parameter and each running statistic begins in its arena: one after the other, each on a cache line. Behind the gradients, which lie as the parameters do, is a number for each row of every
/// sparse table, which says whether the last batch uses it; −1 where a parameter is no such table.
/// </summary>
internal sealed record Arenas(EquatableArray<int> Parameters, int ParameterFloats, EquatableArray<int> UsedRows, int GradientFloats, EquatableArray<int> States, int StateFloats)
{
    public static Arenas Of(Inventory inventory)
    {
        (EquatableArray<int> parameters, int parameterFloats) = Pack(inventory.Parameters.Select(p => Size(p.Spec)));
        (EquatableArray<int> states, int stateFloats) = Pack(inventory.States.Select(s => Buffers.RoundUp(s.Spec.Length)));
        (EquatableArray<int> used, int usedFloats) = Pack(inventory.Parameters.Select(p => p.Spec.IsSparse ? Buffers.RoundUp(p.Spec.Shape.Axes[0]) : 0));
        EquatableArray<int> usedRows = used.Select((at, i) => inventory.Parameters[i].Spec.IsSparse ? parameterFloats + at : -1).ToEquatableArray();
        return new Arenas(parameters, parameterFloats, usedRows, parameterFloats + usedFloats, states, stateFloats);
    }

    /// <summary>A weight matrix is kept in panels, whose outputs are padded to a multiple of 16 on every machine.</summary>
    public static int PanelFloats(int inputs, int outputs) => inputs * Buffers.RoundUp(outputs);

    private static int Size(ParameterSpec spec) => spec.Layout switch
    {
        ParameterLayout.Panels or ParameterLayout.ConvolutionPanels => spec.Groups * PanelFloats(spec.Shape.Count / spec.Shape.Axes[0], spec.Shape.Axes[0] / spec.Groups),
        ParameterLayout.Taps => spec.Shape.Count / spec.Shape.Axes[0] * Buffers.RoundUp(spec.Shape.Axes[0]),
        _ => Buffers.RoundUp(spec.Shape.Count),
    };

    private static (EquatableArray<int> At, int Floats) Pack(IEnumerable<int> sizes)
    {
        List<int> at = [];
        int next = 0;

        foreach (int size in sizes)
        {
            at.Add(next);
            next += size;
        }

        return (at.ToEquatableArray(), next);
    }
}

using System;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Which kernel a group of the plan becomes.</summary>
internal static class DeviceKernels
{
    /// <summary>The first group without a kernel, in a loop or outside; null if there is none.</summary>
    public static Group? Missing(Flow flow, Group group) => group.Kind is GroupKind.Loop ? group.Body.Select(inner => Missing(flow, inner)).FirstOrDefault(missing => missing is not null) : For(flow, group) is null ? group : null;

    /// <summary>What writes it; null for a group that has no kernel.</summary>
    public static Action<KernelCode, RunCode, DeviceGroup>? For(Flow flow, Group group) => (group.Kind, flow[group.Steps.Count > 0 ? group.Steps[0] : group.Main].Primitive) switch
    {
        (GroupKind.Product, Contract { IsOfExamples: false }) => (code, _, of) => ProductKernel.Write(code, of.Group),
        (GroupKind.WeightGradient, Contract { IsOfExamples: false }) => (code, _, of) => ProductKernel.WriteGradient(code, of),
        (GroupKind.Product, Convolve { Groups: 1 }) => (code, _, of) => ConvolutionKernel.Write(code, of.Group),
        (GroupKind.Product, Convolve) => (code, _, of) => GroupedConvolutionKernel.Write(code, of.Group),
        (GroupKind.WeightGradient, Convolve) => (code, _, of) => ConvolutionKernel.WriteGradient(code, of),
        (GroupKind.BatchSum, Reduce { Reduction: Reduction.Sum }) => (code, _, of) => BatchSumKernel.Write(code, of),
        (GroupKind.Rows, _) => (code, _, of) => RowsKernel.Write(code, of.Group),
        (GroupKind.Shared, _) => (code, _, of) => SharedKernel.Write(code, of.Group),
        (GroupKind.Copy, Concat or Pad or Slice) => (code, run, of) => CopyKernel.Write(code, run, of.Group),
        (GroupKind.Axes, ReduceAxis or Reduce { Axes: ReducedAxes.Positions }) => (code, _, of) => AxisReductionKernel.Write(code, of.Group),
        (GroupKind.Axes, Contract { IsOfExamples: true }) => (code, _, of) => MatrixProductKernel.Write(code, of.Group),
        (GroupKind.Axes, { } primitive) when MoveKernel.Moves(primitive) => (code, _, of) => MoveKernel.Write(code, of.Group),
        (GroupKind.Axes, Attend { Form: AttendForm.Outputs }) when AttentionTile.Fits(flow, group.Steps[0]) => (code, _, of) => AttentionKernel.Write(code, of.Group),
        (GroupKind.Axes, Attend { Form: AttendForm.Keys }) when AttentionTile.Fits(flow, group.Steps[0]) => (code, _, of) => AttentionGradientKernel.Keys(code, of.Group),
        (GroupKind.Axes, Attend) when AttentionTile.Fits(flow, group.Steps[0]) => (code, _, of) => AttentionGradientKernel.Queries(code, of.Group),
        (GroupKind.Scatter, ScatterAdd or ScatterParts) => (code, _, of) => ScatterKernel.Write(code, of.Group),
        (GroupKind.Table, TableProduct) => (code, _, of) => TableKernel.Write(code, of.Group),
        (GroupKind.Axes, ToPositions or FromPositions) => (code, _, of) => PositionsKernel.Write(code, of.Group),
        (GroupKind.Axes, Pool) => (code, _, of) => PoolKernel.Write(code, of.Group),
        (GroupKind.Axes, PoolGradient) => (code, _, of) => PoolGradientKernel.Write(code, of.Group),
        (GroupKind.Axes, Resample) => (code, _, of) => ResampleKernel.Write(code, of.Group),
        (GroupKind.Axes, SumNeighbours) => (code, _, of) => NeighboursKernel.Write(code, of.Group),
        _ => null,
    };

    /// <summary>What writes the second kernel of a group that takes two, and what it is called behind the first.</summary>
    public static (string Name, Action<KernelCode, RunCode, DeviceGroup> Write)? Second(Flow flow, Group group) =>
        group.Kind is GroupKind.Axes && flow[group.Steps[0]].Primitive is Attend { Form: AttendForm.All } ? ("ByKeys", (code, _, of) => AttentionGradientKernel.Keys(code, of.Group)) : null;
}

using System;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Which kernel a group of the plan becomes.</summary>
internal static class DeviceKernels
{
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
        (GroupKind.Axes, ToPositions or FromPositions) => (code, _, of) => PositionsKernel.Write(code, of.Group),
        (GroupKind.Axes, Pool) => (code, _, of) => PoolKernel.Write(code, of.Group),
        (GroupKind.Axes, PoolGradient) => (code, _, of) => PoolGradientKernel.Write(code, of.Group),
        (GroupKind.Axes, Resample) => (code, _, of) => ResampleKernel.Write(code, of.Group),
        (GroupKind.Axes, SumNeighbours) => (code, _, of) => NeighboursKernel.Write(code, of.Group),
        (GroupKind.Axes, Reduce { Axes: ReducedAxes.Positions }) => (code, _, of) => PositionSumKernel.Write(code, of.Group),
        _ => null,
    };
}

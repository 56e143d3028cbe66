using System;
using ILGPU;
using ILGPU.Runtime;

namespace NetCompiler.Gpu;

/// <summary>What is done to gradients between Backward and the optimizer.</summary>
internal sealed class GradientKernels(Accelerator device)
{
    private readonly Action<AcceleratorStream, KernelConfig, AccumulateKernel.Arguments> _accumulate = device.LoadKernel<AccumulateKernel.Arguments>(AccumulateKernel.Run, new KernelSpecialization(AccumulateKernel.Threads, null));
    private readonly Action<AcceleratorStream, KernelConfig, RefineKernel.Arguments> _refine = device.LoadKernel<RefineKernel.Arguments>(RefineKernel.Run, new KernelSpecialization(RefineKernel.Threads, null));
    private readonly Action<AcceleratorStream, KernelConfig, NormKernel.Arguments> _norm = device.LoadKernel<NormKernel.Arguments>(NormKernel.Run, new KernelSpecialization(NormKernel.Threads, null));

    /// <summary>Launches of <see cref="Refine"/>.</summary>
    public static int Launches(Descent descent) => descent.Refines ? descent.Stretches.Count + 1 : 0;

    /// <summary>Adds the gradients of a batch, and which rows of tables it uses, to those of the batches before.</summary>
    public void Accumulate(AcceleratorStream stream, DeviceMemory memory, float keep) => _accumulate(
        stream, new(DevicePass.Groups((int)memory.Sums.Length, AccumulateKernel.Threads), AccumulateKernel.Threads),
        new() { Sum = memory.Sums, G = memory.OfBatch, Keep = keep, Count = (int)memory.Sums.Length });

    /// <summary>Refines the gradients of all that moves, measures them, and says by how much they are clipped.</summary>
    public void Refine(AcceleratorStream stream, DeviceMemory memory, Descent descent, ILGPU.ArrayView<float> loss)
    {
        int part = 0;

        for (int i = 0; i < descent.Stretches.Count; i++)
        {
            Stretch stretch = descent.Stretches[i];
            (int at, int count) = memory.PartOf(stretch);
            int groups = DevicePass.Groups(count, RefineKernel.PartOfGroup);

            _refine(stream, new(groups, RefineKernel.Threads), new()
            {
                W = memory.Parameters.SubView(at, count),
                G = memory.Gradients.SubView(at, count),
                Used = memory.UsedRows(stretch, at),
                Largest = memory.Largest.SubView(part, groups),
                Squares = memory.Squares.SubView(part, groups),
                Penalties = memory.Penalties.SubView(part, groups),
                Scale = descent.Scale,
                L1 = stretch.Settings.L1,
                L2 = stretch.Settings.L2,
                Limit = descent.ClipValue,
                Count = count,
                Columns = stretch.Rows?.Columns ?? 0,
            });

            part += groups;
        }

        _norm(stream, new(1, NormKernel.Threads), new()
        {
            Largest = memory.Largest,
            Squares = memory.Squares,
            Penalties = memory.Penalties,
            Loss = loss,
            Report = memory.Report,
            Clip = memory.Clip,
            Limit = descent.ClipNorm,
            Parts = part,
            Watches = descent.Watches ? 1 : 0,
        });
    }
}

using System;
using ILGPU;
using ILGPU.Runtime;

namespace NetCompiler.Gpu;

/// <summary>The steps of optimizers: one thread a parameter, over a stretch of them; what the CPU computes, in the same order.</summary>
internal sealed class OptimizerKernels(Accelerator device)
{
    private static readonly KernelSpecialization Groups = new(Moved.Threads, null);

    private readonly Action<AcceleratorStream, KernelConfig, Moved> _plain = device.LoadKernel<Moved>(SgdRule.Plain, Groups);
    private readonly Action<AcceleratorStream, KernelConfig, SgdRule.Arguments> _velocity = device.LoadKernel<SgdRule.Arguments>(SgdRule.Velocity, Groups);
    private readonly Action<AcceleratorStream, KernelConfig, MomentsRule.Arguments> _moments = device.LoadKernel<MomentsRule.Arguments>(MomentsRule.Move, Groups);
    private readonly Action<AcceleratorStream, KernelConfig, RmsPropRule.Arguments> _rmsProp = device.LoadKernel<RmsPropRule.Arguments>(RmsPropRule.Move, Groups);
    private readonly Action<AcceleratorStream, KernelConfig, AdaGradRule.Arguments> _adaGrad = device.LoadKernel<AdaGradRule.Arguments>(AdaGradRule.Move, Groups);
    private readonly Action<AcceleratorStream, KernelConfig, AdaDeltaRule.Arguments> _adaDelta = device.LoadKernel<AdaDeltaRule.Arguments>(AdaDeltaRule.Move, Groups);
    private readonly Action<AcceleratorStream, KernelConfig, NAdamRule.Arguments> _nAdam = device.LoadKernel<NAdamRule.Arguments>(NAdamRule.Move, Groups);

    /// <summary>Moves a stretch of the parameters: one launch.</summary>
    public void Move(AcceleratorStream stream, DeviceMemory memory, in Stretch stretch, in DeviceRule rule)
    {
        (int at, int count) = memory.PartOf(stretch);
        KernelConfig over = new(DevicePass.Groups(count, Moved.Threads), Moved.Threads);
        Moved moved = new()
        {
            W = memory.Parameters.SubView(at, count),
            G = memory.Gradients.SubView(at, count),
            Clip = memory.Clip,
            Used = memory.UsedRows(stretch, at),
            Rate = rule.Rate,
            Decay = rule.Decay,
            Count = count,
            Columns = stretch.Rows?.Columns ?? 0,
        };

        switch (rule.Kind)
        {
            case DeviceRuleKind.Plain:
                _plain(stream, over, moved);
                break;
            case DeviceRuleKind.Velocity or DeviceRuleKind.Ahead:
                _velocity(stream, over, new() { Moved = moved, V = Memory(0), Momentum = rule.Momentum, IsAhead = rule.Kind is DeviceRuleKind.Ahead ? 1 : 0 });
                break;
            case DeviceRuleKind.Moments or DeviceRuleKind.LargestMoments:
                _moments(stream, over, Moments(moved, rule));
                break;
            case DeviceRuleKind.RmsProp:
                _rmsProp(stream, over, new()
                {
                    Moved = moved,
                    Square = Memory(0),
                    Mean = Memory(rule.Centered ? 1 : 0),
                    Velocity = Memory(rule.Momentum == 0f ? 0 : rule.Centered ? 2 : 1),
                    Alpha = rule.Remains,
                    Epsilon = rule.Epsilon,
                    Momentum = rule.Momentum,
                    IsCentered = rule.Centered ? 1 : 0,
                });
                break;
            case DeviceRuleKind.AdaGrad:
                _adaGrad(stream, over, new() { Moved = moved, Sum = Memory(0), Initial = rule.Initial, Epsilon = rule.Epsilon });
                break;
            case DeviceRuleKind.AdaDelta:
                _adaDelta(stream, over, new() { Moved = moved, Square = Memory(0), Moves = Memory(1), Rho = rule.Remains, Epsilon = rule.Epsilon });
                break;
            default:
                _nAdam(stream, over, new()
                {
                    Moved = moved,
                    M = Memory(0),
                    V = Memory(1),
                    OfGradient = rule.OfGradient,
                    OfMean = rule.OfMean,
                    Root = rule.Root,
                    Beta1 = rule.Beta1,
                    Beta2 = rule.Beta2,
                    Epsilon = rule.Epsilon,
                });
                break;
        }

        MomentsRule.Arguments Moments(Moved moved, in DeviceRule rule)
        {
            AdaptiveMoments.Constants c = rule.Moments;
            moved.Decay = c.Decay;
            bool hasLargest = rule.Kind is DeviceRuleKind.LargestMoments;

            return new()
            {
                Moved = moved,
                M = Memory(0),
                V = Memory(1),
                Largest = Memory(hasLargest ? 2 : 1),
                HasLargest = hasLargest ? 1 : 0,
                OfGradient = c.OfGradient,
                Beta2 = c.Beta2,
                OfSquare = c.OfSquare,
                Root = c.Root,
                Inside = c.Inside,
                Outside = c.Outside,
                Step = c.Step,
                Keep = c.Keep,
            };
        }

        ILGPU.ArrayView<float> Memory(int index) => memory.Memory(index).SubView(at, count);
    }
}

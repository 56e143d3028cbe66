using System;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace NetCompiler.Gpu;

/// <summary>The steps of optimizers: one thread a parameter, over a part of the arena; what the CPU computes, in the same order.</summary>
internal sealed class OptimizerKernels(Accelerator device)
{
    private const int Threads = 256;

    private static readonly KernelSpecialization Groups = new(Threads, null);

    private readonly Action<AcceleratorStream, KernelConfig, Descending> _plain = device.LoadKernel<Descending>(Plain, Groups);
    private readonly Action<AcceleratorStream, KernelConfig, Descending> _velocity = device.LoadKernel<Descending>(Velocity, Groups);
    private readonly Action<AcceleratorStream, KernelConfig, Descending> _ahead = device.LoadKernel<Descending>(Ahead, Groups);
    private readonly Action<AcceleratorStream, KernelConfig, Adapting> _moments = device.LoadKernel<Adapting>(Moments, Groups);

    /// <summary>Moves a part of the parameters.</summary>
    public void Move(AcceleratorStream stream, DeviceMemory memory, int at, int count, in DeviceRule rule)
    {
        KernelConfig over = new(DevicePass.Groups(count, Threads), Threads);
        ArrayView<float> w = memory.Parameters.SubView(at, count), g = memory.Gradients.SubView(at, count);

        if (rule.Kind is DeviceRuleKind.Moments)
        {
            AdaptiveMoments.Constants c = rule.Moments;
            _moments(stream, over, new Adapting
            {
                W = w,
                G = g,
                M = memory.Memory(0).SubView(at, count),
                V = memory.Memory(1).SubView(at, count),
                OfGradient = c.OfGradient,
                Beta2 = c.Beta2,
                OfSquare = c.OfSquare,
                Decay = c.Decay,
                Root = c.Root,
                Inside = c.Inside,
                Outside = c.Outside,
                Step = c.Step,
                Keep = c.Keep,
                Count = count,
            });
            return;
        }

        Descending descending = new() { W = w, G = g, V = w, Rate = rule.Rate, Decay = rule.Decay, Momentum = rule.Momentum, Count = count };

        if (rule.Kind is DeviceRuleKind.Plain)
        {
            _plain(stream, over, descending);
            return;
        }

        descending.V = memory.Memory(0).SubView(at, count);
        (rule.Kind is DeviceRuleKind.Ahead ? _ahead : _velocity)(stream, over, descending);
    }

    /// <summary>w ← w − η·(g + λ·w)</summary>
    private static void Plain(Descending a)
    {
        int i = Grid.IdxX * Threads + Group.IdxX;
        if (i >= a.Count)
            return;

        float w = a.W[i];
        a.W[i] = Flush(w - a.Rate * (FlushRoot(a.G[i]) + a.Decay * w));
    }

    /// <summary>v ← μ·v + g + λ·w, w ← w − η·v</summary>
    private static void Velocity(Descending a)
    {
        int i = Grid.IdxX * Threads + Group.IdxX;
        if (i >= a.Count)
            return;

        float w = a.W[i], v = Flush(a.Momentum * a.V[i] + (FlushRoot(a.G[i]) + a.Decay * w));
        a.V[i] = v;
        a.W[i] = Flush(w - a.Rate * v);
    }

    /// <summary>v ← μ·v + g + λ·w, w ← w − η·(g + λ·w + μ·v)</summary>
    private static void Ahead(Descending a)
    {
        int i = Grid.IdxX * Threads + Group.IdxX;
        if (i >= a.Count)
            return;

        float w = a.W[i], g = FlushRoot(a.G[i]) + a.Decay * w, v = Flush(a.Momentum * a.V[i] + g);
        a.V[i] = v;
        a.W[i] = Flush(w - a.Rate * (g + a.Momentum * v));
    }

    /// <summary>
    /// m ← m + (1 − β₁)·(g − m), v ← β₂·v + (1 − β₂)·g², w ← keep·w + step·m / (√(v + inside)·root + outside)
    /// </summary>
    private static void Moments(Adapting a)
    {
        int i = Grid.IdxX * Threads + Group.IdxX;
        if (i >= a.Count)
            return;

        float w = a.W[i], g = FlushRoot(a.G[i]) + a.Decay * w;
        float m = a.M[i];
        m = Flush(m + a.OfGradient * (g - m));
        a.M[i] = m;
        float v = Flush(a.V[i] * a.Beta2 + g * a.OfSquare * g);
        a.V[i] = v;
        a.W[i] = Flush(w * a.Keep + a.Step * (m / (XMath.Sqrt(v + a.Inside) * a.Root + a.Outside)));
    }

    /// <summary>0 below 10⁻³⁰: what shrinks by a factor each step ends there.</summary>
    private static float Flush(float m) => XMath.Abs(m) < 1e-30f ? 0f : m;

    /// <summary>0 below 10⁻¹⁷: what is to be squared.</summary>
    private static float FlushRoot(float g) => XMath.Abs(g) < 1e-17f ? 0f : g;

    internal struct Descending
    {
        public ArrayView<float> W, G, V;
        public float Rate, Decay, Momentum;
        public int Count;
    }

    internal struct Adapting
    {
        public ArrayView<float> W, G, M, V;
        public float OfGradient, Beta2, OfSquare, Decay, Root, Inside, Outside, Step, Keep;
        public int Count;
    }
}

using System;
using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Accuracy;

/// <summary>Every <paramref name="stride"/>-th float through a function at every width, against double precision; each worker takes a share.</summary>
internal sealed unsafe class Sweep<F>(int stride, double range) : IWork where F : struct, IFunction
{
    private const int Block = 4096;

    private readonly Worst _worst = new();

    public Worst Run()
    {
        Workers.Run(this, Workers.Available);

        return _worst;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void IWork.Run(Share share)
    {
        Worst worst = new();
        long blocks = (1L << 32) / stride / Block;
        long start = blocks * share.Index / share.Count, end = blocks * (share.Index + 1) / share.Count;
        float* x = stackalloc float[Block], y = stackalloc float[Block], other = stackalloc float[Block];

        for (long block = start; block < end; block++)
        {
            for (int i = 0; i < Block; i++)
                x[i] = BitConverter.UInt32BitsToSingle((uint)((block * Block + i) * stride));

            Compute(x, y, other, worst);

            for (int i = 0; i < Block; i++)
                worst.Add(x[i], y[i], F.Exact(x[i]), range);
        }

        lock (_worst)
            _worst.Add(worst);
    }

    /// <summary>At the widest registers, and the same bits at all others.</summary>
    private static void Compute(float* x, float* y, float* other, Worst worst)
    {
        Over<Lanes128>(x, y);

        if (Machine.Has256)
        {
            Over<Lanes256>(x, other);
            Compare(x, y, other, worst);
        }

        if (Machine.Has512)
        {
            Over<Lanes512>(x, other);
            Compare(x, y, other, worst);
        }
    }

    private static void Over<V>(float* x, float* y) where V : struct, ILanes<V> =>
        Loop.Columns(new Part(0, Block / V.Width), new Strided<V>(x, y));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compare(float* x, float* y, float* other, Worst worst)
    {
        for (int i = 0; i < Block; i++)
        {
            if (BitConverter.SingleToUInt32Bits(y[i]) != BitConverter.SingleToUInt32Bits(other[i]) && !(float.IsNaN(y[i]) && float.IsNaN(other[i])))
                worst.Fault(x[i]);
        }
    }

    private readonly struct Strided<W>(float* x, float* y) : IMap where W : struct, ILanes<W>
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V>
        {
            for (int i = column; i < column + V.Width; i++)
                W.Store(y + i * W.Width, F.Of(W.Load(x + i * W.Width)));
        }
    }
}

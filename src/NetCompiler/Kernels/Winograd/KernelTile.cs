using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>G·w·Gᵀ of kernels w, three by three taps: row by row of panels, each a channel, and for each of their columns, each an output.</summary>
/// <param name="from">The first tap.</param>
/// <param name="tap">Floats from one tap to the next.</param>
/// <param name="to">The first point.</param>
/// <param name="step">Floats from one point to the next.</param>
/// <param name="width">Floats from one row to the next, here and there.</param>
internal readonly unsafe struct KernelTile(float* from, nint tap, float* to, nint step, nint width) : IMap
{
    private readonly float* _from = from, _to = to;
    private readonly nint _tap = tap, _step = step, _width = width;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At<V>(int row, int column) where V : struct, ILanes<V>
    {
        float* from = _from + row * _width, to = _to + row * _width;
        KernelColumns<V> left = new(from, column, _tap), middle = new(from + _tap, column, _tap), right = new(from + 2 * _tap, column, _tap);
        Finish(to, column, left.Zero, middle.Zero, right.Zero);
        SixPoints.KernelNear(left.W0, left.W1, left.W2, out V a0, out V b0);
        SixPoints.KernelNear(middle.W0, middle.W1, middle.W2, out V a1, out V b1);
        SixPoints.KernelNear(right.W0, right.W1, right.W2, out V a2, out V b2);
        Finish(to + 6 * _step, column, a0, a1, a2);
        Finish(to + 12 * _step, column, b0, b1, b2);
        SixPoints.KernelFar(left.W0, left.W1, left.W2, out a0, out b0);
        SixPoints.KernelFar(middle.W0, middle.W1, middle.W2, out a1, out b1);
        SixPoints.KernelFar(right.W0, right.W1, right.W2, out a2, out b2);
        Finish(to + 18 * _step, column, a0, a1, a2);
        Finish(to + 24 * _step, column, b0, b1, b2);
        Finish(to + 30 * _step, column, left.W2, middle.W2, right.W2);
    }

    /// <summary>A row of points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish<V>(float* to, int column, V w0, V w1, V w2) where V : struct, ILanes<V>
    {
        V.Store(to, 0, column, SixPoints.KernelZero(w0));
        V.Store(to, 5 * _step, column, w2);
        SixPoints.KernelNear(w0, w1, w2, out V near, out V oppositeNear);
        V.Store(to, _step, column, near);
        V.Store(to, 2 * _step, column, oppositeNear);
        SixPoints.KernelFar(w0, w1, w2, out V far, out V oppositeFar);
        V.Store(to, 3 * _step, column, far);
        V.Store(to, 4 * _step, column, oppositeFar);
    }

    /// <summary>The three taps of a column of the kernel.</summary>
    private readonly struct KernelColumns<V>(float* from, int column, nint tap) where V : struct, ILanes<V>
    {
        public V W0 { get; } = V.Load(from, 0, column);

        public V W1 { get; } = V.Load(from, 3 * tap, column);

        public V W2 { get; } = V.Load(from, 6 * tap, column);

        public V Zero => SixPoints.KernelZero(W0);
    }
}

using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// What came back through maxima over windows that do not overlap: in each window a channel has one element, in the tap where its maximum was. All else can be left out of a sum.
/// </summary>
internal readonly unsafe struct Maxima(in Window pool, Rows taps)
{
    private readonly Window _pool = pool;
    private readonly Rows _taps = taps;

    /// <summary>Windows of an example.</summary>
    public int Count => _pool.OutPositions;

    /// <summary>
    /// For each window of an example and each channel of a part, where the element is. Channels are done by registers, so that there may be more than the image has.
    /// </summary>
    /// <param name="example">The example.</param>
    /// <param name="channels">The channels, whole registers.</param>
    /// <param name="numbering">How places are numbered.</param>
    /// <param name="places">The numbers of the places, integers.</param>
    /// <param name="stride">From a window's numbers to the next one's.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Find<V>(int example, Part channels, in Numbering numbering, float* places, nint stride) where V : struct, ILanes<V>
    {
        float* taps = _taps.Pointer(example * _pool.OutPositions);
        Numbering numbers = numbering;
        bool isSquareOfFour = _pool.KernelHeight == 2 && _pool.KernelWidth == 2;

        for (int oh = 0; oh < _pool.OutHeight; oh++)
        {
            for (int ow = 0; ow < _pool.OutWidth; ow++, taps += _taps.Stride, places += stride)
            {
                int first = numbers.First + oh * numbers.WindowDown + ow * numbers.WindowRight;

                if (isSquareOfFour)
                    OfFour<V>(channels, taps, first, in numbers, places);
                else
                    OfAny<V>(channels, taps, first, in numbers, places);
            }
        }
    }

    /// <summary>By far the most frequent windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OfFour<V>(Part channels, float* taps, int place, in Numbering numbers, float* places) where V : struct, ILanes<V>
    {
        V first = V.OfBits((uint)place), second = V.OfBits((uint)(place + numbers.Right));
        V third = V.OfBits((uint)(place + numbers.Down)), fourth = V.OfBits((uint)(place + numbers.Down + numbers.Right));
        V two = V.Of(2f);

        for (int channel = channels.Start; channel < channels.End; channel += V.Width)
        {
            V tap = V.Load(taps + channel);
            V found = V.IfGreaterThan(two, tap, V.IfEqual(tap, V.Zero, first, second), V.IfEqual(tap, two, third, fourth));
            V.Store(places + channel, V.AddBits(found, V.Load(numbers.Channels + channel)));
        }
    }

    private void OfAny<V>(Part channels, float* taps, int place, in Numbering numbers, float* places) where V : struct, ILanes<V>
    {
        for (int channel = channels.Start; channel < channels.End; channel += V.Width)
        {
            V tap = V.Load(taps + channel), found = V.OfBits((uint)place), number = V.Zero;

            for (int i = 0; i < _pool.KernelHeight; i++)
            {
                for (int j = 0; j < _pool.KernelWidth; j++)
                {
                    found = V.IfEqual(tap, number, V.OfBits((uint)(place + i * numbers.Down + j * numbers.Right)), found);
                    number += V.One;
                }
            }

            V.Store(places + channel, V.AddBits(found, V.Load(numbers.Channels + channel)));
        }
    }

    /// <summary>What an element's place adds up to.</summary>
    public struct Numbering
    {
        /// <summary>The first element of the first window.</summary>
        public int First;

        /// <summary>From a row of windows to the next, and from a window to the next.</summary>
        public int WindowDown, WindowRight;

        /// <summary>From a row of a window to the next, and from an element to the next.</summary>
        public int Down, Right;

        /// <summary>What each channel adds, an integer each.</summary>
        public float* Channels;
    }
}

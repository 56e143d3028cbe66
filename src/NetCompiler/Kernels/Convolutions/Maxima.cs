using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// What came back through maxima over windows that do not overlap: in each window a channel has one element, where its maximum was, and zeros beside it. All else than these elements can
/// be left out of a sum.
/// </summary>
internal readonly unsafe struct Maxima(in Window pool, Rows dy)
{
    private readonly Window _pool = pool;
    private readonly Rows _dy = dy;

    /// <summary>Windows of an example.</summary>
    public int Count => _pool.OutPositions;

    /// <summary>
    /// For each window of an example and each channel of a part, the element and where it is. Channels are done by registers, so that there may be more than the image has; both lists have
    /// as many floats for each window as the part has channels.
    /// </summary>
    /// <param name="example">The example.</param>
    /// <param name="channels">The channels, whole registers.</param>
    /// <param name="numbering">How places are numbered.</param>
    /// <param name="values">The elements.</param>
    /// <param name="places">The numbers of their places, integers.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Find<V>(int example, Part channels, in Numbering numbering, float* values, float* places) where V : struct, ILanes<V>
    {
        nint apart = _dy.Stride, line = _pool.Width * apart;
        float* image = _dy.Pointer(example * _pool.Positions) + channels.Start;
        Numbering numbers = numbering;
        bool isSquareOfFour = _pool.KernelHeight == 2 && _pool.KernelWidth == 2;

        for (int oh = 0; oh < _pool.OutHeight; oh++)
        {
            for (int ow = 0; ow < _pool.OutWidth; ow++, values += channels.Count, places += channels.Count)
            {
                float* corner = image + oh * _pool.StrideHeight * line + ow * _pool.StrideWidth * apart;
                int first = numbers.First + oh * numbers.WindowDown + ow * numbers.WindowRight;

                if (isSquareOfFour)
                    OfFour<V>(channels.Count, corner, apart, line, first, in numbers, values, places);
                else
                    OfAny<V>(channels.Count, corner, first, in numbers, values, places);
            }
        }
    }

    /// <summary>By far the most frequent windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OfFour<V>(int channels, float* corner, nint apart, nint line, int place, in Numbering numbers, float* values, float* places) where V : struct, ILanes<V>
    {
        V first = V.OfBits((uint)place), second = V.OfBits((uint)(place + numbers.Right));
        V third = V.OfBits((uint)(place + numbers.Down)), fourth = V.OfBits((uint)(place + numbers.Down + numbers.Right));

        for (int channel = 0; channel < channels; channel += V.Width)
        {
            float* at = corner + channel;
            V b = V.Load(at + apart), c = V.Load(at + line), d = V.Load(at + line + apart);
            V found = V.IfEqual(d, V.Zero, V.IfEqual(c, V.Zero, V.IfEqual(b, V.Zero, first, second), third), fourth);

            V.Store(values + channel, V.Load(at) + b + (c + d));
            V.Store(places + channel, V.AddBits(found, V.Load(numbers.Channels + channel)));
        }
    }

    private void OfAny<V>(int channels, float* corner, int place, in Numbering numbers, float* values, float* places) where V : struct, ILanes<V>
    {
        for (int channel = 0; channel < channels; channel += V.Width)
        {
            V value = V.Zero, found = V.OfBits((uint)place);

            for (int i = 0; i < _pool.KernelHeight; i++)
            {
                for (int j = 0; j < _pool.KernelWidth; j++)
                {
                    V element = V.Load(corner + ((nint)i * _pool.Width + j) * _dy.Stride + channel);
                    found = V.IfEqual(element, V.Zero, found, V.OfBits((uint)(place + i * numbers.Down + j * numbers.Right)));
                    value += element;
                }
            }

            V.Store(values + channel, value);
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

using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>Copies of a few floats, where the call of a general copy would take longer than what it does. Exactly as many are read and written as are asked for.</summary>
internal static unsafe class Floats
{
    /// <summary>to[i] = from[i], i &lt; count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(float* from, float* to, nint count)
    {
        if (count >= 16)
        {
            nint i = 0;

            for (; i <= count - 16; i += 16)
                Copy16(from + i, to + i);

            if (i < count)
                Copy16(from + count - 16, to + count - 16);
        }
        else
        {
            CopyFew(from, to, count);
        }
    }

    /// <summary>to[i] = 0, i &lt; count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear(float* to, nint count)
    {
        nint i = 0;

        for (; i <= count - 4; i += 4)
            Lanes128.Store(to + i, Lanes128.Zero);

        for (; i < count; i++)
            to[i] = 0f;
    }

    /// <summary>Sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy16(float* from, float* to)
    {
        CopyRegister(from, to);

        if (Machine.Width < 16)
            CopyRegister(from + Machine.Width, to + Machine.Width);

        if (Machine.Width < 8)
        {
            CopyRegister(from + 8, to + 8);
            CopyRegister(from + 12, to + 12);
        }
    }

    /// <summary>As many as a register holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyRegister(float* from, float* to)
    {
        if (Machine.Has512)
            Lanes512.Store(to, Lanes512.Load(from));
        else if (Machine.Has256)
            Lanes256.Store(to, Lanes256.Load(from));
        else
            Lanes128.Store(to, Lanes128.Load(from));
    }

    /// <summary>Fewer than sixteen: the halves overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyFew(float* from, float* to, nint count)
    {
        if (count >= 8)
        {
            Copy8(from, to);
            Copy8(from + count - 8, to + count - 8);
        }
        else if (count >= 4)
        {
            Lanes128.Store(to, Lanes128.Load(from));
            Lanes128.Store(to + count - 4, Lanes128.Load(from + count - 4));
        }
        else
        {
            for (nint i = 0; i < count; i++)
                to[i] = from[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy8(float* from, float* to)
    {
        if (Machine.Has256)
        {
            Lanes256.Store(to, Lanes256.Load(from));
        }
        else
        {
            Lanes128.Store(to, Lanes128.Load(from));
            Lanes128.Store(to + 4, Lanes128.Load(from + 4));
        }
    }
}

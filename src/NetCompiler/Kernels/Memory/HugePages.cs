using System;
using System.Runtime.InteropServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Large memory in pages of 2 MB where Linux gives them to whoever asks (<c>transparent_hugepage</c> is <c>madvise</c>): a sequence's step walks over more pages of 4 KB than the processor
/// remembers addresses of. Elsewhere, and where none is free, pages stay as they are.
/// </summary>
internal static unsafe partial class HugePages
{
    /// <summary>Bytes from which on at least one huge page lies inside, wherever the memory begins.</summary>
    private const nuint Least = 4 << 20;

    /// <summary>Bytes of an ordinary page, or a multiple of them.</summary>
    private const nuint Page = 1 << 16;

    /// <summary>MADV_HUGEPAGE of <c>madvise(2)</c>.</summary>
    private const int AdviseHuge = 14;

    /// <summary>To be called before the memory is touched: pages are chosen then.</summary>
    public static void Advise(void* start, nuint bytes)
    {
        if (!OperatingSystem.IsLinux() || bytes < Least)
            return;

        nuint first = ((nuint)start + Page - 1) & ~(Page - 1), end = ((nuint)start + bytes) & ~(Page - 1);

        try
        {
            _ = Advise((void*)first, end - first, AdviseHuge);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library of another name. It was advice.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}

using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

public unsafe class HugePagesTests
{
    [SkippableTheory]
    [InlineData(1 << 22, true)]
    [InlineData(1 << 12, false)]
    public void Large_arenas_alone_ask_for_huge_pages(int length, bool asks)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Directory.Exists("/sys/kernel/mm/transparent_hugepage"), "Only some kernels of Linux give huge pages to whoever asks.");
        Arena arena = new(length);

        Assert.Equal(asks, Asks((ulong)arena.Pointer + (ulong)length * sizeof(float) / 2));
        Assert.Equal(0, arena.Span.IndexOfAnyExcept(0f) + 1);
        GC.KeepAlive(arena);
    }

    /// <summary>Whether the flags of the mapping that holds an address name huge pages (<c>hg</c>; proc(5)).</summary>
    private static bool Asks(ulong address)
    {
        string[] lines = File.ReadAllLines("/proc/self/smaps");
        int mapping = Array.FindIndex(lines, line => Holds(line, address));
        return lines.Skip(mapping).First(line => line.StartsWith("VmFlags:", StringComparison.Ordinal)).Split(' ').Contains("hg");
    }

    /// <summary>Whether a line is the head of a mapping, <c>first-end …</c>, that holds an address.</summary>
    private static bool Holds(string line, ulong address)
    {
        string[] ends = line.Split(' ')[0].Split('-');
        return ends.Length == 2 && Parsed(ends[0]) <= address && address < Parsed(ends[1]);
    }

    private static ulong Parsed(string hexadecimal) => ulong.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

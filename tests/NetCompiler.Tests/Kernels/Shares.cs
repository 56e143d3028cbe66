using NetCompiler.Kernels;

namespace NetCompiler.Tests.Kernels;

/// <summary>Shares of work that is done one after the other, without barriers.</summary>
internal static class Shares
{
    public static Share Of(int index, int count) => new(new Team(), index, count);
}

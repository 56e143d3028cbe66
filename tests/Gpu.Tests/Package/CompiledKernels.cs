using System.Linq;
using System.Reflection;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Gpu.Tests.Agreement;
using Xunit;

namespace NetCompiler.Gpu.Tests.Package;

/// <summary>With ILGPU itself: what it compiles for CUDA and for OpenCL, without a device.</summary>
public sealed class CompiledKernels
{
    [Theory]
    [MemberData(nameof(CompiledEntry.Operators), MemberType = typeof(CompiledEntry))]
    [MemberData(nameof(CompiledEntry.Losses), MemberType = typeof(CompiledEntry))]
    [MemberData(nameof(CompiledEntry.Structures), MemberType = typeof(CompiledEntry))]
    public void Ilgpu_compiles_the_kernels_of_the_catalog(string entry)
    {
        using Loaded loaded = new CompiledEntry(entry).Load();
        using DeviceCode code = new();
        MethodInfo[] kernels = [.. DeviceCode.Kernels(loaded.Assembly)];
        Assert.NotEmpty(kernels);

        foreach (MethodInfo kernel in kernels)
            code.Compile(kernel);
    }
}

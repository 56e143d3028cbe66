using System.Linq;
using System.Reflection;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Gpu.Tests.Package;

/// <summary>With ILGPU itself: what it compiles for CUDA and for OpenCL, without a device.</summary>
public sealed class CompiledKernels
{
    private const int Size = 17;

    public static TheoryData<string> Entries => [.. Catalog.Operators.Select(o => o.Name), .. Catalog.Losses.Select(l => l.Name), .. Examples.Structures];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Ilgpu_compiles_the_kernels_of_the_catalog(string entry)
    {
        Example[] examples = [.. Examples.Of(entry, Size).Where(example => !Harness.Texts(example).Any(Harness.IsRefusal))];

        if (examples.Length == 0)    // all are refused, which the agreement's list knows
            return;

        using Loaded loaded = Harness.Load(Harness.Compile([.. examples.SelectMany(example => Harness.Texts(example))], examples));
        using DeviceCode code = new();
        MethodInfo[] kernels = [.. DeviceCode.Kernels(loaded.Assembly)];
        Assert.NotEmpty(kernels);

        foreach (MethodInfo kernel in kernels)
            code.Compile(kernel);
    }
}

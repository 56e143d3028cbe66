using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Xunit;

namespace NetCompiler.Gpu.Tests.Training;

/// <summary>A program that was published without ILGPU.</summary>
public sealed class MissingLibrary
{
    [Theory]
    [InlineData(nameof(GpuDevice.Open), 3)]
    [InlineData(nameof(GpuDevice.List), 0)]
    public void It_is_named_with_what_to_do(string method, int arguments)
    {
        Assembly gpu = new WithoutIlgpu().LoadFromAssemblyPath(typeof(GpuDevice).Assembly.Location);
        MethodInfo opens = gpu.GetType(typeof(GpuDevice).FullName!)!.GetMethod(method)!;

        Exception? thrown = Assert.Throws<TargetInvocationException>(() => opens.Invoke(null, new object?[arguments])).InnerException;
        Assert.StartsWith("ILGPU.dll is missing beside the program", Assert.IsType<InvalidOperationException>(thrown).Message, StringComparison.Ordinal);
    }

    private sealed class WithoutIlgpu() : AssemblyLoadContext("without ILGPU")
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name!.StartsWith("ILGPU", StringComparison.Ordinal) ? throw new FileNotFoundException("It is not there.", assemblyName.Name) : null;
    }
}

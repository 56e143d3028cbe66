using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetCompiler.Gpu.Tests.Package;

/// <summary>ILGPU's compilers for NVIDIA's instructions and for OpenCL, which need no device.</summary>
internal sealed class DeviceCode : IDisposable
{
    private readonly Context _context = Context.Create(builder => builder.EnableAlgorithms().Optimize(OptimizationLevel.O2));
    private readonly PTXBackend _ptx;
    private readonly CLBackend _openCL;

    public DeviceCode()
    {
        _ptx = new PTXBackend(_context, new CudaCapabilityContext(CudaArchitecture.SM_70), CudaArchitecture.SM_70, CudaInstructionSet.ISA_70, nvvmAPI: null);
        _openCL = new CLBackend(_context, new CLCapabilityContext(float16: false, float64: false, genericAddressSpace: true, int64_Atomics: false, subGroups: false), CLDeviceVendor.Other, new CLCVersion(2, 0));
    }

    /// <summary>The kernels of an assembly: methods that take one struct of arguments.</summary>
    public static IEnumerable<MethodInfo> Kernels(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.GetNestedType("Arguments", BindingFlags.NonPublic | BindingFlags.Public) is not null)
        .Select(type => type.GetMethod("Run", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!);

    public void Compile(MethodInfo kernel)
    {
        EntryPointDescription entry = EntryPointDescription.FromExplicitlyGroupedKernel(kernel);

        foreach (Backend backend in new Backend[] { _ptx, _openCL })
            backend.Compile(entry, new KernelSpecialization(256, null));
    }

    public void Dispose()
    {
        _openCL.Dispose();
        _ptx.Dispose();
        _context.Dispose();
    }
}

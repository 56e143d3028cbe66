using System;
using System.IO;
using System.Reflection;

namespace NetCompiler.Gpu;

/// <summary>Whether ILGPU is where the program looks for it: asked before anything that names its types is compiled, because that fails without a word of what to do.</summary>
internal static class IlgpuLibrary
{
    /// <exception cref="InvalidOperationException">A part of it is missing.</exception>
    public static void Check()
    {
        foreach (AssemblyName needed in typeof(IlgpuLibrary).Assembly.GetReferencedAssemblies())
        {
            string name = needed.Name!;
            if (!name.StartsWith("ILGPU", StringComparison.Ordinal))
                continue;

            try
            {
                Assembly.Load(needed);
            }
            catch (FileNotFoundException missing)
            {
                throw new InvalidOperationException($"{name}.dll is missing beside the program, and without it no device can be opened. Reference the package {name}, as NetCompiler.Gpu does, and publish it with the program.", missing);
            }
        }
    }
}

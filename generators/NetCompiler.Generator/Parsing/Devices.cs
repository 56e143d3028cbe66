using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Parsing;

/// <summary>Whether a project can use kernels: it references ILGPU, for which they are written, and the library that launches them.</summary>
internal static class Devices
{
    public static bool AreReferenced(IEnumerable<AssemblyIdentity> references)
    {
        string[] names = [.. references.Select(reference => reference.Name)];
        return names.Contains("ILGPU") && names.Contains("NetCompiler.Gpu");
    }
}

using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace NetCompiler.Generator.Tests.Harness;

/// <summary>An assembly compiled by a test, in a context that disposing unloads.</summary>
internal sealed class Loaded : IDisposable
{
    private readonly AssemblyLoadContext _context = new("compiled by a test", isCollectible: true);

    public Loaded(byte[] image)
    {
        using MemoryStream stream = new(image);
        Assembly = _context.LoadFromStream(stream);
    }

    public Assembly Assembly { get; }

    /// <summary>The assembly of a compilation that has no error; where it has, the test fails and shows what is given with it.</summary>
    public static byte[] Image(CSharpCompilation compilation, params string[] shown)
    {
        using MemoryStream image = new();
        EmitResult emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", [.. emitted.Diagnostics.Select(d => d.ToString()), .. shown]));
        return image.ToArray();
    }

    /// <summary>The network of that class, made with the seed.</summary>
    public Network Network(string type, ulong seed = 0) =>
        (Network)Activator.CreateInstance(Assembly.GetType(type, throwOnError: true)!, seed)!;

    public void Dispose() => _context.Unload();
}

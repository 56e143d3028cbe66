using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

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

    /// <summary>The sources in which nothing may be wrong, with what the generator makes of them.</summary>
    public static Loaded From(params string[] sources) => new(Assemblies.Of(string.Join("\0", sources), () => Sources.Image(Compiled.From(sources).Compilation)));

    /// <summary>The network of that class, made with the seed.</summary>
    public Network Network(string type, ulong seed = 0) =>
        (Network)Activator.CreateInstance(Assembly.GetType(type, throwOnError: true)!, seed)!;

    public void Dispose() => _context.Unload();
}

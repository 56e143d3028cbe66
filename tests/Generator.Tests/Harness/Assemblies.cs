using System;
using System.Collections.Concurrent;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using NetCompiler.Tests.Paths;

namespace NetCompiler.Generator.Tests.Harness;

/// <summary>
/// The assemblies that tests compile, each made once: several tests are of one network, and the runs on every path (<see cref="EveryPath"/>) are about what machine code
/// computes, not about compiling again in a process in which all is slow. Such a run finds in the folder that its variable names what the run that started it has compiled.
/// </summary>
internal static class Assemblies
{
    private const string Variable = "NETCOMPILER_TEST_ASSEMBLIES";

    private static readonly string? Given = EveryPath.IsRerun ? Environment.GetEnvironmentVariable(Variable) : null;

    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Known = [];

    private static readonly string Folder = Given ?? Create();

    /// <summary>The assembly of that key, which says all that decides what it is; compiled where nobody has before.</summary>
    public static byte[] Of(string key, Func<byte[]> compile) => Known.GetOrAdd(key, new Lazy<byte[]>(() => Find(key, compile), LazyThreadSafetyMode.ExecutionAndPublication)).Value;

    private static byte[] Find(string key, Func<byte[]> compile)
    {
        string file = Path.Combine(Folder, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))) + ".dll");

        if (Given is not null)
            return File.Exists(file) ? File.ReadAllBytes(file) : compile();

        byte[] image = compile();
        File.WriteAllBytes(file, image);
        return image;
    }

    private static string Create()
    {
        string folder = Directory.CreateTempSubdirectory("netcompiler-tests-").FullName;
        Environment.SetEnvironmentVariable(Variable, folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}

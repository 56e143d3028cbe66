using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Xunit;

namespace NetCompiler.Package.Tests;

/// <summary>The package, packed once from what was built, in a folder that serves as a feed.</summary>
public sealed class Packed : IAsyncLifetime
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <summary>A version that no other feed has.</summary>
    private const string Version = "0.1.0-packed";

    private readonly string _root = Directory.CreateTempSubdirectory("netcompiler-package").FullName;

    public string Feed => Folder("feed");

    public string Package => Path.Combine(Feed, $"NetCompiler.{Version}.nupkg");

    public string Symbols => Path.Combine(Feed, $"NetCompiler.{Version}.snupkg");

    public Task InitializeAsync() => PackInto(Feed);

    public static async Task PackInto(string feed) =>
        (await Command.Dotnet(Repository(), "pack", "src/NetCompiler", "-c", Configuration, "--no-build", "-p:PackageVersion=" + Version, "-o", feed, "-v", "quiet")).Well();

    /// <summary>
    /// A project that knows nothing of the repository; its packages go into a folder of its own, so that none is left behind.
    /// It knows this feed, and the machine's own feeds only where it needs more than that.
    /// </summary>
    internal string Consumer(string framework, bool otherFeeds = false)
    {
        string folder = Folder("consumer-" + framework), sources = Path.Combine(AppContext.BaseDirectory, "Consumer");
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), File.ReadAllText(Path.Combine(sources, "Consumer.csproj.txt")).Replace("$(PackedVersion)", Version).Replace("$(Framework)", framework));
        File.Copy(Path.Combine(sources, "Program.cs"), Path.Combine(folder, "Program.cs"));
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Folder("packages")}" /></config>
              <packageSources>{(otherFeeds ? "" : "<clear />")}<add key="packed" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages()}" /></fallbackPackageFolders>
            </configuration>
            """);
        return folder;
    }

    internal string Folder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Where packages that the machine has already lie, so that none is fetched twice.</summary>
    private static string MachinePackages() => Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")).FullName;

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}

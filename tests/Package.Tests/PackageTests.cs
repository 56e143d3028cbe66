using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace NetCompiler.Package.Tests;

/// <summary>The package as its users meet it: one file that holds all there is, and that a project elsewhere builds, trains and publishes with.</summary>
public sealed partial class PackageTests(Packed packed) : IClassFixture<Packed>
{
    [Fact]
    public void The_package_holds_the_library_the_compiler_and_what_a_reader_wants()
    {
        string[] expected =
        [
            "LICENSE", "NetCompiler.nuspec", "README.md", "analyzers/dotnet/cs/NetCompiler.CodeFixes.dll", "analyzers/dotnet/cs/NetCompiler.Generator.dll",
            "build/NetCompiler.targets", "buildTransitive/NetCompiler.targets", "docs/diagnostics.md",
            "lib/net10.0/NetCompiler.dll", "lib/net10.0/NetCompiler.xml", "lib/net9.0/NetCompiler.dll", "lib/net9.0/NetCompiler.xml",
        ];

        Assert.Equal(expected, Entries(packed.Package));
        Assert.Equal(["NetCompiler.nuspec", "lib/net10.0/NetCompiler.pdb", "lib/net9.0/NetCompiler.pdb"], Entries(packed.Symbols));
    }

    [Fact]
    public async Task Packing_again_gives_the_same_bytes()
    {
        string again = packed.Folder("again");
        await Packed.PackInto(again);

        Assert.Equal(await File.ReadAllBytesAsync(packed.Package), await File.ReadAllBytesAsync(Path.Combine(again, Path.GetFileName(packed.Package))));
        Assert.Equal(await File.ReadAllBytesAsync(packed.Symbols), await File.ReadAllBytesAsync(Path.Combine(again, Path.GetFileName(packed.Symbols))));
    }

    [Fact]
    public async Task A_project_elsewhere_builds_and_trains_with_it()
    {
        string consumer = packed.Consumer("net10.0");
        (await Command.Dotnet(consumer, "build", "-c", "Release", "-v", "quiet")).Well();

        Trained(await Command.Dotnet(consumer, Path.Combine("bin", "Release", "net10.0", "Consumer.dll")), widest: 16);
    }

    /// <summary>As net9.0, because not every feed has what publishing for net10.0 takes.</summary>
    [SkippableFact]
    public async Task Published_ahead_of_time_it_draws_no_warning_trains_and_uses_wide_registers()
    {
        Skip.IfNot(RuntimeInformation.IsOSPlatform(OSPlatform.Linux), "The linker is looked for as on Linux.");
        Skip.IfNot((await Command.Run("/", "sh", "-c", "command -v clang")).Succeeded, "There is no clang to link with.");

        string consumer = packed.Consumer("net9.0", otherFeeds: true), machine = "linux-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        string[] properties = ["-p:PublishAot=true", "-r", machine];

        Command restored = await Command.Dotnet(consumer, ["restore", .. properties]);
        Skip.If(!restored.Succeeded && MissingPackages().IsMatch(restored.Said), "No feed has the compiler for publishing ahead of time.");
        restored.Well();

        Command published = (await Command.Dotnet(consumer, ["publish", "-c", "Release", "--no-restore", .. properties])).Well();
        Assert.DoesNotContain("warning", published.Said);

        Trained(await Command.Run(consumer, Path.Combine(consumer, "bin", "Release", "net9.0", machine, "publish", "Consumer")), widest: 8);
    }

    private static void Trained(Command run, int widest)
    {
        double[] loss = Numbers(run.Well(), "loss");

        Assert.True(loss[1] < loss[0] / 4, run.Said);
        Assert.True(Numbers(run, "accuracy")[0] > 0.97, run.Said);

        if (Avx2.IsSupported)
            Assert.True(Numbers(run, "width")[0] >= 8, run.Said);

        Assert.True(Numbers(run, "width")[0] <= widest, run.Said);
    }

    private static double[] Numbers(Command run, string name) =>
        [.. Regex.Match(run.Said, $"^{name} (.*)$", RegexOptions.Multiline).Groups[1].Value.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    /// <summary>All but what every package has for the format's own sake.</summary>
    private static IEnumerable<string> Entries(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(e => e.FullName).Where(name => !name.StartsWith("_rels") && !name.StartsWith("package/") && !name.StartsWith("[")).Order(System.StringComparer.Ordinal)];
    }

    [GeneratedRegex("NU11|NU13|NETSDK1")]
    private static partial Regex MissingPackages();
}

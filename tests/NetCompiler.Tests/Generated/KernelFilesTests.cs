using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>The generated files of the library are what their program writes today.</summary>
public class KernelFilesTests
{
    [Fact]
    public void Checked_in_kernels_are_what_the_generator_writes()
    {
        string root = Path.Combine(Here(), "..", "..", "..");
        string checkedIn = Path.Combine(root, "src", "NetCompiler", "Kernels");
        string fresh = Directory.CreateTempSubdirectory("kernels").FullName;

        try
        {
            Generate(Path.Combine(root, "generators", "NetCompiler.KernelGenerator"), fresh);

            Assert.Equal(Names(checkedIn), Names(fresh));
            Assert.All(Names(fresh), name => Assert.Equal(File.ReadAllText(Path.Combine(fresh, name)), File.ReadAllText(Path.Combine(checkedIn, name))));
        }
        finally
        {
            Directory.Delete(fresh, recursive: true);
        }
    }

    private static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder, "*.g.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];

    private static void Generate(string project, string folder)
    {
        // Builds beside its output: another build of the same project may be under way.
        string[] arguments = ["run", "--project", project, "--artifacts-path", Path.Combine(folder, "..", Path.GetFileName(folder) + "-build"), "--", folder];

        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();

        Directory.Delete(Path.Combine(folder, "..", Path.GetFileName(folder) + "-build"), recursive: true);
        Assert.True(process.ExitCode == 0, output);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

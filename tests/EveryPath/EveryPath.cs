using System;
using System.Diagnostics;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Paths;

/// <summary>
/// Runs this assembly's tests of kernels (namespace <c>….Kernels</c>) and of generated code (<c>[Trait("Category", "EveryPath")]</c>) again in
/// processes that believe the machine lacks its wider registers. What is about widths alone (<c>[Trait("Category", "EveryWidth")]</c>) is left out where the width is one that another of them
/// has: without any intrinsics all is slow, the compiler in the tests too. A project takes part with <c>RerunsOnEveryPath</c>.
/// </summary>
[Collection(nameof(EveryPath))]
public sealed class EveryPath
{
    private const string OfPaths = "Category=EveryPath|FullyQualifiedName~.Kernels.", OfWidths = OfPaths + "|Category=EveryWidth";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    /// <summary>What is turned off, and the tests that are run without it: where a machine has no such registers, this very run is that path.</summary>
    public static TheoryData<string, string> Narrower
    {
        get
        {
            TheoryData<string, string> paths = new() { { "DOTNET_EnableHWIntrinsic", OfPaths } };

            if (Machine.Has512)
                paths.Add("DOTNET_EnableAVX512", OfWidths);

            if (Machine.Has256)
                paths.Add("DOTNET_EnableAVX2", OfWidths);

            return paths;
        }
    }

    [Theory]
    [MemberData(nameof(Narrower))]
    public async Task The_same_tests_hold_without(string instructions, string filter)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "vstest", typeof(EveryPath).Assembly.Location, "--TestCaseFilter:" + filter },
            Environment = { [instructions] = "0", ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        using Process child = Process.Start(start)!;
        child.StandardInput.Close();
        Task<string> output = child.StandardOutput.ReadToEndAsync(), errors = child.StandardError.ReadToEndAsync();
        Task ended = child.WaitForExitAsync();

        if (await Task.WhenAny(ended, Task.Delay(Patience)) != ended)
            child.Kill(entireProcessTree: true);

        await ended;
        string said = await output + await errors;
        Assert.True(child.ExitCode == 0, $"With {instructions}=0:\n{said}");
        Assert.True(Regex.IsMatch(said, @"Passed: +([2-9]|\d{2,})"), $"With {instructions}=0 only this file's own test ran:\n{said}");
    }

    /// <summary>Holds the runs above to what they claim: a variable that the runtime no longer knows would change nothing.</summary>
    [Fact]
    [Trait("Category", "EveryPath")]
    public void The_registers_that_are_turned_off_are_not_used()
    {
        if (IsOff("DOTNET_EnableAVX512"))
            Assert.True(Machine.Width <= 8);

        if (IsOff("DOTNET_EnableAVX2") || IsOff("DOTNET_EnableHWIntrinsic"))
            Assert.Equal(4, Machine.Width);
    }

    /// <summary>Whether this process is one of those runs.</summary>
    public static bool IsRerun => IsOff("DOTNET_EnableAVX512") || IsOff("DOTNET_EnableAVX2") || IsOff("DOTNET_EnableHWIntrinsic");

    private static bool IsOff(string variable) => Environment.GetEnvironmentVariable(variable) == "0";
}

/// <summary>Alone, when all else is done: three processes of tests beside tests that measure time or memory would disturb them.</summary>
[CollectionDefinition(nameof(EveryPath), DisableParallelization = true)]
public sealed class EveryPathCollection;

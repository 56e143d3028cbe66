using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetCompiler.Package.Tests;

/// <summary>A program that ran: what it said, and how it ended.</summary>
internal sealed record Command(string Line, int ExitCode, string Said)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    public static async Task<Command> Run(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the build that runs these tests told its own children is not meant for another build; and no server may outlive the test.
        foreach (string inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(inherited);

        foreach ((string name, string value) in Quiet)
            start.Environment[name] = value;

        using Process child = Process.Start(start)!;
        child.StandardInput.Close();
        Task<string> output = child.StandardOutput.ReadToEndAsync(), errors = child.StandardError.ReadToEndAsync();
        Task ended = child.WaitForExitAsync();

        if (await Task.WhenAny(ended, Task.Delay(Patience)) != ended)
            child.Kill(entireProcessTree: true);

        await ended;
        return new Command($"{program} {string.Join(' ', arguments)}", child.ExitCode, await output + await errors);
    }

    public static Task<Command> Dotnet(string folder, params string[] arguments) =>
        Run(folder, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments);

    public bool Succeeded => ExitCode == 0;

    public Command Well()
    {
        Assert.True(Succeeded, $"{Line}\nended with {ExitCode}:\n{Said}");
        return this;
    }

    private static IEnumerable<(string Name, string Value)> Quiet =>
    [
        ("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false"),
    ];
}

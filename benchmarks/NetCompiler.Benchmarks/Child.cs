using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace NetCompiler.Benchmarks;

/// <summary>Programs that this one starts, one at a time.</summary>
internal static class Child
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>This program: what to start, and what to put before its arguments.</summary>
    public static string[] Self => Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
        ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, typeof(Child).Assembly.GetName().Name + ".dll")]
        : [Environment.ProcessPath!];

    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It did not start, ended with an error, which is in the message, or took minutes.</exception>
    public static string Run(IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        using Process process = Start(command, environment);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{string.Join(' ', command)}\nwas ended after {Patience.TotalMinutes} minutes.");
        }

        return process.ExitCode == 0
            ? output.Result
            : throw new InvalidOperationException($"{string.Join(' ', command)}\nended with {process.ExitCode}:\n{errors.Result}{output.Result}");
    }

    /// <exception cref="InvalidOperationException">There is no such program.</exception>
    public static Process Start(IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command.First(), command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InvalidOperationException($"{start.FileName} cannot be started: {error.Message}.", error);
        }
    }
}

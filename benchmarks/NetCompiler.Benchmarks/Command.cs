using System;
using System.IO;
using System.Linq;
using System.Text;
using BenchmarkDotNet.Running;

namespace NetCompiler.Benchmarks;

/// <summary>What the first argument can be; a command without a summary is for child processes and not in the help.</summary>
/// <param name="Start">Takes the other arguments; its exit code is the program's. A <see cref="UsageException"/> says what is wrong with them.</param>
internal sealed record Command(string Name, string? Summary, Func<string[], int> Start)
{
    private const string Call = "dotnet run -c Release --project benchmarks/NetCompiler.Benchmarks --";

    public static int Run(string[] args, Command[] commands)
    {
        try
        {
            return Find(args, commands)(args is [] ? [] : args[1..]);
        }
        catch (UsageException error)
        {
            Console.Error.WriteLine($"{error.Message} See: {Call} help");
            return 2;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException or InvalidDataException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static Func<string[], int> Find(string[] args, Command[] commands)
    {
        if (args is [] or ["help" or "--help" or "-h" or "-?", ..])
            return _ => Help(commands);
        if (Array.Find(commands, command => command.Name == args[0]) is { } found)
            return found.Start;
        if (args[0].StartsWith('-'))
            return _ => Measure(args);

        throw new UsageException($"There is no command {args[0]}, only {string.Join(", ", commands.Where(command => command.Summary is not null).Select(command => command.Name))} and help.");
    }

    private static int Help(Command[] commands)
    {
        var text = new StringBuilder($"{Call} COMMAND [options]\n\n");
        foreach (Command command in commands.Where(command => command.Summary is not null))
            text.Append($"  {command.Name,-12} {command.Summary!.ReplaceLineEndings("\n" + new string(' ', 15))}\n");
        text.Append($"  {"--filter X",-12} the classes of BenchmarkDotNet that match; --list flat names them, and all its options hold\n");

        Console.Write(text);
        return 0;
    }

    /// <summary>In its own method, so that commands do not load BenchmarkDotNet.</summary>
    private static int Measure(string[] args)
    {
        BenchmarkSwitcher.FromAssembly(typeof(Command).Assembly).Run(args);
        return 0;
    }
}

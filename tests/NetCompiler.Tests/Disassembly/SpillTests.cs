using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NetCompiler.Tests.Disassembled;
using Xunit;

namespace NetCompiler.Tests.Disassembly;

/// <summary>
/// The sums of a product stay in registers: the machine code of every tile, and of every sum of stretches, has no access to the stack inside its loop. A single one costs a third of the speed, and
/// nothing but the machine code shows it.
/// </summary>
public class SpillTests
{
    [Theory]
    [InlineData("")]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    public async Task No_sum_of_a_tile_is_kept_on_the_stack_without(string instructions)
    {
        (string[] compiled, Listing[] listings) = await Compile(instructions);

        Assert.Equal(compiled, listings.Select(listing => listing.Method).Order(StringComparer.Ordinal));
        Assert.True(compiled.Length > 6);

        foreach (Listing listing in listings)
        {
            string[] accesses = listing.StackAccesses();

            if (listing.Method == $"{typeof(TooTall).FullName}:{nameof(TooTall.Rows)}")
                Assert.NotEmpty(accesses);
            else if (accesses is not [])
                Assert.Fail($"{listing.Method}, without {instructions}: the loop uses the stack.\n{string.Join("\n", accesses)}");
            else
                Assert.Contains(listing.InnermostLoops(), IsProduct);
        }
    }

    /// <summary>Loads, multiplies and comes back: so that an unknown form of listing does not pass for one without faults.</summary>
    private static bool IsProduct(string[] loop) => loop.Any(line => line.Contains("fmadd") || line.Contains("fmla") || line.Contains("mulps"));

    private static async Task<(string[] Compiled, Listing[] Listings)> Compile(string without)
    {
        string file = Path.GetTempFileName();

        try
        {
            ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
            {
                ArgumentList = { "exec", typeof(TooTall).Assembly.Location },
                Environment = { ["DOTNET_JitDisasm"] = "Rows* Lines*", ["DOTNET_JitStdOutFile"] = file },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };

            if (without != "")
                start.Environment[without] = "0";

            using Process child = Process.Start(start)!;
            Task<string> output = child.StandardOutput.ReadToEndAsync(), errors = child.StandardError.ReadToEndAsync();
            await child.WaitForExitAsync();
            Assert.True(child.ExitCode == 0, await output + await errors);

            return (
                [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)],
                [.. Listing.Read(await File.ReadAllTextAsync(file))]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NetCompiler.Tests.Interrupted;
using Xunit;

namespace NetCompiler.Tests.Persistence;

/// <summary>A process that writes a checkpoint after every step is killed again and again: what it leaves is always whole, and the next one goes on.</summary>
public sealed class KillTests : IDisposable
{
    private const int Kills = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_fifty_times_it_loses_nothing_but_the_last_step()
    {
        var random = new Random(2);
        ulong before = 0;
        int whileWriting = 0;

        for (int kill = 0; kill < Kills; kill++)
        {
            string said = await RunAndKill(TimeSpan.FromMilliseconds(random.NextDouble() * 60), threads: 1 + kill % 2);
            whileWriting += _folder.Names.Any(name => name.EndsWith(".unfinished", StringComparison.Ordinal)) ? 1 : 0;
            string[] checkpoints = [.. _folder.Names.Where(name => name.EndsWith(".safetensors", StringComparison.Ordinal)).Order()];

            if (kill > 0)
                Assert.Contains($"Training goes on from {_folder.Path}", said);
            Assert.DoesNotContain("damaged", said);
            Assert.All(checkpoints, name => Network.Open(_folder.At(name)).Dispose());
            Assert.InRange(checkpoints.Length, 1, 4);    // 4: killed between writing one and removing another

            ulong now = ulong.Parse(checkpoints[^1]["checkpoint-".Length..^".safetensors".Length]);
            Assert.True(now >= before, $"From step {before} back to {now}.");
            before = now;
        }

        Assert.True(whileWriting > 0, "No child was killed while it wrote.");

        // The step under way when a child was killed may be lost, so not every child got further; but most did.
        Assert.True(before > Kills / 2, $"Only {before} steps.");
        string last = _folder.At($"checkpoint-{before:D10}.safetensors");
        Assert.Equal(Straight(steps: before), Victim.Load(last).Fingerprint);
    }

    private async Task<string> RunAndKill(TimeSpan after, int threads)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(Victim).Assembly.Location, _folder.Path, threads.ToString() },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            Assert.Equal("under way", await child.StandardOutput.ReadLineAsync(patience.Token));
            await Task.Delay(after);
            Assert.False(child.HasExited);
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync();
        }

        return await errors;
    }

    private static string Straight(ulong steps)
    {
        var network = new Victim(seed: 4);
        using var enough = new CancellationTokenSource();
        TrainingOptions options = new() { Epochs = int.MaxValue, BatchSize = 16, Progress = _ => { if (--steps == 0) enough.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => network.Fit(Victim.Examples(), options, enough.Token));
        return network.Fingerprint;
    }
}

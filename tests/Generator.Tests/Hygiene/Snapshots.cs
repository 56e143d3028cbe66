using System;
using System.IO;
using System.Threading.Tasks;
using VerifyXunit;
using Xunit;

namespace NetCompiler.Generator.Tests.Hygiene;

/// <summary>What our snapshot tests rely on, whether Verify itself or its stand-in is at work.</summary>
public sealed class Snapshots : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    [Fact]
    public async Task An_accepted_text_passes_and_its_received_file_goes()
    {
        await File.WriteAllTextAsync(At("kept.verified.cs"), "int x = 1;\nint y = 2;\n");
        await File.WriteAllTextAsync(At("kept.received.cs"), "int x = 2;");

        await Verifier.Verify("int x = 1;\r\nint y = 2;\r\n", "cs").UseDirectory(_folder).UseFileName("kept");

        Assert.False(File.Exists(At("kept.received.cs")));
    }

    [Fact]
    public async Task Another_text_fails_shows_both_and_is_left_as_received()
    {
        await File.WriteAllTextAsync(At("changed.verified.cs"), "int x = 1;\nint y = 2;\nint z = 3;");

        Exception failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
            await Verifier.Verify("int x = 1;\nint y = 5;\nint z = 3;", "cs").UseDirectory(_folder).UseFileName("changed").DisableDiff());

        Assert.Contains("int y = 2;", failure.Message);
        Assert.Contains("int y = 5;", failure.Message);
        Assert.Equal("int x = 1;\nint y = 5;\nint z = 3;", await File.ReadAllTextAsync(At("changed.received.cs")));
        Assert.Equal("int x = 1;\nint y = 2;\nint z = 3;", await File.ReadAllTextAsync(At("changed.verified.cs")));
    }

    [Fact]
    public async Task A_text_that_nobody_accepted_fails_and_is_left_as_received()
    {
        await Assert.ThrowsAnyAsync<Exception>(async () =>
            await Verifier.Verify("new").UseDirectory(_folder).UseFileName("fresh").DisableDiff());

        Assert.Equal("new", await File.ReadAllTextAsync(At("fresh.received.txt")));
        Assert.False(File.Exists(At("fresh.verified.txt")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);
}

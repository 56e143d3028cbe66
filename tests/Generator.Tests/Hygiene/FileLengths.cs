using System.IO;
using System.Linq;
using Xunit;

namespace NetCompiler.Generator.Tests.Hygiene;

/// <summary>A file is one idea. Kernels that a program of ours writes (<c>*.g.cs</c>) may be as long as they need.</summary>
public sealed class FileLengths
{
    private const int Most = 300;

    [Theory]
    [InlineData("src")]
    [InlineData("generators")]
    public void No_source_file_is_longer_than_300_lines(string folder)
    {
        string[] tooLong = [.. Repository.Sources(folder)
            .Where(file => !file.EndsWith(".g.cs", System.StringComparison.Ordinal))
            .Select(file => (file, lines: File.ReadLines(Repository.At(folder, file)).Count()))
            .Where(f => f.lines > Most)
            .Select(f => $"{folder}/{f.file} has {f.lines} lines")];

        Assert.Empty(tooLong);
    }
}

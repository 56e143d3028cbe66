using System;
using System.Diagnostics;
using System.IO;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Gpu.Tests.Emission;

/// <summary>What the package tells a build that cannot work.</summary>
public sealed class PublishingTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Publishing_ahead_of_time_is_warned_of(string publishAot, bool isWarned)
    {
        string project = Path.Combine(Directory.CreateTempSubdirectory().FullName, "Consumer.proj");
        File.WriteAllText(project, $"""
            <Project DefaultTargets="Build">
              <PropertyGroup><PublishAot>{publishAot}</PublishAot></PropertyGroup>
              <Import Project="{Repository.At("src", "NetCompiler.Gpu", "Package", "NetCompiler.Gpu.targets")}" />
              <Target Name="Build" />
            </Project>
            """);

        using Process build = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", "-nologo", project]) { RedirectStandardOutput = true })!;
        string said = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        Directory.Delete(Path.GetDirectoryName(project)!, recursive: true);

        Assert.Equal(0, build.ExitCode);
        Assert.Equal(isWarned, said.Contains("warning NCGPU01: NetCompiler.Gpu cannot be published ahead of time", StringComparison.Ordinal));
    }
}

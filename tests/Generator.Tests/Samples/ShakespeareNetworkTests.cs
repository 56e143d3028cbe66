using System;
using System.IO;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Samples;

/// <summary>What reads stretches of a text and what writes it a character at a time are the same network.</summary>
public sealed class ShakespeareNetworkTests
{
    [Theory]
    [InlineData("Gru", 925_890)]     // 66·64 + 3·512·(64 + 512 + 2) + 66·513
    [InlineData("Lstm", 1_219_778)]  // 66·64 + 4·512·(64 + 512 + 1) + 66·513
    [InlineData("Transformer", 612_034)]
    public void The_writer_gives_at_each_character_what_the_reader_gives(string name, int parameters)
    {
        using Loaded loaded = Compiled.Load(File.ReadAllText(Repository.At("samples", "Shakespeare", name + ".cs")));
        Network reader = Create(loaded, name + "Reader"), writer = Create(loaded, name + "Writer");
        writer.CopyFrom(reader);
        Assert.Equal(parameters, reader.Parameters.Sum(p => p.Count));
        Assert.Equal(parameters, writer.Parameters.Sum(p => p.Count));

        float[] text = [.. Enumerable.Range(0, 128).Select(i => (float)(i * i % 66))], expected = reader.Predict(text);
        var step = new StepFunction(writer);

        for (int t = 0; t < text.Length; t++)
        {
            step.Step([text[t]]);
            Assert.All(Enumerable.Range(0, 66), next => Assert.Equal(Math.Log(expected[66 * t + next]), step.LogProbability(0, next), 1e-4));
        }
    }

    private static Network Create(Loaded loaded, string name) =>
        (Network)Activator.CreateInstance(loaded.Assembly.GetType("Shakespeare." + name, throwOnError: true)!, 3ul)!;
}

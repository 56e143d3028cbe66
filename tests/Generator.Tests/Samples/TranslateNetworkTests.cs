using System;
using System.IO;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Samples;

/// <summary>What learns from whole words, what reads one and what writes its sounds are the same network.</summary>
public sealed class TranslateNetworkTests
{
    private const int Longest = 20, Sounds = 41, Start = 40;

    [Fact]
    public void The_writer_gives_at_each_sound_what_the_learner_gives()
    {
        using Loaded loaded = Compiled.Load(Text("Parts.cs"), Text("Sounds", "Networks.cs"));
        Network learner = Create(loaded, "Learner"), reader = Create(loaded, "Reader"), writer = Create(loaded, "Writer");
        reader.CopyFrom(learner);
        writer.CopyFrom(learner);
        Assert.Equal(170_089, learner.Parameters.Sum(p => p.Count));

        float[] letters = Padded(12, 0, 19, 4), before = Padded(Start, 21, 12, 30), valid = Array.ConvertAll(letters, letter => letter < 0 ? 0f : 1f);
        float[] expected = learner.Predict(new Dataset([Column.Of(letters, Longest), Column.Of(before, Longest)]))[0];
        float[][] read = reader.Predict(new Dataset([Column.Of(letters, Longest)]));
        var step = new StepFunction(writer);
        step.SetState(0, read[1]);
        step.SetConstant(0, read[0]);
        step.SetConstant(1, valid);

        for (int t = 0; t < 4; t++)
        {
            step.Step([before[t]]);
            Assert.All(Enumerable.Range(0, Sounds), sound => Assert.Equal(Math.Log(expected[Sounds * t + sound]), step.LogProbability(0, sound), 1e-4));
        }
    }

    [Fact]
    public void What_is_looked_at_are_the_letters_and_no_padding()
    {
        using Loaded loaded = Compiled.Load(Text("Parts.cs"), Text("Sounds", "Networks.cs"));
        float[] looks = Create(loaded, "Looks").Predict(new Dataset([Column.Of(Padded(12, 0, 19), Longest), Column.Of(Padded(Start, 21), Longest)]))[0];

        for (int t = 0; t < Longest; t++)
        {
            Assert.Equal(1, looks.AsSpan(t * Longest, 3).ToArray().Sum(), 1e-5);
            Assert.All(looks.AsSpan(t * Longest + 3, Longest - 3).ToArray(), share => Assert.Equal(0, share));
        }
    }

    private static string Text(params string[] file) => File.ReadAllText(Repository.At(["samples", "Translate", .. file]));

    private static float[] Padded(params float[] values) => [.. values, .. Enumerable.Repeat(-1f, Longest - values.Length)];

    private static Network Create(Loaded loaded, string name) =>
        (Network)Activator.CreateInstance(loaded.Assembly.GetType("Translate.Sounds." + name, throwOnError: true)!, 3ul)!;
}

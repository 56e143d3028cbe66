using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Kernels;
using NetCompiler.Tests.Paths;
using Xunit;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>
/// What is emitted for every operator, loss and structure computes what its program means: outputs, losses, gradients and running statistics,
/// as floats within rounding of the reference in double, and the same bits on any number of threads.
/// </summary>
[Trait("Category", "EveryWidth")]
public sealed class EmittedAgreement
{
    private const double Tolerance = 1e-5;
    private const ulong Seed = 5, Step = 3;

    // Whole registers of any width and one element more, and whole registers with several more: of the sizes that is what the width of a register decides.
    private static readonly int[] Narrow = [17, 13];

    private static readonly int[] Wide = [1, .. Narrow];

    // One example; fewer than there are rows in a tile of a product; more.
    private static readonly int[] Batches = [1, 5, 19];

    public static TheoryData<string> Entries =>
        [.. Catalog.Operators.Select(o => o.Name), .. Catalog.Losses.Select(l => l.Name), .. Examples.Structures, .. Examples.Kinked];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Emitted_code_computes_what_the_program_means(string entry)
    {
        Example[] examples = [.. (EveryPath.IsRerun ? Narrow : Wide).SelectMany(size => Examples.Of(entry, size))];
        Assert.True(examples.Length > 0, $"{entry} is in the catalog, but Examples has no network for it.");
        using Loaded loaded = new(Assemblies.Of(entry, () => Compile(examples)));

        foreach (Example example in examples)
        {
            foreach (int batch in Batches)
                Compare($"{entry}: {example.Spec.Declaration.Name}, batch {batch}: ", example, example.Draw(batch), loaded);
        }
    }

    private static byte[] Compile(Example[] examples)
    {
        string[] classes = [.. examples.Select(e => $"public sealed partial class {e.Spec.Declaration.Name};")];
        string[] generated = [.. examples.SelectMany(e => Compiler.Compile(e.Spec, CancellationToken.None).Files.Select(file => file.Text))];
        return Loaded.Image(Sources.Compile([.. classes, .. generated]), generated);
    }

    private static void Compare(string where, Example example, Feed drawn, Loaded loaded)
    {
        Feed feed = drawn with { Kept = [.. drawn.Kept.Select(state => new double[state.Length])], Uniform = (site, row, column) => Lanes1.Sum(Simd.Uniform<Lanes1>(new RandomKey(Seed, Step), site, row, column)) };
        Interpreter reference = new(example.Program, feed);
        Network network = loaded.Network(example.Spec.Declaration.Name, Seed);
        Dataset data = Fill(network, example, feed);

        foreach ((int step, float[] output) in example.Program.Prediction.Outputs.Zip(network.Predict(data)))
            Close.Assert(where + "output", reference[step], output, Tolerance);

        Close.Assert(where + "loss of the prediction", reference[example.Program.Prediction.Loss], [(float)network.Evaluate(data).Loss], Tolerance);

        network.Threads = 1;
        Close.Assert(where + "loss", reference[example.Program.Training.Loss], [network.Gradients(data, Step)], Tolerance);
        double[][] expected = [.. example.Program.Training.ParameterGradients.Select(step => reference[step])];

        // A gradient that cancels, such as that of a bias before a normalisation, is rounding noise of the others' size. Of attention all by queries and keys cancel: they are differences of what values get.
        double leastScale = (example.Spec.Nodes.Any(node => node.Operator is Attentive) ? 0.1 : 0.01) * expected.SelectMany(g => g).Select(Math.Abs).Append(1e-4).Max();
        float[][] gradients = [.. network.Parameters.Select(p => p.Gradient.ToArray())];

        for (int p = 0; p < expected.Length; p++)
            Close.Assert(where + "gradient of " + network.Parameters[p].Name, expected[p].Length == 0 ? new double[gradients[p].Length] : expected[p], gradients[p], Tolerance, leastScale);

        if (feed.Kept.Length > 0)
        {
            // The same batch once more begins with what it left, and has gradients of its own.
            Interpreter goingOn = new(example.Program, feed with { Kept = [.. example.Program.Training.Kept.Select(step => reference[step])] });
            Close.Assert(where + "loss of the next batch", goingOn[example.Program.Training.Loss], [network.Gradients(data, Step)], Tolerance);

            foreach ((int step, Parameter parameter) in example.Program.Training.ParameterGradients.Zip(network.Parameters))
                Close.Assert(where + "gradient of the next batch of " + parameter.Name, goingOn[step], parameter.Gradient.ToArray(), Tolerance, leastScale);

            network.ForgetStates();
        }

        foreach ((int step, State state) in example.Program.Training.States.Zip(network.States))
            Close.Assert(where + state.Name, reference[step], state.ToArray(), Tolerance);

        Fill(network, example, feed);
        network.Threads = 3;
        network.Gradients(data, Step);

        foreach ((float[] alone, Parameter shared) in gradients.Zip(network.Parameters))
            Assert.True(alone.AsSpan().SequenceEqual(shared.Gradient.ToArray()), $"{where}the gradient of {shared.Name} has other bits on three threads.");
    }

    private static Dataset Fill(Network network, Example example, Feed feed)
    {
        foreach ((double[] values, Parameter parameter) in feed.Parameters.Zip(network.Parameters))
            parameter.CopyFrom(Floats(values));

        foreach ((double[] values, State state) in feed.States.Zip(network.States))
            state.CopyFrom(Floats(values));

        IEnumerable<Column> targets = example.Spec.Losses.Where(term => term.HasColumn).Zip(feed.Targets).Select(t => t.First.Loss.Target is TargetForm.Labels
            ? Column.Labels(Array.ConvertAll(t.Second, label => label < 0 ? t.First.Loss.IgnoredLabel!.Value : (int)label), t.Second.Length / feed.Batch)
            : Column.Of(Floats(t.Second), t.Second.Length / feed.Batch));

        return new Dataset([.. feed.Inputs.Select(values => Column.Of(Floats(values), values.Length / feed.Batch))], [.. targets]).WithWeights(Floats(feed.Weights));
    }

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);
}

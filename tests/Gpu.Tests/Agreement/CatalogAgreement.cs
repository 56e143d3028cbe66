using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using NetCompiler.Gpu.Tests.Emission;
using NetCompiler.Gpu.Tests.Training;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Gpu.Tests.Agreement;

/// <summary>For every operator, loss and structure of which all primitives have kernels, a device computes what the CPU computes: loss, gradients and running statistics. The others refuse, and are listed.</summary>
public sealed class CatalogAgreement
{
    private const double Tolerance = 1e-5;
    private const ulong Seed = 5, Step = 3;
    private const int Batch = 19;

    private const int Size = 17;

    public static TheoryData<string> Entries => [.. Catalog.Operators.Select(o => o.Name), .. Catalog.Losses.Select(l => l.Name), .. Examples.Structures, .. Examples.Kinked];

    [Theory]
    [MemberData(nameof(Entries))]
    public void A_device_computes_what_the_cpu_computes(string entry)
    {
        Dictionary<Example, string[]> written = Examples.Of(entry, Size).ToDictionary(example => example, example => Harness.Texts(example));
        Example[] examples = [.. written.Keys.Where(example => !written[example].Any(Harness.IsRefusal))];
        Assert.True(examples.Length < written.Count == Lacking.Entries.Contains(entry), $"{written.Count - examples.Length} of {written.Count} networks of {entry} have no kernels.");

        if (examples.Length == 0)
            return;

        CSharpCompilation compilation = Harness.Compile([.. examples.SelectMany(example => written[example])], examples);
        KernelRestrictions.Check(compilation);
        using Loaded loaded = Harness.Load(compilation);
        using GpuDevice device = Devices.Open();

        foreach (Example example in examples)
        {
            (Network cpu, Dataset data) = Harness.Fill(loaded, example, Batch, Seed);
            Network gpu = Harness.Fill(loaded, example, Batch, Seed).Network;
            Compare($"{entry}, {example.Spec.Declaration.Name}: ", device, cpu, gpu, data, example.Spec.Nodes.Any(node => node.Operator is Attentive));
        }
    }

    private static void Compare(string where, GpuDevice device, Network cpu, Network gpu, Dataset data, bool isAttention)
    {
        cpu.Threads = 1;
        float loss = cpu.Gradients(data, Step);

        using DeviceTraining training = device.Begin(gpu, optimizer: null, data.Count);
        training.Take(new ExampleRange(data, gpu.InOrder(data.Count), 0, data.Count), new RandomKey(Seed, Step), descent: null);
        float actual = training.Await().Loss;
        training.FetchGradients();
        training.Fetch();

        Close.Assert(where + "loss", [loss], [actual], Tolerance);
        double leastScale = (isAttention ? 0.1 : 0.01) * cpu.Parameters.SelectMany(p => p.Gradient.ToArray()).Select(g => Math.Abs((double)g)).Append(1e-4).Max();

        foreach ((Parameter expected, Parameter found) in cpu.Parameters.Zip(gpu.Parameters))
            Close.Assert(where + "gradient of " + expected.Name, expected.Gradient.ToArray(), found.Gradient.ToArray(), Tolerance, leastScale);
        foreach ((State expected, State found) in cpu.States.Zip(gpu.States))
            Close.Assert(where + expected.Name, expected.ToArray(), found.ToArray(), Tolerance);
    }
}

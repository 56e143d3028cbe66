using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using NetCompiler.Gpu.Tests.Training;
using NetCompiler.Kernels;

namespace NetCompiler.Gpu.Tests.Agreement;

/// <summary>What a device computes is what the CPU computes: loss, gradients and running statistics. For the operators, the losses and the structures of the catalog, each a class, because classes run side by side.</summary>
public abstract class CatalogAgreement
{
    private const double Tolerance = 1e-5;
    private const ulong Seed = 5, Step = 3;

    /// <summary>Examples of the first network of an entry, more than a tile has rows, and of the others.</summary>
    private const int Batch = 19, FewerExamples = 5;

    private protected static void Agree(string entry)
    {
        CompiledEntry compiled = new(entry);
        using Loaded loaded = compiled.Load();
        using GpuDevice device = Devices.Open();

        foreach (Example example in compiled.Examples)
        {
            int batch = example == compiled.Examples[0] ? Batch : FewerExamples;
            (Network cpu, Dataset data) = Harness.Fill(loaded, example, batch, Seed);
            Network gpu = Harness.Fill(loaded, example, batch, Seed).Network;
            Compare($"{entry}, {example.Spec.Declaration.Name}: ", device, cpu, gpu, data, entry == "attention" || example.Spec.Nodes.Any(node => node.Operator is Attentive));
        }
    }

    internal static void Compare(string where, GpuDevice device, Network cpu, Network gpu, Dataset data, bool isAttention)
    {
        cpu.Threads = 1;
        float loss = cpu.Gradients(data, Step);

        using DeviceTraining training = device.Begin(gpu, optimizer: null, data.Count);
        training.Take(new ExampleRange(data, gpu.InOrder(data.Count), 0, data.Count), new RandomKey(Seed, Step), descent: null);
        float actual = training.Await().Loss;
        training.FetchGradients();
        training.Fetch();

        Close.Assert(where + "loss", [loss], [actual], Tolerance);

        // Of attention all gradients by queries and keys cancel: they are differences of what values get, and as inexact as that.
        double leastScale = (isAttention ? 0.1 : 0.01) * cpu.Parameters.SelectMany(p => p.Gradient.ToArray()).Select(g => Math.Abs((double)g)).Append(1e-4).Max();

        foreach ((Parameter expected, Parameter found) in cpu.Parameters.Zip(gpu.Parameters))
            Close.Assert(where + "gradient of " + expected.Name, expected.Gradient.ToArray(), found.Gradient.ToArray(), Tolerance, leastScale);
        foreach ((State expected, State found) in cpu.States.Zip(gpu.States))
            Close.Assert(where + expected.Name, expected.ToArray(), found.ToArray(), Tolerance);
    }
}

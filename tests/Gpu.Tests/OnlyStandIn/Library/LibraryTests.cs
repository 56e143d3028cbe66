using System;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using NetCompiler.Gpu.Tests.Agreement;
using NetCompiler.Gpu.Tests.Training;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Gpu.Tests.OnlyStandIn;

/// <summary>Large products by a library: which they are, that they are the kernels' and what follows on them too; and what there is where the library is not.</summary>
public sealed class LibraryTests
{
    [Fact]
    public void Three_steps_with_a_library_leave_the_parameters_of_the_cpu()
    {
        using GpuDevice device = OpenWithLibrary();
        int before = OwnCublas.Count;
        FitTests.Agree(() => new Wide(seed: 3), FitTests.Classified(150, 10, count: 21), new() { BatchSize = 7 }, () => new Sgd(0.1f, momentum: 0.9f), device);

        // Three forward; backward the gradients of two layers, and those of the weights of three.
        Assert.Equal(3 * 8, OwnCublas.Count - before);
    }

    [Fact]
    public void The_steps_of_sequences_are_rows_of_one_product()
    {
        using GpuDevice device = OpenWithLibrary();
        int before = OwnCublas.Count;
        FitTests.Agree(() => new WideSteps(seed: 3), FitTests.Classified(3 * 140, 4, count: 10), new() { BatchSize = 5 }, () => new Sgd(0.1f), device);
        Assert.True(OwnCublas.Count > before);
    }

    [Theory]
    [InlineData("one layer three times in a row")]
    [InlineData("one layer twice on one value")]
    public void Gradients_of_weights_that_are_used_several_times_add_up(string entry)
    {
        CompiledEntry compiled = new(entry, size: 130);
        using Loaded loaded = compiled.Load();
        using GpuDevice device = OpenWithLibrary();

        foreach (Example example in compiled.Examples)
        {
            (Network cpu, Dataset data) = Tests.Harness.Fill(loaded, example, batch: 6, seed: 5);
            CatalogAgreement.Compare(entry + ": ", device, cpu, Tests.Harness.Fill(loaded, example, batch: 6, seed: 5).Network, data, isAttention: false);
        }
    }

    [Fact]
    public void Launches_count_a_product_as_one()
    {
        using GpuDevice own = Devices.Open(), library = OpenWithLibrary();
        int Launches(GpuDevice device)
        {
            Wide network = new();
            Sgd optimizer = new();
            optimizer.Prepare(network);
            using DeviceTraining training = device.Begin(network, optimizer, 8);
            return training.Launches(new Descent(network, optimizer, new TrainingOptions()));
        }

        // Biases follow on two products forward, a derivative on one backward; the gradients of two biases are sums by themselves.
        Assert.Equal(5, Launches(library) - Launches(own));
    }

    [Fact]
    public void A_library_that_fails_is_a_device_that_failed()
    {
        using GpuDevice device = OpenWithLibrary();
        OwnCublas.FailAfter(5);

        try
        {
            string message = Assert.Throws<InvalidOperationException>(() => new Wide(seed: 3).Fit(FitTests.Classified(150, 10, count: 7), new() { BatchSize = 7, Device = device })).Message;
            Assert.Contains("cublasSgemm answered 13, execution failed.", message, StringComparison.Ordinal);
        }
        finally
        {
            OwnCublas.FailAfter(0);
        }
    }

    [Fact]
    public void A_device_without_the_library_says_that_its_own_kernels_multiply()
    {
        using GpuDevice device = GpuDevice.Open(Devices.Kind, products: Products.Library);
        Assert.Equal(device.Info.Kind is GpuDeviceKind.Cuda && CublasFunctions.Find(CublasFunctions.Files) is not null ? Products.Library : Products.Own, device.Products);
        Assert.Null(Cublas.With(device.Accelerator, OwnCublas.Closed));
        Assert.Null(CublasFunctions.Find("no such library"));
        if (OperatingSystem.IsLinux())
            Assert.Null(CublasFunctions.Find("libc.so.6"));
    }

    [Fact]
    public void Closing_a_device_closes_its_library()
    {
        int before = OwnCublas.Open;
        GpuDevice device = OpenWithLibrary();
        Assert.Equal(before + 1, OwnCublas.Open);
        Assert.Equal(Products.Library, device.Products);

        device.Dispose();
        device.Dispose();
        Assert.Equal(before, OwnCublas.Open);
    }

    private static GpuDevice OpenWithLibrary()
    {
        GpuDevice device = Devices.Open();
        device.Library = Cublas.With(device.Accelerator, OwnCublas.Functions);
        return device;
    }
}

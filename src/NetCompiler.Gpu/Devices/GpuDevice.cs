using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;

namespace NetCompiler.Gpu;

/// <summary>
/// An open device that takes training steps:
/// <code>
/// using GpuDevice gpu = GpuDevice.Open();
/// model.Fit(train, new() { Epochs = 5, BatchSize = 128, Device = gpu });
/// </code>
/// The project that declares the network references NetCompiler.Gpu, so that the compiler writes its kernels.
/// </summary>
public sealed class GpuDevice : TrainingDevice, IDisposable
{
    private readonly Context _context;
    private readonly Accelerator _accelerator;
    private readonly Dictionary<Type, DeviceProgram> _programs = [];
    private bool _isClosed;

    private GpuDevice(Context context, Device device, Products products)
    {
        _context = context;
        _accelerator = device.CreateAccelerator(context);
        Info = DeviceSearch.Describe(device);
        Steps = new OptimizerKernels(_accelerator);
        Gradients = new GradientKernels(_accelerator);
        Library = products is Products.Library ? Cublas.For(_accelerator, Info.Kind) : null;
    }

    /// <inheritdoc/>
    public override string Name => Info.Name;

    /// <summary>What the device is.</summary>
    public GpuDeviceInfo Info { get; }

    /// <summary>What computes products of large matrices: own kernels also where the library was asked for and is not there.</summary>
    public Products Products => Library is null ? Products.Own : Products.Library;

    internal Accelerator Accelerator => !_isClosed ? _accelerator : throw new ObjectDisposedException(nameof(GpuDevice));

    internal OptimizerKernels Steps { get; }

    internal GradientKernels Gradients { get; }

    /// <summary>The library of products; null where own kernels compute them.</summary>
    internal Cublas? Library { get; set; }

    /// <summary>All devices that <see cref="Open"/> could open, the best first.</summary>
    /// <exception cref="InvalidOperationException">ILGPU is missing.</exception>
    public static IReadOnlyList<GpuDeviceInfo> List()
    {
        IlgpuLibrary.Check();
        return All();
    }

    private static GpuDeviceInfo[] All()
    {
        using Context context = DeviceSearch.Context();
        return [.. DeviceSearch.InOrder(context).Select(DeviceSearch.Describe)];
    }

    /// <summary>Opens a device: the one with the most memory that CUDA reaches, or else OpenCL; simulations on CPU threads only where they are asked for, or where the build has nothing else.</summary>
    /// <param name="kind">What runs its kernels; any by default.</param>
    /// <param name="name">A part of its name; any by default.</param>
    /// <param name="products">What computes products of large matrices; see <see cref="Products"/> for what it is then.</param>
    /// <exception cref="InvalidOperationException">There is no such device; the message lists those that there are. Or ILGPU is missing.</exception>
    public static GpuDevice Open(GpuDeviceKind? kind = null, string? name = null, Products products = Products.Own)
    {
        IlgpuLibrary.Check();
        return Find(kind, name, products);
    }

    private static GpuDevice Find(GpuDeviceKind? kind, string? name, Products products)
    {
        Context context = DeviceSearch.Context();
        Device[] all = [.. DeviceSearch.InOrder(context)];
        Device? found = all.FirstOrDefault(device => DeviceSearch.Fits(DeviceSearch.Describe(device), kind, name));

        if (found is not null)
            return new GpuDevice(context, found, products);

        context.Dispose();
        throw new InvalidOperationException(
            $"There is no {kind?.ToString() ?? "CUDA or OpenCL"} device{(name is null ? "" : $" with \"{name}\" in its name")}. Looked for {DeviceSearch.LookedFor}; found {(all.Length == 0 ? "none" : string.Join("; ", all.Select(DeviceSearch.Describe)))}.");
    }

    /// <summary>Closes the device. Networks that were trained on it keep what they learnt.</summary>
    public void Dispose()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        Library?.Dispose();
        _accelerator.Dispose();
        _context.Dispose();
    }

    /// <summary><c>NVIDIA H200, Cuda, 139.8 GiB</c></summary>
    public override string ToString() => Info.ToString();

    internal override DeviceTraining Begin(Network network, Optimizer? optimizer, int capacity) =>
        new GuardedTraining(this, network, new GpuTraining(this, network, ProgramOf(network), optimizer, capacity));

    /// <summary>The kernels of a network's class, loaded once.</summary>
    private DeviceProgram ProgramOf(Network network)
    {
        if (_programs.TryGetValue(network.GetType(), out DeviceProgram? known))
            return known;
        if (network is not IDeviceNetwork compiled)
            throw new NotSupportedException($"{network.Name} was compiled without kernels for devices. Reference NetCompiler.Gpu in the project that declares it, and build it again.");
        if (compiled.Lacks is { } lacks)
            throw new NotSupportedException($"{network.Name} cannot be trained on a device yet: {lacks}. Train it without TrainingOptions.Device.");
        return _programs[network.GetType()] = compiled.Load(Accelerator);
    }
}

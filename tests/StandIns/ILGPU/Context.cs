using System;
using System.Collections.Immutable;
using ILGPU.Runtime;

namespace ILGPU;

/// <summary>What devices are opened in.</summary>
public sealed class Context : IDisposable
{
    private Context(ImmutableArray<Device> devices) => Devices = devices;

    /// <summary>The devices that the builder was told to look for: of this stand-in, CPU threads or none.</summary>
    public ImmutableArray<Device> Devices { get; }

    /// <summary>Makes a context.</summary>
    public static Context Create(Action<Builder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Builder builder = new();
        configure(builder);
        return new Context(builder.Devices.ToImmutable());
    }

    /// <summary>Does nothing: there is nothing to free.</summary>
    public void Dispose()
    {
    }

    /// <summary>What a context is to have.</summary>
    public sealed class Builder
    {
        internal ImmutableArray<Device>.Builder Devices { get; } = ImmutableArray.CreateBuilder<Device>();

        /// <summary>How kernels are optimised; the stand-in leaves that to the just-in-time compiler.</summary>
        public Builder Optimize(OptimizationLevel level) => this;
    }
}

/// <summary>How kernels are optimised.</summary>
public enum OptimizationLevel
{
    /// <summary>Not at all.</summary>
    O0,

    /// <summary>As usual.</summary>
    O1,

    /// <summary>As well as possible.</summary>
    O2,
}

using System;

namespace ILGPU.Runtime;

/// <summary>A device has failed.</summary>
public abstract class AcceleratorException : Exception
{
    /// <summary>Says how.</summary>
    protected AcceleratorException(string message)
        : base(message)
    {
    }

    /// <summary>What runs kernels.</summary>
    public abstract AcceleratorType AcceleratorType { get; }
}

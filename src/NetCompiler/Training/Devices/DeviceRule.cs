namespace NetCompiler;

/// <summary>A step of an optimizer in numbers, for the kernels of a device that does not run its <see cref="Optimizer.Update"/>.</summary>
internal readonly record struct DeviceRule(DeviceRuleKind Kind, float Rate, float Decay)
{
    /// <summary>μ of <see cref="DeviceRuleKind.Velocity"/> and <see cref="DeviceRuleKind.Ahead"/>.</summary>
    public float Momentum { get; init; }

    /// <summary>The constants of <see cref="DeviceRuleKind.Moments"/>.</summary>
    public AdaptiveMoments.Constants Moments { get; init; }
}

internal enum DeviceRuleKind
{
    /// <summary><see cref="Sgd"/> without momentum.</summary>
    Plain,

    /// <summary><see cref="Sgd"/> with momentum.</summary>
    Velocity,

    /// <summary>The same, looking ahead as Nesterov does.</summary>
    Ahead,

    /// <summary><see cref="Adam"/> and <see cref="AdamW"/>.</summary>
    Moments,
}

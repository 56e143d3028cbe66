namespace NetCompiler;

/// <summary>A step of an optimizer in numbers, for the kernels of a device that does not run its <see cref="Optimizer.Update"/>. Which of them mean anything depends on the kind.</summary>
internal readonly record struct DeviceRule(DeviceRuleKind Kind, float Rate, float Decay)
{
    /// <summary>μ of <see cref="DeviceRuleKind.Velocity"/>, <see cref="DeviceRuleKind.Ahead"/> and <see cref="DeviceRuleKind.RmsProp"/>.</summary>
    public float Momentum { get; init; }

    /// <summary>The constants of <see cref="DeviceRuleKind.Moments"/> and <see cref="DeviceRuleKind.LargestMoments"/>.</summary>
    public AdaptiveMoments.Constants Moments { get; init; }

    /// <summary>α of <see cref="DeviceRuleKind.RmsProp"/>, ρ of <see cref="DeviceRuleKind.AdaDelta"/>.</summary>
    public float Remains { get; init; }

    /// <summary>Whether <see cref="DeviceRuleKind.RmsProp"/> divides by the deviation from the mean.</summary>
    public bool Centered { get; init; }

    /// <summary>s₀ of <see cref="DeviceRuleKind.AdaGrad"/>.</summary>
    public float Initial { get; init; }

    /// <summary>ε</summary>
    public float Epsilon { get; init; }

    /// <summary>β₁ of <see cref="DeviceRuleKind.NAdam"/>.</summary>
    public float Beta1 { get; init; }

    /// <summary>β₂ of <see cref="DeviceRuleKind.NAdam"/>.</summary>
    public float Beta2 { get; init; }

    /// <summary>What <see cref="DeviceRuleKind.NAdam"/> multiplies the gradient by.</summary>
    public float OfGradient { get; init; }

    /// <summary>What it multiplies the mean by.</summary>
    public float OfMean { get; init; }

    /// <summary>What it multiplies √v by.</summary>
    public float Root { get; init; }
}

/// <summary>Which rule the kernels know.</summary>
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

    /// <summary>The same with AMSGrad.</summary>
    LargestMoments,

    /// <summary><see cref="NetCompiler.RmsProp"/></summary>
    RmsProp,

    /// <summary><see cref="NetCompiler.AdaGrad"/>, whose rate has been made less already.</summary>
    AdaGrad,

    /// <summary><see cref="NetCompiler.AdaDelta"/></summary>
    AdaDelta,

    /// <summary><see cref="NetCompiler.NAdam"/></summary>
    NAdam,
}

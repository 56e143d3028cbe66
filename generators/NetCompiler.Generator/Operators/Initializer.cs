namespace NetCompiler.Generator.Operators;

/// <summary>How a parameter starts. <see cref="InitializerKind.Automatic"/> is decided by the activation that follows: He before ReLU and its kin, Glorot otherwise.</summary>
/// <param name="Kind">The distribution.</param>
/// <param name="Scale">A factor: the standard deviation, limit, gain or constant of the kinds that have no other.</param>
internal sealed record Initializer(InitializerKind Kind, double Scale = 1)
{
    public static Initializer Automatic { get; } = new(InitializerKind.Automatic);

    public static Initializer Zeros { get; } = new(InitializerKind.Zeros);

    public static Initializer Ones { get; } = new(InitializerKind.Ones);
}

/// <summary>The names and the order of <c>NetCompiler.WeightInitializer</c>, which users write.</summary>
internal enum InitializerKind
{
    Automatic,
    HeNormal,
    HeUniform,
    GlorotNormal,
    GlorotUniform,
    LeCunNormal,
    LeCunUniform,
    FanInUniform,
    Orthogonal,
    Normal,
    TruncatedNormal,
    Uniform,
    Constant,
    Zeros,
    Ones,
}

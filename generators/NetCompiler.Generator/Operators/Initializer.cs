namespace NetCompiler.Generator.Operators;

/// <summary>How a parameter starts. <see cref="InitializerKind.Automatic"/> is decided by the activation that follows: He before ReLU and its kin, Glorot otherwise.</summary>
/// <param name="Kind">The distribution.</param>
/// <param name="Value">Standard deviation, limit or constant, for the kinds that take one.</param>
internal sealed record Initializer(InitializerKind Kind, double Value = 0)
{
    public static Initializer Automatic { get; } = new(InitializerKind.Automatic);

    public static Initializer Zeros { get; } = new(InitializerKind.Zeros);

    public static Initializer Ones { get; } = new(InitializerKind.Ones);
}

/// <summary>The names and the order of <c>NetCompiler.Initializer</c>, which users write.</summary>
internal enum InitializerKind
{
    Automatic,
    HeNormal,
    HeUniform,
    GlorotNormal,
    GlorotUniform,
    LeCunNormal,
    Zeros,
    Ones,
    Normal,
    Uniform,
    Constant,
}

namespace NetCompiler.Generator;

/// <summary>The names of the pipeline's steps, by which tests ask what ran again.</summary>
internal static class Steps
{
    public const string Spec = nameof(Spec);
    public const string Compile = nameof(Compile);
    public const string Findings = nameof(Findings);
    public const string Devices = nameof(Devices);
    public const string Blocks = nameof(Blocks);
}

namespace NetCompiler.Generator.Diagnostics;

/// <summary>Something wrong or noteworthy: the rule, the finished message, and its place.</summary>
internal sealed record Finding(string Rule, string Message, Place Place)
{
    public override string ToString() => $"{Rule}: {Message}";
}

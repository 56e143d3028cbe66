namespace NetCompiler.Generator.Diagnostics;

/// <summary>
/// Something wrong or noteworthy: the rule, the finished message, and its place. Where one answer is right, <paramref name="Remedy"/> is the text that should stand
/// there instead, for a code fix.
/// </summary>
internal sealed record Finding(string Rule, string Message, Place Place, string? Remedy = null)
{
    public override string ToString() => $"{Rule}: {Message}";
}

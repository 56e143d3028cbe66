namespace NetCompiler;

/// <summary>What somebody thinks of a film.</summary>
/// <param name="Id">Its number in the collection, from 0.</param>
/// <param name="IsPositive">Whether the film was liked.</param>
/// <param name="Rating">Stars, from 1 to 10.</param>
/// <param name="Text">The text, as it was written; line breaks may be <c>&lt;br /&gt;</c>.</param>
public sealed record Review(int Id, bool IsPositive, int Rating, string Text);

namespace NetCompiler.Generator.Parsing.Libraries;

/// <summary>A part of a type marked <c>[Blocks]</c> as a text that compiles by itself, and the name of the file that it was taken from.</summary>
internal sealed record BlockText(string File, string Text);

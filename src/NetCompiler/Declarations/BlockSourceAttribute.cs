using System;
using System.ComponentModel;

namespace NetCompiler;

/// <summary>The source of a type marked <see cref="BlocksAttribute"/>, or of a part of it. Written by the compiler, for the compiler in other projects.</summary>
/// <param name="file">The name of the file that it was taken from, for messages.</param>
/// <param name="text">The text, which compiles by itself.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class BlockSourceAttribute(string file, string text) : Attribute
{
    /// <summary>The name of the file that the text was taken from.</summary>
    public string File { get; } = file;

    /// <summary>The text, with the directives that it needs around it.</summary>
    public string Text { get; } = text;
}

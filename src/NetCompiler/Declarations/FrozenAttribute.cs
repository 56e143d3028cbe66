using System;

namespace NetCompiler;

/// <summary>
/// Names layers or parameters of the network that training leaves as they are. Their gradients are not computed, nor is anything that only those would need,
/// and no optimizer moves them; they have values as ever, from the initializer or from a file. Running statistics still follow the data.
/// </summary>
/// <param name="patterns">
/// Names of layers, which stand for all their parameters, or of parameters such as <c>hidden.weight</c>, in which <c>*</c> stands for any text:
/// <c>"encoder*"</c>. A pattern that names nothing is NC1010.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FrozenAttribute(params string[] patterns) : Attribute
{
    /// <summary>Names of layers or parameters, in which <c>*</c> stands for any text.</summary>
    public string[] Patterns { get; } = patterns;
}

using System.Linq;

namespace NetCompiler.Generator.Graph;

/// <summary>What the class with a network's gradient tests is called, and how it names the network.</summary>
internal static class GradientTests
{
    /// <summary><c>DigitNetGradientTests</c>; of a network in other types, with their names before it.</summary>
    public static string ClassName(Declaration declaration) =>
        string.Concat(declaration.Containers.Select(header => header.Split(' ').Last())).Replace("@", "") + declaration.Name.TrimStart('@') + "GradientTests";

    /// <summary>From anywhere: <c>global::Digits.DigitNet</c>.</summary>
    public static string Qualified(Declaration declaration) => "global::" + string.Join(".",
        new[] { declaration.Namespace }.Concat(declaration.Containers.Select(header => header.Split(' ').Last())).Append(declaration.Name).Where(part => part.Length > 0));
}

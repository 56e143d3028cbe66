using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;

namespace NetCompiler.Generator.Parsing;

/// <summary>Whether tests of the gradients are wanted, and can be written.</summary>
internal static class GradientTestsReader
{
    private static readonly string[] Xunit = ["Xunit.TheoryAttribute", "Xunit.InlineDataAttribute"];

    public static void Read(INamedTypeSymbol type, SpecBuilder spec, Compilation compilation, CancellationToken token)
    {
        if (WrittenAttribute.Of(type, a => KnownTypes.Is(a, KnownTypes.GradientTests), token).FirstOrDefault() is not { } attribute)
            return;

        if (Obstacle(type, spec, compilation) is { } obstacle)
            spec.Report(Rules.GradientTests, obstacle, attribute.Origin);
        else
            spec.TestGradients();
    }

    private static string? Obstacle(INamedTypeSymbol type, SpecBuilder spec, Compilation compilation)
    {
        string tests = GradientTests.ClassName(DeclarationReader.Read(type, DeclarationForm.Attributes));

        if (Xunit.Any(name => compilation.GetTypesByMetadataName(name).IsEmpty))
            return $"The tests of '{type.Name}' are theories of xunit, which this project does not reference. Reference the package xunit, or compile the network's file in a test project too and write '[GenerateGradientTests] partial class {type.Name};' there.";

        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
        {
            if (around.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return $"The tests of '{type.Name}' are a class beside it, which cannot see '{around.Name}', because that is {(around.DeclaredAccessibility is Accessibility.Private ? "private" : "protected")}. Make it internal or public.";
        }

        if (spec.HasOutputs && !spec.HasLosses)
            return $"'{type.Name}' has no loss, so it has no gradients to test. Add one, such as [SoftmaxCrossEntropy], or remove [GenerateGradientTests].";

        return type.ContainingNamespace.GetTypeMembers(tests).IsEmpty ? null : $"The tests of '{type.Name}' need the name '{tests}', which a type of yours has. Give it another name.";
    }
}

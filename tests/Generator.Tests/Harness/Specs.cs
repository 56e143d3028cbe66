using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Parsing;
using Xunit;

namespace NetCompiler.Generator.Tests.Harness;

/// <summary>Networks as the parser reads them, without the stages after it.</summary>
internal static class Specs
{
    public const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing NetCompiler;\n";

    /// <summary>The only network of a source that C# accepts and in which the parser finds nothing wrong.</summary>
    public static NetworkSpec Of(string source)
    {
        CSharpCompilation compilation = Sources.Compile(source);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity is DiagnosticSeverity.Error));

        NetworkSpec spec = Assert.Single(Parse(compilation)).Spec;
        Assert.True(spec.Findings.Count == 0, spec.ToString());
        return spec;
    }

    /// <summary>The network of a class around these members, one of which is Forward.</summary>
    public static NetworkSpec OfMembers(string members) => Of(Around(members));

    /// <summary>The network whose Forward has this body: its input is <c>x</c>, a vector of 8.</summary>
    public static NetworkSpec OfBody(string body) => OfMembers($"static Tensor Forward([Shape(8)] Tensor x)\n{{\n{body}\n}}");

    public static string Around(string members) => Usings + "[Network]\npublic sealed partial class Net\n{\n" + members + "\n}\n";

    public static IReadOnlyList<Parsed> Parse(CSharpCompilation compilation) =>
    [
        .. from tree in compilation.SyntaxTrees
           let model = compilation.GetSemanticModel(tree)
           from syntax in tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
           where syntax.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() is "Network")
           let parsed = NetworkParser.Parse(syntax, model.GetDeclaredSymbol(syntax)!, compilation, CancellationToken.None)
           where parsed is not null
           select parsed,
    ];
}

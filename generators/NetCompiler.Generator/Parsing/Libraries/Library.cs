using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetCompiler.Generator.Parsing.Libraries;

/// <summary>
/// The marked types of another assembly, compiled from the source that it carries. The network's own compilation knows them as metadata; whatever is evaluated is looked up here, by its documentation id.
/// One compilation serves all edits of the network's project, for as long as its references stay the same.
/// </summary>
internal sealed class Library
{
    /// <summary>The begin of the paths of embedded files, by which locations in them are told.</summary>
    private const string Embedded = "embedded in ";

    private static readonly ConditionalWeakTable<IAssemblySymbol, Library> ByAssembly = new();

    private readonly CSharpCompilation? _compilation;

    private Library(CSharpCompilation? compilation) => _compilation = compilation;

    /// <summary>The same declaration with its source; itself where it has one here, or where its assembly carries none.</summary>
    public static ISymbol Sourced(ISymbol definition, Compilation user)
    {
        if (definition.ContainingAssembly is not { } assembly || SymbolEqualityComparer.Default.Equals(assembly, user.Assembly) || IsLibrary(assembly))
            return definition;

        Library library = ByAssembly.GetValue(assembly, key => new Library(Compile(key, user)));

        return library._compilation is { } compilation && DocumentationCommentId.CreateDeclarationId(definition) is { } id
            ? DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation).FirstOrDefault(symbol => !symbol.DeclaringSyntaxReferences.IsEmpty) ?? definition
            : definition;
    }

    public static bool IsLibrary(IAssemblySymbol assembly) => assembly is ISourceAssemblySymbol { Compilation: var compilation } && compilation.SyntaxTrees.FirstOrDefault() is { } tree && IsEmbedded(tree);

    public static bool IsEmbedded(SyntaxTree? tree) => tree?.FilePath.StartsWith(Embedded, System.StringComparison.Ordinal) == true;

    /// <summary>Where a place in embedded source was written: <c>Residuals.cs, line 12</c>.</summary>
    public static string Written(Location location)
    {
        FileLinePositionSpan span = location.GetMappedLineSpan();
        return $"{span.Path}, line {(span.StartLinePosition.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    private static CSharpCompilation? Compile(IAssemblySymbol assembly, Compilation user)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview, DocumentationMode.None);
        SyntaxTree[] trees = [.. Sources(assembly).Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text, Encoding.UTF8), options, $"{Embedded}{assembly.Name}/{source.File}"))];

        if (trees.Length == 0)
            return null;

        // Without the assembly itself: of two types with one name the compiler would not know which to extend tensors with. Only the library cannot be without its own, which has Tensor: its blocks call each other by their type.
        IEnumerable<MetadataReference> references = user.References.Where(r =>
            user.GetAssemblyOrModuleSymbol(r) is not IAssemblySymbol other || !other.Identity.Equals(assembly.Identity) || assembly.GetTypeByMetadataName(KnownTypes.TensorType) is not null);
        return CSharpCompilation.Create(assembly.Name, trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static IEnumerable<BlockText> Sources(IAssemblySymbol assembly) =>
        from attribute in assembly.GetAttributes()
        where KnownTypes.Is(attribute.AttributeClass, KnownTypes.BlockSource) && attribute.ConstructorArguments.Length == 2
        where attribute.ConstructorArguments[0].Value is string && attribute.ConstructorArguments[1].Value is string
        select new BlockText((string)attribute.ConstructorArguments[0].Value!, (string)attribute.ConstructorArguments[1].Value!);
}

using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Parsing.Libraries;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>What a method, a property or a field's initializer does; or the syntax that nests too deeply to be looked at.</summary>
/// <param name="Operation">What is evaluated.</param>
/// <param name="TooDeep">The syntax that nests too deeply.</param>
/// <param name="Fault">Of a library's source, what keeps it from compiling by itself.</param>
internal sealed record Body(IOperation? Operation, SyntaxNode? TooDeep = null, string? Fault = null)
{
    public static Body None { get; } = new((IOperation?)null);
}

/// <summary>The bound bodies of one compilation, shared by its networks: binding costs ten times what evaluating does.</summary>
internal sealed class Bodies(Compilation compilation)
{
    private static readonly ConditionalWeakTable<Compilation, Bodies> ByCompilation = new();

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, ISymbol> _sourced = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Body> _bodies = new(SymbolEqualityComparer.Default);

    public static Bodies Of(Compilation compilation) => ByCompilation.GetValue(compilation, c => new Bodies(c));

    /// <summary>The same declaration with a source, where this project or its own assembly has one.</summary>
    public ISymbol Sourced(ISymbol definition) =>
        _sourced.TryGetValue(definition, out ISymbol known) ? known : _sourced[definition] = Library.Sourced(definition, compilation);

    public Body Find(ISymbol symbol, CancellationToken token) =>
        symbol.ContainingAssembly is ISourceAssemblySymbol { Compilation: var home } assembly && home != compilation && Library.IsLibrary(assembly) ? Of(home).Find(symbol, token)
        : _bodies.TryGetValue(symbol, out Body known) ? known : _bodies[symbol] = Bind(symbol, token);

    private Body Bind(ISymbol symbol, CancellationToken token)
    {
        ISymbol implementing = symbol is IMethodSymbol { PartialImplementationPart: { } part } ? part : symbol;

        foreach (SyntaxReference reference in implementing.DeclaringSyntaxReferences)
        {
            SyntaxNode? code = Code(reference.GetSyntax(token));

            if (code is null || !compilation.ContainsSyntaxTree(code.SyntaxTree))
                continue;

            // Roslyn's own binder recurses over a.B().C()…: look before it is asked.
            if (Deepest(code) is { } tooDeep)
                return new Body(null, tooDeep);

            SemanticModel model = _models.GetOrAdd(code.SyntaxTree, tree => compilation.GetSemanticModel(tree));

            if (Library.IsEmbedded(code.SyntaxTree) && model.GetDiagnostics(code.Span, token).FirstOrDefault(d => d.Severity is DiagnosticSeverity.Error) is { } error)
                return new Body(null, Fault: $"{error.Id} in {Library.Written(error.Location)}, {error.GetMessage(CultureInfo.InvariantCulture).TrimEnd('.')}");

            if (model.GetOperation(code, token) is { } operation)
                return new Body(operation);
        }

        return Body.None;
    }

    private static SyntaxNode? Code(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer,
        PropertyDeclarationSyntax property => (SyntaxNode?)property.ExpressionBody ?? property.Initializer ?? (SyntaxNode?)property.AccessorList?.Accessors.FirstOrDefault(a => a.Body is not null || a.ExpressionBody is not null),
        ParameterSyntax => null,
        _ => declaration,
    };

    /// <summary>The statement that nests deeper than the budget, or null. Walks without recursion, and binds nothing.</summary>
    private static SyntaxNode? Deepest(SyntaxNode root)
    {
        Stack<(SyntaxNode Node, int Depth)> open = new();
        open.Push((root, 0));

        while (open.Count > 0)
        {
            (SyntaxNode node, int depth) = open.Pop();

            if (depth > Budget.SyntaxDepth)
                return node.AncestorsAndSelf().FirstOrDefault(n => n is StatementSyntax or ArrowExpressionClauseSyntax) ?? root;

            foreach (SyntaxNode child in node.ChildNodes())
                open.Push((child, depth + 1));
        }

        return null;
    }
}

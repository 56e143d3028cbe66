using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Generator;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.CodeFixes;

/// <summary>
/// Writes the number that fits, where the compiler found that one does.
/// <code>
/// before  [Input(12), Reshape(3, 5)]     [Input(10), Slice(8, 4)]
/// after   [Input(12), Reshape(3, 4)]     [Input(10), Slice(8, 2)]
/// </code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectSize)), Shared]
public sealed class CorrectSize : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.ReshapeSize, Rules.SliceRange];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        Diagnostic diagnostic = context.Diagnostics.First();

        // A number with a name is used elsewhere too: it is not for us to write another beside it.
        if (diagnostic.Properties.TryGetValue(Report.Remedy, out string? remedy) && remedy is not null && text.ToString(context.Span).All(c => char.IsDigit(c) || c is ' ' or ',' or '-'))
        {
            CodeAction action = CodeAction.Create(
                $"Change to '{remedy}'",
                _ => Task.FromResult(context.Document.WithText(text.Replace(context.Span, remedy))),
                nameof(CorrectSize));

            context.RegisterCodeFix(action, diagnostic);
        }
    }
}

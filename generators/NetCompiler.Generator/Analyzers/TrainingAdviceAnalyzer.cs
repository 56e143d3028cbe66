using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Analyzers;

/// <summary>Advice on calls of Fit: examples that validate nothing, and optimizers that forget.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrainingAdviceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.Descriptor(Rules.ValidationIsTraining), Rules.Descriptor(Rules.ForgetfulOptimizer)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;

        if (call.TargetMethod.Name is not "Fit" || !KnownTypes.Is(call.TargetMethod.ContainingType, KnownTypes.Network))
            return;

        IOperation? training = Argument(call, "training"), options = Argument(call, "options");

        if (Set(options, "Validation") is { } validation && Symbol(validation) is { } examples && SymbolEqualityComparer.Default.Equals(examples, Symbol(training)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.Descriptor(Rules.ValidationIsTraining),
                validation.Syntax.GetLocation(),
                $"'{examples.Name}' is what the network is trained on, so its accuracy there says nothing of new examples. Hold some back: (Dataset train, Dataset validation) = {examples.Name}.Split(…)."));
        }

        if (Set(options, "Optimizer") is IObjectCreationOperation { Type: { } optimizer } made && IsRepeated(call))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.Descriptor(Rules.ForgetfulOptimizer),
                made.Syntax.GetLocation(),
                $"Every turn of the loop makes a new {optimizer.Name}, which forgets what the last one learnt of the gradients. Make it before the loop, or let Fit count the epochs."));
        }
    }

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        Plain(call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter)?.Value);

    /// <summary>What an object initializer sets a property to.</summary>
    private static IOperation? Set(IOperation? options, string property) =>
        Plain((options as IObjectCreationOperation)?.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(a => a.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property)?.Value);

    private static IOperation? Plain(IOperation? operation) => operation is IConversionOperation { IsImplicit: true, Operand: var operand } ? Plain(operand) : operation;

    private static ISymbol? Symbol(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

    /// <summary>Whether a loop repeats the call on one network: one that the loop makes starts anew anyway.</summary>
    private static bool IsRepeated(IInvocationOperation call)
    {
        for (IOperation? around = call.Parent; around is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; around = around.Parent)
        {
            if (around is ILoopOperation loop)
                return Symbol(Plain(call.Instance)) is { } network && !network.DeclaringSyntaxReferences.Any(d => d.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(d.Span));
        }

        return false;
    }
}

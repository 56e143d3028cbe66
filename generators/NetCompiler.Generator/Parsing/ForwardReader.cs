using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Parsing.Interpreter;

namespace NetCompiler.Generator.Parsing;

/// <summary>The graph form: checks Forward's signature, makes its inputs, has it evaluated and takes what it returns as the outputs.</summary>
internal static class ForwardReader
{
    public static void Read(IReadOnlyList<IMethodSymbol> forwards, SpecBuilder spec, Compilation compilation, CancellationToken token)
    {
        IMethodSymbol forward = forwards[0];

        if (forwards.Count > 1)
        {
            spec.Report(Rules.Signature, "A network has one Forward method. Give the others another name.", At(forwards[1]));
            return;
        }

        if (!IsNetwork(forward, spec))
            return;

        List<TensorValue> inputs = [];
        foreach (IParameterSymbol parameter in forward.Parameters)
            inputs.Add(AddInput(parameter, spec, token));

        // The evaluation and Roslyn's own binder recurse; on a stack of its own the outcome does not depend on the host's.
        LargeStack.Run(() => AddOutputs(new Evaluator(spec, compilation, token).Run(forward, inputs), forward, spec), token);
    }

    private static bool IsNetwork(IMethodSymbol forward, SpecBuilder spec)
    {
        if (!forward.IsStatic)
        {
            spec.Report(Rules.Signature, "Forward describes the network and has no object to work on. Make it static.", At(forward));
            return false;
        }

        if (forward.TypeParameters.Length > 0)
        {
            spec.Report(Rules.Signature, "Forward cannot be generic: there is nobody to choose its types. Remove its type parameters.", At(forward));
            return false;
        }

        if (forward.ReturnsVoid)
        {
            spec.Report(Rules.NoOutput, "Forward returns nothing. Let it return the network's output, a Tensor or a tuple of them.", At(forward));
            return false;
        }

        if (forward.ReturnType.TypeKind is TypeKind.Error || forward.Parameters.Any(p => p.Type.TypeKind is TypeKind.Error))
        {
            spec.NotCSharp();
            return false;
        }

        if (!KnownTypes.IsTensor(forward.ReturnType) && !(forward.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(e => KnownTypes.IsTensor(e.Type))))
        {
            spec.Report(Rules.Signature, $"Forward returns '{forward.ReturnType.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}', but a network returns a Tensor or a tuple of Tensors. Return the value of the last layer.", new Origin(ReturnType(forward)));
            return false;
        }

        if (forward.Parameters.FirstOrDefault(p => !KnownTypes.IsTensor(p.Type) || p.RefKind is not RefKind.None) is { } other)
        {
            spec.Report(Rules.Signature, $"Forward's parameter '{other.Name}' is no plain Tensor. Numbers belong into constants of the class: remove it.", new Origin(other.Locations[0]));
            return false;
        }

        if (forward.Parameters.Length == 0)
        {
            spec.Report(Rules.NoInput, "Forward has no parameter, so the network has no input. Write Forward([Shape(…)] Tensor x).", At(forward));
            return false;
        }

        return true;
    }

    private static TensorValue AddInput(IParameterSymbol parameter, SpecBuilder spec, CancellationToken token)
    {
        AttributeData? shape = parameter.GetAttributes().FirstOrDefault(a => KnownTypes.Is(a.AttributeClass, KnownTypes.Shape));
        Location place = parameter.Locations[0];
        object? axes = null;
        bool isComplete = true;

        if (shape is null)
        {
            spec.Report(Rules.NoInput, $"The input '{parameter.Name}' has no shape. Put the lengths of its axes before it, without the batch: [Shape(784)].", new Origin(place));
            isComplete = false;
        }
        else
        {
            isComplete = shape.AttributeConstructor is not null && shape.ConstructorArguments.All(a => a.Kind is not TypedConstantKind.Error);
            axes = isComplete && shape.ConstructorArguments.Length == 1 ? WrittenAttribute.Plain(shape.ConstructorArguments[0]) : null;
            place = shape.ApplicationSyntaxReference?.GetSyntax(token).GetLocation() ?? place;

            if (!isComplete)
                spec.NotCSharp();
        }

        int node = spec.Add(Catalog.Operator("Input")!, [new("shape", axes ?? new[] { 1 })], [], new NameHint("", null, "", parameter.Name), new Origin(place));
        return new TensorValue(node);
    }

    private static void AddOutputs(object? result, IMethodSymbol forward, SpecBuilder spec)
    {
        switch (result)
        {
            case TensorValue tensor:
                spec.AddOutput(null, tensor.Node);
                break;

            case TupleValue tuple when forward.ReturnType is INamedTypeSymbol { IsTupleType: true } type && tuple.Items.All(i => i.Value is TensorValue):
                for (int i = 0; i < tuple.Items.Length; i++)
                {
                    IFieldSymbol element = type.TupleElements[i];
                    spec.AddOutput(element.IsExplicitlyNamedTupleElement ? element.Name : null, ((TensorValue)tuple.Items[i].Value!).Node);
                }

                break;

            // The evaluation has said why, or C# does.
            case var _ when spec.HasFindings:
                break;

            default:
                spec.Report(Rules.NoOutput, "Forward returns null where a network returns a Tensor. Return the value of the last layer.", At(forward));
                break;
        }
    }

    private static Origin At(IMethodSymbol method) => new(method.Locations[0]);

    private static Location ReturnType(IMethodSymbol method) =>
        (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax)?.ReturnType.GetLocation() ?? method.Locations[0];
}

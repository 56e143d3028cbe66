using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Parsing.Interpreter;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Parsing;

/// <summary>
/// The loss as a method: <c>static Tensor Loss(Tensor prediction, Tensor target)</c>, evaluated like Forward into operators of its own, or
/// <c>static float Loss(float prediction, float target)</c> for each element. It is one more loss beside those that are attributes.
/// </summary>
internal static class LossReader
{
    public static void Read(INamedTypeSymbol type, SpecBuilder spec, FunctionReader functions, Compilation compilation, CancellationToken token)
    {
        List<IMethodSymbol> methods = LossMethods(type);

        if (methods.Count == 0 || !spec.HasOutputs)
            return;

        if (methods.Count == 1 && functions.IsDeclaredLoss(methods[0]))
            return;

        if (methods.Count > 1)
            spec.Report(Rules.Signature, "A network has one Loss method. Give the others another name, or add them up in it.", At(methods[1]));
        else if (FunctionReader.IsFunction(methods[0]))
            functions.AddLoss(methods[0]);
        else if (IsLoss(methods[0], spec))
            Evaluate(methods[0], spec, compilation, token);
    }

    /// <summary>Methods called Loss that speak of tensors, or of two numbers: others are the user's own business.</summary>
    private static List<IMethodSymbol> LossMethods(INamedTypeSymbol type) =>
        type.GetMembers(KnownTypes.LossMethod)
            .OfType<IMethodSymbol>()
            .Where(m => m.MethodKind is MethodKind.Ordinary && m.PartialDefinitionPart is null)
            .Where(m => KnownTypes.IsTensor(m.ReturnType) || m.Parameters.Any(p => KnownTypes.IsTensor(p.Type)) || FunctionReader.IsFunction(m) && m.Parameters.Length == 2)
            .ToList();

    private static bool IsLoss(IMethodSymbol loss, SpecBuilder spec)
    {
        if (loss.ReturnType.TypeKind is TypeKind.Error || loss.Parameters.Any(p => p.Type.TypeKind is TypeKind.Error))
        {
            spec.NotCSharp();
            return false;
        }

        string? problem =
            !loss.IsStatic ? "Loss describes what is minimised and has no object to work on. Make it static."
            : loss.TypeParameters.Length > 0 ? "Loss cannot be generic: there is nobody to choose its types."
            : !KnownTypes.IsTensor(loss.ReturnType) || loss.Parameters.Length != 2 || loss.Parameters.Any(p => !KnownTypes.IsTensor(p.Type) || p.RefKind is not RefKind.None)
                ? "Loss goes from one prediction and its target to a number: static Tensor Loss(Tensor prediction, Tensor target), or for each element static float Loss(float prediction, float target). Numbers belong into constants of the class."
            : KnownTypes.AttributeOf(loss.Parameters[0], KnownTypes.Shape) is not null
                ? $"The shape of '{loss.Parameters[0].Name}' is that of the network's output. Remove the attribute; the target may have one."
            : null;

        if (problem is not null)
            spec.Report(Rules.Signature, problem, At(loss));
        else if (spec.OutputCount > 1)
            spec.Report(Rules.LossOutput, $"Loss judges one output, but the network returns {spec.OutputCount}. Return one tensor, for example with Concat, or declare a loss for each output as an attribute with Output.", At(loss));

        return problem is null && spec.OutputCount == 1;
    }

    private static void Evaluate(IMethodSymbol loss, SpecBuilder spec, Compilation compilation, CancellationToken token)
    {
        SpecBuilder method = spec.ForMethod();
        Shape prediction = spec.OutputShape(0);
        Shape? own = TargetShape(loss.Parameters[1], spec, token);
        TensorValue[] given =
        [
            new(method.AddGiven(prediction, loss.Parameters[0].Name, new Origin(loss.Parameters[0].Locations[0]))),
            new(method.AddGiven(own ?? prediction, loss.Parameters[1].Name, new Origin(loss.Parameters[1].Locations[0]))),
        ];

        object? result = null;
        LargeStack.Run(() => result = new Evaluator(method, compilation, token).Run(loss, given), token);
        Location written = (loss.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) as MethodDeclarationSyntax)?.Identifier.GetLocation() ?? loss.Locations[0];

        if (result is null && !method.HasFindings)
            spec.Report(Rules.Signature, "Loss returns null where a network needs a Tensor.", At(loss));

        spec.AddLoss(method, (result as TensorValue)?.Node, own, new Origin(written));
    }

    private static Shape? TargetShape(IParameterSymbol target, SpecBuilder spec, CancellationToken token)
    {
        if (KnownTypes.AttributeOf(target, KnownTypes.Shape) is not { } attribute)
            return null;

        if (attribute.AttributeConstructor is null || attribute.ConstructorArguments.Length != 1 || WrittenAttribute.Plain(attribute.ConstructorArguments[0]) is not int[] axes)
        {
            spec.NotCSharp();
            return null;
        }

        Shape shape = new([.. axes]);

        if (axes.Length > 0 && axes.All(axis => axis > 0))
            return shape;

        Location place = attribute.ApplicationSyntaxReference?.GetSyntax(token).GetLocation() ?? target.Locations[0];
        spec.Report(Rules.InputShape, $"The target's shape {shape} needs axes of at least 1. A number per example is Shape(1); the batch is left out.", new Origin(place));
        return null;
    }

    private static Origin At(IMethodSymbol method) => new(method.Locations[0]);
}

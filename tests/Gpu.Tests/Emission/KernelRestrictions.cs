using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace NetCompiler.Gpu.Tests.Emission;

/// <summary>What ILGPU compiles, as syntax and symbols: anything that it refuses, or compiles into something else, fails the test with its line.</summary>
internal static class KernelRestrictions
{
    private static readonly string[] Mathematics = ["Sin", "Cos", "Floor", "Ceiling"];

    private static readonly string[] Library = ["Group", "Grid", "SharedMemory", "XMath", "DeviceMath", "DeviceRandom", "DeviceSinusoids", "GroupReduction", "Philox", "Moved", "AlongAxis", "Interop", "GroupParts", "MemoryFence", "Atomic", "Float4"];

    private static readonly SpecialType[] Numbers = [SpecialType.System_Single, SpecialType.System_Int32, SpecialType.System_UInt32, SpecialType.System_UInt64];

    /// <summary>Checks all kernels of a compilation: the methods of each class with a struct of arguments, but for those that the launching code calls.</summary>
    public static int Check(CSharpCompilation compilation)
    {
        int kernels = 0;

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);

            foreach (ClassDeclarationSyntax kernel in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Where(IsKernel))
            {
                kernels++;
                Arguments(model, kernel.Members.OfType<StructDeclarationSyntax>().Single());

                foreach (MethodDeclarationSyntax method in kernel.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.Text is not ("Of" or "Over")))
                    Body(model, method);
            }
        }

        Assert.True(kernels > 0, "There is no kernel.");
        return kernels;
    }

    /// <summary>Checks a method that a kernel is or calls.</summary>
    public static void Body(SemanticModel model, MethodDeclarationSyntax method)
    {
        Assert.True(method.Modifiers.Any(SyntaxKind.StaticKeyword), $"{method.Identifier} is an instance method.");

        foreach (ParameterSyntax parameter in method.ParameterList.Parameters)
            Refuse(IsRefused(model.GetTypeInfo(parameter.Type!).Type!) || model.GetTypeInfo(parameter.Type!).Type!.SpecialType is SpecialType.System_Boolean, parameter, "takes what no kernel can take");

        foreach (SyntaxNode node in method.DescendantNodes())
            Node(model, node);
    }

    private static void Node(SemanticModel model, SyntaxNode node)
    {
        bool isSyntaxRefused = node is ThrowStatementSyntax or ThrowExpressionSyntax or TryStatementSyntax or StackAllocArrayCreationExpressionSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
            or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax or InterpolatedStringExpressionSyntax or ForEachStatementSyntax or UnsafeStatementSyntax or LockStatementSyntax;
        Refuse(isSyntaxRefused || node.IsKind(SyntaxKind.StringLiteralExpression) || node.IsKind(SyntaxKind.CharacterLiteralExpression), node, "is refused by ILGPU");
        Refuse(node is SwitchExpressionSyntax choice && choice.Arms.All(arm => arm.Pattern is not DiscardPatternSyntax), node, "has no default arm");

        if (node is not ExpressionSyntax expression)
            return;

        ISymbol? symbol = model.GetSymbolInfo(expression).Symbol;
        TypeInfo type = symbol is ITypeSymbol or INamespaceSymbol ? default : model.GetTypeInfo(expression);

        if (type.ConvertedType is { } converted && IsRefused(converted))
            Refuse(true, node, $"is a {converted}");
        if (type is { Type.SpecialType: SpecialType.System_UInt32 or SpecialType.System_UInt64 })
            Refuse(type.ConvertedType!.SpecialType is SpecialType.System_Single || node.Parent is CastExpressionSyntax cast && model.GetTypeInfo(cast).Type!.SpecialType is SpecialType.System_Single, node, "becomes a float through a double, which not every device has");
        if (expression is InvocationExpressionSyntax call)
            Refuse(!IsAllowed((IMethodSymbol)symbol!, call, model), node, "calls what a kernel cannot call");
        if (expression is ElementAccessExpressionSyntax element)
            Refuse(element.ArgumentList.Arguments.Any(index => model.GetTypeInfo(index.Expression).Type!.SpecialType is not SpecialType.System_Int32), node, "has an index that is no int");
        Refuse(symbol is IFieldSymbol { IsStatic: true, IsConst: false }, node, "is a static field");
    }

    private static void Arguments(SemanticModel model, StructDeclarationSyntax arguments)
    {
        foreach (FieldDeclarationSyntax field in arguments.Members.Cast<FieldDeclarationSyntax>())
        {
            ITypeSymbol type = model.GetTypeInfo(field.Declaration.Type).Type!;
            Refuse(!Numbers.Contains(type.SpecialType) && type.ToString() is not ("ILGPU.ArrayView<float>" or "ILGPU.ArrayView<int>"), field, "is no argument of a kernel");
        }
    }

    private static bool IsAllowed(IMethodSymbol method, InvocationExpressionSyntax call, SemanticModel model) => method.ContainingType.Name switch
    {
        "MathF" => Mathematics.Contains(method.Name),
        "ArrayView" => method is { Name: "Cast", TypeArguments: [{ Name: "Float4" }] },
        var name when Library.Contains(name) => true,
        _ => SymbolEqualityComparer.Default.Equals(method.ContainingType, model.GetEnclosingSymbol(call.SpanStart)!.ContainingType) && !SymbolEqualityComparer.Default.Equals(method, model.GetEnclosingSymbol(call.SpanStart)),
    };

    private static bool IsRefused(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Boolean or SpecialType.System_Void => false,
        SpecialType.System_Char or SpecialType.System_Decimal => true,
        _ => type is { IsReferenceType: true } or { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Delegate }
            || type.ContainingNamespace?.ToString() is "System.Numerics" or "System.Runtime.Intrinsics" || type is { Name: "Half" or "Span" or "ReadOnlySpan", ContainingNamespace.Name: "System" },
    };

    private static bool IsKernel(ClassDeclarationSyntax type) => type.Members.OfType<StructDeclarationSyntax>().Any(member => member.Identifier.Text == "Arguments");

    // What is said is put together only where something is refused: there are millions of nodes.
    private static void Refuse(bool isRefused, SyntaxNode node, string why)
    {
        if (isRefused)
            Assert.Fail($"Line {node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {node} {why}.");
    }
}

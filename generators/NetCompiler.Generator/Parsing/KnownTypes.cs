using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Parsing;

/// <summary>The library's declarations, which the generator knows by name because it cannot reference them.</summary>
internal static class KnownTypes
{
    public const string NetworkAttribute = "NetCompiler.NetworkAttribute";
    public const string BlocksAttribute = "NetCompiler.BlocksAttribute";
    public const string Blocks = nameof(BlocksAttribute);
    public const string BlockSource = "BlockSourceAttribute";
    public const string Network = nameof(Network);
    public const string Tensor = nameof(Tensor);
    public const string TensorType = "NetCompiler.Tensor";
    public const string Input = "InputAttribute";
    public const string Shape = "ShapeAttribute";
    public const string Layer = "LayerAttribute";
    public const string Loss = "LossAttribute";
    public const string Frozen = "FrozenAttribute";
    public const string SharedWeights = "SharedWeightsAttribute";
    public const string GradientTests = "GenerateGradientTestsAttribute";
    public const string Learned = "LearnedAttribute";
    public const string Derivative = "DerivativeAttribute";
    public const string SpecialFunctions = nameof(SpecialFunctions);
    public const string Map = nameof(Map);
    public const string Scan = nameof(Scan);
    public const string BothWays = nameof(BothWays);
    public const string ElementwiseLoss = nameof(ElementwiseLoss);
    public const string Forward = nameof(Forward);

    /// <summary>The method that declares a loss.</summary>
    public const string LossMethod = nameof(Loss);

    /// <summary>Whether it is the type of that name in namespace <c>NetCompiler</c>.</summary>
    public static bool Is(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol { ContainingType: null, ContainingNamespace: { Name: nameof(NetCompiler), ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;

    /// <summary>Whether the attribute makes its class a network.</summary>
    public static bool MarksNetwork(AttributeData attribute) => Is(attribute.AttributeClass, "NetworkAttribute");

    public static bool IsTensor(ITypeSymbol? type) => Is(type, Tensor);

    public static AttributeData? AttributeOf(ISymbol symbol, string attribute) => symbol.GetAttributes().FirstOrDefault(a => Is(a.AttributeClass, attribute));
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Parsing;

/// <summary>The attribute form: one input, then the layers in the order in which they are written on one part of the class. And the losses, which both forms share.</summary>
internal static class AttributeReader
{
    public static void ReadLayers(INamedTypeSymbol type, SpecBuilder spec, FunctionReader functions, CancellationToken token)
    {
        List<WrittenAttribute> inputs = WrittenAttribute.Of(type, a => KnownTypes.Is(a, KnownTypes.Input), token);
        List<WrittenAttribute> layers = WrittenAttribute.Of(type, a => KnownTypes.Is(a.BaseType, KnownTypes.Layer), token);

        foreach (WrittenAttribute second in inputs.Skip(1))
            spec.Report(Rules.SeveralInputs, "A network whose layers are attributes has one input. Write a static Forward method for several.", second.Origin);

        RefuseScattered(layers, spec);

        // An attribute that C# cannot resolve may be the input, or a layer.
        bool isHalfTyped = type.GetAttributes().Any(a => a.AttributeClass is null or { TypeKind: TypeKind.Error });
        if (isHalfTyped)
            spec.NotCSharp();

        if (inputs.Count == 0)
        {
            if (!isHalfTyped)
                spec.Report(Rules.NoInput, $"'{type.Name}' has no input. {Misspelt(type) ?? "Put [Input(…)] with the shape of one example first, or write a static Forward method."}", Place.Network);
            return;
        }

        Dictionary<string, int> ordinals = [];
        int value = AddLayer(Catalog.Operator("Input")!, inputs[0], [], new NameHint("", null, "", inputs[0].Name ?? "input"), spec);

        foreach (WrittenAttribute layer in layers)
        {
            if (Catalog.Operator(layer.Operator) is not { } entry)
                spec.Report(Rules.Unsupported, $"'{layer.Operator}' is no layer of NetCompiler. Use one of its own, or write the network as a static Forward method.", layer.Origin);
            else if (entry.Name == KnownTypes.Map)
                value = functions.Read(layer, 1) is { } function ? spec.Add(entry, [new("function", function)], [value], NameHint.Of(function.Function.Name, layer.Name), layer.Origin) : value;
            else
                value = AddLayer(entry, layer, [value], NameHint.Of(entry.Name, layer.Name), spec);
        }

        if (layers.Count == 0 && !isHalfTyped)
            spec.Report(Rules.NoOutput, $"'{type.Name}' has an input and no layers. Put layers after it, such as [Dense(10)].", inputs[0].Origin);
        else
            spec.AddOutput(null, value);
    }

    /// <summary>The class has a Forward method: layers as attributes would declare the network a second time.</summary>
    public static void RefuseLayers(INamedTypeSymbol type, SpecBuilder spec, CancellationToken token)
    {
        WrittenAttribute? layer = WrittenAttribute.Of(type, a => KnownTypes.Is(a, KnownTypes.Input) || KnownTypes.Is(a.BaseType, KnownTypes.Layer), token).FirstOrDefault();

        if (layer is not null)
            spec.Report(Rules.BothForms, $"'{type.Name}' has a Forward method, which declares all of its layers. Remove the layer attributes, or Forward.", layer.Origin);
    }

    public static void ReadLosses(INamedTypeSymbol type, SpecBuilder spec, FunctionReader functions, CancellationToken token)
    {
        if (!spec.HasOutputs)
            return;

        foreach (WrittenAttribute loss in WrittenAttribute.Of(type, a => KnownTypes.Is(a.BaseType, KnownTypes.Loss), token))
        {
            if (!loss.IsComplete)
                spec.NotCSharp();

            if (loss.Operator == KnownTypes.ElementwiseLoss)
                AddFunction(loss, spec, functions);
            else if (Catalog.Loss(loss.Operator) is { } entry)
                spec.AddLoss(entry, loss.Values, PlaceOf(loss), loss.Origin);
            else
                spec.Report(Rules.Unsupported, $"'{loss.Operator}' is no loss of NetCompiler. Use one of its own.", loss.Origin);
        }
    }

    private static void AddFunction(WrittenAttribute loss, SpecBuilder spec, FunctionReader functions)
    {
        if (functions.Read(loss, 2) is { } function)
            spec.AddLoss(Catalog.Loss(loss.Operator)!, [new("function", function), new("reduction", loss.Value("Reduction"))], PlaceOf(loss), loss.Origin);
    }

    private static LossPlace PlaceOf(WrittenAttribute loss) =>
        new(loss.Value("Output") as string, loss.Value("Weight") as double? ?? 1, loss.Value("Target") as string, loss.Value("Auxiliary") is true);

    public static void ReadFrozen(INamedTypeSymbol type, SpecBuilder spec, CancellationToken token)
    {
        foreach (WrittenAttribute frozen in WrittenAttribute.Of(type, a => KnownTypes.Is(a, KnownTypes.Frozen), token))
        {
            if (!frozen.IsComplete)
                spec.NotCSharp();

            foreach (string pattern in frozen.Value("patterns") as string[] ?? [])
                spec.Freeze(pattern, frozen.Origin);
        }
    }

    /// <summary>The hint where a method is Forward in all but its name.</summary>
    private static string? Misspelt(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IMethodSymbol>()
        .Where(m => string.Equals(m.Name, KnownTypes.Forward, StringComparison.OrdinalIgnoreCase) && m.Parameters.Any(p => KnownTypes.IsTensor(p.Type)))
        .Select(m => $"Its method '{m.Name}' describes none: call it {KnownTypes.Forward}, with a capital F.")
        .FirstOrDefault();

    private static int AddLayer(OperatorEntry entry, WrittenAttribute attribute, Infrastructure.EquatableArray<int> inputs, NameHint hint, SpecBuilder spec)
    {
        if (attribute.IsComplete)
            return spec.Add(entry, attribute.Values, inputs, hint, attribute.Origin);

        // Half typed: C# reports it, and what the operator would say about the missing arguments is no news.
        spec.NotCSharp();
        return spec.AddQuietly(entry, attribute.Values, inputs, hint, attribute.Origin);
    }

    private static void RefuseScattered(List<WrittenAttribute> layers, SpecBuilder spec)
    {
        WrittenAttribute? elsewhere = layers.FirstOrDefault(layer => !Equals(layer.Part, layers[0].Part));

        if (elsewhere is not null)
            spec.Report(Rules.ScatteredLayers, "Layers on several parts of a class have no order. Write all of them on one part.", elsewhere.Origin);
    }
}

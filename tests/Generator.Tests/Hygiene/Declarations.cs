using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Generator.Tests.Hygiene;

/// <summary>
/// What users can write and what the compiler knows are the same: attributes and methods of <see cref="Tensor"/> on one side, the catalog on the other.
/// The compiler cannot reference the library, so it knows names as text, and this is what keeps the two in step.
/// </summary>
public sealed partial class Declarations
{
    private static readonly Type[] Public = typeof(Network).Assembly.GetExportedTypes();

    /// <summary>The C# operators: the entry of the catalog, and the arguments that stand for a constant operand.</summary>
    private static readonly Dictionary<string, string> Arithmetic = new()
    {
        ["op_Addition"] = "Add",
        ["op_Subtraction"] = "Subtract",
        ["op_Multiply"] = "Multiply",
        ["op_Division"] = "Divide",
        ["op_UnaryNegation"] = "Negate",
    };

    public static TheoryData<string> Operators => [.. Catalog.Operators.Select(o => o.Name)];

    [Fact]
    public void Every_layer_can_be_compiled_and_every_operator_can_be_written()
    {
        IEnumerable<string> written = Attributes(typeof(LayerAttribute)).Append("Input").Concat(Methods.Select(EntryOf));
        Assert.Equal(written.Distinct().Order(StringComparer.Ordinal), Catalog.Operators.Select(o => o.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_loss_can_be_compiled_and_written() =>
        Assert.Equal(Attributes(typeof(LossAttribute)).Order(StringComparer.Ordinal), Catalog.Losses.Select(l => l.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Initializers_have_the_same_names_and_numbers()
    {
        foreach (WeightInitializer written in Enum.GetValues<WeightInitializer>())
            Assert.Equal(written.ToString(), ((InitializerKind)(int)written).ToString());
    }

    [Fact]
    public void Reductions_have_the_same_names_and_numbers()
    {
        foreach (NetCompiler.Reduction written in Enum.GetValues<NetCompiler.Reduction>())
            Assert.Equal(written.ToString(), ((LossReduction)(int)written).ToString());
    }

    [Fact]
    public void Every_argument_of_a_loss_matters()
    {
        foreach (LossEntry loss in Catalog.Losses)
        {
            foreach ((string argument, Type type) in ArgumentsOf(AttributeOf(loss.Name)!))
            {
                object? With(int variant) => loss.Create(new Arguments([KeyValuePair.Create(argument, (object?)Sample(type, variant))]));

                // Some numbers are below 1, some are not.
                Assert.False(Equals(With(0), With(1)) && Equals(With(2), With(3)), $"{loss.Name} takes '{argument}' ({type.Name}), but the catalog's entry does not read it.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void An_attribute_and_a_method_take_the_same_arguments(string name)
    {
        if (AttributeOf(name) is not { } attribute || Methods.Where(m => EntryOf(m) == name).ToArray() is not [var method, ..])
            return;

        Assert.Equal(
            ArgumentsOf(attribute).Select(a => a.Name.ToLowerInvariant()).Order(StringComparer.Ordinal),
            Written(method).Select(p => p.Name!.ToLowerInvariant()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Every_argument_that_can_be_written_matters(string name)
    {
        (string Name, Type Type)[] arguments = [.. Declared(name)];

        foreach ((string argument, Type type) in arguments)
        {
            // Of the two constant operands of arithmetic only one is written; of a stride and its plural, which says it for each axis, too.
            IEnumerable<(string Name, Type Type)> others = Arithmetic.ContainsValue(name) ? [] : arguments.Where(a => a.Name != argument && a.Name != argument + "s");

            object? With(int variant) => Catalog.Operator(name)!.Create(new Arguments(
                others.Select(a => KeyValuePair.Create(a.Name, (object?)Sample(a.Type, 0))).Append(KeyValuePair.Create(argument, (object?)Sample(type, variant)))));

            Assert.False(Equals(With(0), With(1)), $"{name} takes '{argument}' ({type.Name}), but the catalog's entry does not read it.");
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Every_argument_that_the_catalog_reads_can_be_written(string name)
    {
        HashSet<string> written = new(Declared(name).Select(a => a.Name), StringComparer.OrdinalIgnoreCase);
        string text = File.ReadAllText(Repository.At("generators", "NetCompiler.Generator", "Operators", "Catalog.cs"));
        string entry = EntryText().Matches(text).Single(m => m.Groups[1].Value == name).Value;

        foreach (Match read in ArgumentRead().Matches(entry))
            Assert.True(written.Contains(read.Groups[1].Value), $"The catalog reads '{read.Groups[1].Value}' of {name}, which no declaration takes.");
    }

    private static IEnumerable<MethodInfo> Methods => typeof(Tensor)
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => !m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))
        .Where(m => m.Name is not (nameof(Tensor.Scan) or nameof(Tensor.BothWays)));    // These are made of several operators.

    private static string EntryOf(MethodInfo method) => Arithmetic.GetValueOrDefault(method.Name, method.Name);

    private static IEnumerable<string> Attributes(Type kind) =>
        Public.Where(t => t.IsSubclassOf(kind) && !t.IsAbstract).Select(t => t.Name[..^"Attribute".Length]);

    private static Type? AttributeOf(string name) => Public.SingleOrDefault(t => t.Name == name + "Attribute" && t.IsAssignableTo(typeof(Attribute)));

    private static IEnumerable<(string Name, Type Type)> Declared(string name)
    {
        IEnumerable<(string, Type)> byMethod = Methods.Where(m => EntryOf(m) == name).SelectMany(Written).Select(p => (p.Name!, p.ParameterType));
        IEnumerable<(string, Type)> byAttribute = AttributeOf(name) is { } attribute ? ArgumentsOf(attribute) : [];
        return byAttribute.Concat(byMethod).DistinctBy(a => a.Item1.ToLowerInvariant());
    }

    private static IEnumerable<(string Name, Type Type)> ArgumentsOf(Type attribute) => attribute
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(p => p.Name != nameof(LayerAttribute.Name) && p.PropertyType != typeof(Type) && p.PropertyType != typeof(double[]))
        .Select(p => (p.Name, p.PropertyType));

    private static IEnumerable<ParameterInfo> Written(MethodInfo method) => method.GetParameters()
        .Where(p => p.ParameterType != typeof(Tensor) && p.ParameterType != typeof(Tensor[]) && p.ParameterType != typeof(Operand) && p.Name != "name");

    /// <summary>Of a function its name is written, and what it computes is read: with it go the class that has it and the values of its parameters.</summary>
    private static object Sample(Type type, int variant) =>
        type == typeof(string) || type.IsSubclassOf(typeof(Delegate)) ? (variant == 0 ? OwnFunctions.Swish : OwnFunctions.Sigmoid) :
        type == typeof(int) ? 1 + variant
        : type == typeof(bool) ? variant == 0
        : type == typeof(double) || type == typeof(float) ? 0.25 + 0.5 * variant
        : type == typeof(int[]) ? new[] { 2 + variant, 3 }
        : type.IsEnum ? (object)(1 + variant)
        : throw new InvalidOperationException($"No sample of {type}.");

    [GeneratedRegex(@"new\(""(\w+)"",.*?(?=\n        new\(""|\n    \];)", RegexOptions.Singleline)]
    private static partial Regex EntryText();

    [GeneratedRegex(@"\ba\.\w+\(""(\w+)""")]
    private static partial Regex ArgumentRead();
}

using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Incrementality;

/// <summary>What the pipeline caches holds no piece of Roslyn: it would keep whole compilations alive, and never be equal.</summary>
public class ModelTests
{
    private const string Source = """
        using NetCompiler;
        [Network, SoftmaxCrossEntropy]
        partial class A
        {
            static Tensor Forward([Shape(8)] Tensor x) { Tensor h = x.Dense(4).Relu(); return (h * 2f).Dense(3); }
        }
        [Network, Input(8), Dense(0)] partial class Wrong;
        """;

    [Theory]
    [InlineData(Steps.Spec)]
    [InlineData(Steps.Compile)]
    [InlineData(Steps.Findings)]
    public void No_model_reaches_a_Roslyn_object(string step)
    {
        var outputs = Sources.Driver().RunGenerators(Sources.Compile(Source)).GetRunResult().Results.Single().TrackedSteps[step].SelectMany(s => s.Outputs).ToArray();
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

        Assert.Equal(2, outputs.Length);
        foreach ((object value, _) in outputs)
            Walk(value, step, seen);
        Assert.True(seen.Count > 10);
    }

    [Fact]
    public void Nor_does_the_text_of_blocks()
    {
        var outputs = Sources.Driver().RunGenerators(Sources.Compile("using NetCompiler;\n[Blocks] static class One { static Tensor Same(Tensor x) => x; }")).GetRunResult().Results.Single().TrackedSteps[Steps.Blocks].SelectMany(s => s.Outputs);
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

        Walk(Assert.Single(outputs).Value, Steps.Blocks, seen);
        Assert.Contains(seen, value => value is string text && text.Contains("class One"));
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || !seen.Add(value))
            return;

        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or AttributeData or Diagnostic or SemanticModel or IOperation, $"{path} is a {value.GetType()}");
        Assert.False(value.GetType().FullName!.StartsWith("Microsoft.CodeAnalysis", System.StringComparison.Ordinal), $"{path} is a {value.GetType()}");

        if (value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || value is System.Type or System.Delegate or Pointer)
            return;

        if (value is IEnumerable items && value.GetType().IsArray)
        {
            foreach (object? item in items)
                Walk(item, path + "[]", seen);
            return;
        }

        for (System.Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), path + "." + field.Name, seen);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Generator.Tests.Gradients;

/// <summary>
/// Every operator's and every loss's gradient is the derivative: compared with differences of the loss in double, along random directions
/// of each parameter alone and of all together. What is registered in the catalog and has no example fails.
/// </summary>
public sealed class GradientsByCatalog
{
    private const double Tolerance = 1e-6;

    public static TheoryData<string, int> Operators => BySize(Catalog.Operators.Select(o => o.Name));

    public static TheoryData<string, int> Losses => BySize(Catalog.Losses.Select(l => l.Name));

    public static TheoryData<string, int> Structures => BySize(Examples.Structures);

    [Theory]
    [MemberData(nameof(Operators))]
    public void An_operators_gradient_is_the_derivative(string @operator, int size) => Check(@operator, size);

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_losss_gradient_is_the_derivative(string loss, int size) => Check(loss, size);

    [Theory]
    [MemberData(nameof(Structures))]
    public void A_structures_gradient_is_the_derivative(string structure, int size) => Check(structure, size);

    private static void Check(string entry, int size)
    {
        Example[] examples = Examples.Of(entry, size);
        Assert.True(examples.Length > 0, $"{entry} is in the catalog, but Examples has no network for it.");

        foreach (Example example in examples)
        {
            foreach ((string what, double[][] direction) in Directions(example))
            {
                double derived = DirectionalDerivative.Derived(example, direction), measured = DirectionalDerivative.Measured(example, direction);
                double scale = Math.Max(Math.Max(Math.Abs(derived), Math.Abs(measured)), 1e-4);

                Assert.True(Math.Abs(derived - measured) <= Tolerance * scale, string.Create(CultureInfo.InvariantCulture,
                    $"{entry}, size {size}, along {what}: the gradient says {derived:R}, differences say {measured:R}.\n{example.Spec}\n{example.Program}"));
            }
        }
    }

    private static IEnumerable<(string What, double[][] Direction)> Directions(Example example)
    {
        Random random = new(7);
        double[][] all = [.. example.Feed.Parameters.Select((values, p) => values.Select(_ => example.Inventory.Parameters[p].IsFrozen ? 0 : 2 * random.NextDouble() - 1).ToArray())];
        yield return ("all parameters", all);

        for (int chosen = 0; chosen < all.Length; chosen++)
            yield return (example.Inventory.Parameters[chosen].Name, [.. all.Select((d, p) => p == chosen ? d : new double[d.Length])]);
    }

    private static TheoryData<string, int> BySize(IEnumerable<string> entries)
    {
        TheoryData<string, int> data = [];

        foreach (string entry in entries)
        {
            foreach (int size in Examples.Sizes)
                data.Add(entry, size);
        }

        return data;
    }
}

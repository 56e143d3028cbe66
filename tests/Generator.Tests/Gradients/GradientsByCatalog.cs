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
    /// <summary>The step of the differences, and how far they may be from the derivative, relative to it.</summary>
    private static readonly (double Step, double Tolerance) Smooth = (1e-4, 1e-6);

    /// <summary>Among many kinks the differences have to stay so near that they pass none; there rounding is a hundred times as large.</summary>
    private static readonly (double Step, double Tolerance) BetweenKinks = (1e-6, 1e-5);

    /// <summary>Derivatives know no registers: one element and many are all that differs.</summary>
    private static readonly int[] Sizes = [1, 17];

    public static TheoryData<string, int> Operators => BySize(Catalog.Operators.Select(o => o.Name));

    public static TheoryData<string, int> Losses => BySize(Catalog.Losses.Select(l => l.Name));

    public static TheoryData<string, int> Structures => BySize(Examples.Structures);

    public static TheoryData<string, int> Kinked => BySize(Examples.Kinked);

    [Theory]
    [MemberData(nameof(Operators))]
    public void An_operators_gradient_is_the_derivative(string @operator, int size) => Check(@operator, size, Smooth);

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_losss_gradient_is_the_derivative(string loss, int size) => Check(loss, size, Smooth);

    [Theory]
    [MemberData(nameof(Structures))]
    public void A_structures_gradient_is_the_derivative(string structure, int size) => Check(structure, size, Smooth);

    [Theory]
    [MemberData(nameof(Kinked))]
    public void A_kinked_structures_gradient_is_the_derivative(string structure, int size) => Check(structure, size, BetweenKinks);

    private static void Check(string entry, int size, (double Step, double Tolerance) by)
    {
        Example[] examples = Examples.Of(entry, size);
        Assert.True(examples.Length > 0, $"{entry} is in the catalog, but Examples has no network for it.");

        foreach (Example example in examples)
        {
            Interpreter values = new(example.Program, example.Feed);

            foreach ((string what, double[][] direction) in Directions(example))
            {
                double derived = DirectionalDerivative.Derived(example, values, direction), measured = DirectionalDerivative.Measured(example, direction, by.Step);
                double scale = Math.Max(Math.Max(Math.Abs(derived), Math.Abs(measured)), 1e-4);

                Assert.True(Math.Abs(derived - measured) <= by.Tolerance * scale, string.Create(CultureInfo.InvariantCulture,
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
            foreach (int size in Sizes)
                data.Add(entry, size);
        }

        return data;
    }
}

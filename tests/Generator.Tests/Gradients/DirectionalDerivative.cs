using System.Linq;
using NetCompiler.Generator.Tests.Reference;

namespace NetCompiler.Generator.Tests.Gradients;

/// <summary>How fast the training loss changes when parameters move along a direction.</summary>
internal static class DirectionalDerivative
{
    /// <summary>From the gradients: Σ ∂L/∂θ·d.</summary>
    public static double Derived(Example example, Interpreter values, double[][] direction) =>
        direction.Select((d, p) => values[example.Program.Training.ParameterGradients[p]].Zip(d, (gradient, along) => gradient * along).Sum()).Sum();

    /// <summary>From the loss alone: (L₋₂ − 8·L₋₁ + 8·L₁ − L₂) / 12h, whose error is of the fourth order in h.</summary>
    public static double Measured(Example example, double[][] direction, double step) =>
        (Loss(example, direction, -2 * step) - 8 * Loss(example, direction, -step) + 8 * Loss(example, direction, step) - Loss(example, direction, 2 * step)) / (12 * step);

    private static double Loss(Example example, double[][] direction, double distance)
    {
        double[][] moved = [.. example.Feed.Parameters.Select((values, p) => values.Zip(direction[p], (value, along) => value + distance * along).ToArray())];
        return new Interpreter(example.Program, example.Feed with { Parameters = moved })[example.Program.Training.Loss][0];
    }
}

using System.Linq;
using NetCompiler.Generator.Tests.Reference;

namespace NetCompiler.Generator.Tests.Gradients;

/// <summary>How fast the training loss changes when parameters move along a direction.</summary>
internal static class DirectionalDerivative
{
    private const double Step = 1e-4;

    /// <summary>From the gradients: Σ ∂L/∂θ·d.</summary>
    public static double Derived(Example example, double[][] direction)
    {
        Interpreter values = new(example.Program, example.Feed);
        return direction.Select((d, p) => values[example.Program.Training.ParameterGradients[p]].Zip(d, (gradient, along) => gradient * along).Sum()).Sum();
    }

    /// <summary>From the loss alone: (L₋₂ − 8·L₋₁ + 8·L₁ − L₂) / 12h, whose error is of the fourth order in h.</summary>
    public static double Measured(Example example, double[][] direction) =>
        (Loss(example, direction, -2) - 8 * Loss(example, direction, -1) + 8 * Loss(example, direction, 1) - Loss(example, direction, 2)) / (12 * Step);

    private static double Loss(Example example, double[][] direction, double steps)
    {
        double[][] moved = [.. example.Feed.Parameters.Select((values, p) => values.Zip(direction[p], (value, along) => value + steps * Step * along).ToArray())];
        return new Interpreter(example.Program, example.Feed with { Parameters = moved })[example.Program.Training.Loss][0];
    }
}

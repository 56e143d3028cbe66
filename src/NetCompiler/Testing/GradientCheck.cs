using System;
using System.Globalization;
using System.Linq;

namespace NetCompiler.Testing;

/// <summary>
/// Holds the gradients of a compiled network against differences of its loss: what the tests that <see cref="GenerateGradientTestsAttribute"/> writes call.
/// <code>
/// d·∂L/∂θ  ≈  (L(θ − 2h·d) − 8·L(θ − h·d) + 8·L(θ + h·d) − L(θ + 2h·d)) / 12h          d of length 1
/// </code>
/// The left side is the compiled network's, in float; the right side is computed in double by a rendering of the forward pass of its own. It is in training mode: normalisations take the
/// batch's statistics, and random layers draw the same numbers on both sides. A point is a seeded draw: parameters moved by up to 0.1 from the last point, five examples with inputs within ±1 (or
/// between ¼ and 1 where the loss is not finite otherwise), any class or a target between 0 and 1, and weights of examples between ½ and 3/2.
/// </summary>
/// <remarks>
/// The two sides may differ by 10⁻³ of the derivative, of a quarter of the parameter's gradient's length, or of a hundredth of the longest gradient's, or of a millionth of the loss, whichever
/// is most: a gradient that cancels is rounding noise. Where the loss has a kink within the step h = 10⁻⁵, which curvatures at three distances tell from smoothness, another point is drawn (of twenty); where the sides differ and there is a
/// kink within 3·10⁻⁴, too, because in float the point may lie on its other side. Frozen parameters and inputs have no gradients, and are not checked.
/// </remarks>
public static class GradientCheck
{
    private const double Tolerance = 1e-3, Step = 1e-5, Wide = 3e-4;
    private const int Points = 20;

    /// <summary>Throws where the gradient of a parameter is not the derivative of the loss.</summary>
    /// <param name="network">The network; its parameters are moved.</param>
    /// <param name="loss">Its mean loss in double.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="seed">Decides the points and directions.</param>
    /// <param name="inputClasses">By input: how many classes its numbers name, or 0 for real numbers; none for real numbers only.</param>
    /// <exception cref="GradientMismatchException">They differ, or no point was found at which they can be compared.</exception>
    /// <exception cref="ArgumentException">The network has no such parameter.</exception>
    public static void Compare(Network network, Func<LossPoint, double> loss, string parameter, int seed, params int[] inputClasses)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        int index = network.Parameters.ToList().FindIndex(p => p.Name == parameter);
        if (index < 0)
            throw new ArgumentException($"{network.Name} has no parameter {parameter}; it has {string.Join(", ", network.Parameters.Select(p => p.Name))}.", nameof(parameter));

        var random = new Random(seed);
        GradientMismatchException? mismatch = null;
        bool positive = false;

        for (int point = 0; point < Points; point++)
        {
            (LossPoint at, float[][] gradients) = LossSample.Draw(network, random, inputClasses, positive);
            double value = loss(at);
            var line = new Line(loss, at, value, index, Direction(random, gradients[index].Length));

            if (!double.IsFinite(value))
            {
                positive = true;
                continue;
            }

            double derived = line.Along(gradients[index]), measured = line.Slope(Step);
            double[] scales = [Math.Abs(derived), Math.Abs(measured), Length(gradients[index]) / 4, gradients.Max(Length) / 100, 1e-6 * Math.Max(1, Math.Abs(value))];
            double scale = scales.Max();

            if (double.IsFinite(derived) && line.HasKink(Step, Tolerance * scale))
                continue;
            if (Math.Abs(derived - measured) <= Tolerance * scale)
                return;

            mismatch = new GradientMismatchException(string.Create(CultureInfo.InvariantCulture,
                $"The gradient of {parameter} is not the derivative of {network.Name}'s loss. Along a random direction (seed {seed}, point {point}) the backward pass gives {derived:G9}, differences of the loss in double give {measured:G9}; they may differ by {Tolerance * scale:G3}."));
            if (!double.IsFinite(derived) || !line.HasKink(Wide, Tolerance * scale))
                throw mismatch;
        }

        throw mismatch ?? new GradientMismatchException(
            $"The gradient of {parameter} could not be checked: at each of {Points} random points the loss of {network.Name} is not finite or has a kink within {Step.ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <summary>A direction of length 1.</summary>
    private static double[] Direction(Random random, int count)
    {
        var direction = new double[count];
        for (int i = 0; i < count; i++)
            direction[i] = 2 * random.NextDouble() - 1;

        double length = Math.Sqrt(direction.Sum(d => d * d));
        return Array.ConvertAll(direction, d => d / length);
    }

    private static double Length(float[] gradient) => Math.Sqrt(gradient.Sum(g => (double)g * g));

    /// <summary>The loss along a line through the point.</summary>
    private sealed class Line(Func<LossPoint, double> loss, LossPoint at, double here, int parameter, double[] direction)
    {
        public double Along(float[] gradient) => direction.Zip(gradient, (d, g) => d * g).Sum();

        public double Slope(double h) => (At(-2 * h) - 8 * At(-h) + 8 * At(h) - At(2 * h)) / (12 * h);

        /// <summary>
        /// Whether the slope changes by a jump within ±2h. L(s) − 2·L(0) + L(−s) is Δ·(s − c) for a jump Δ at a distance c below s, and grows as s² without one;
        /// what is left of it after the growth is taken off vanishes for a jump at two of the distances at most.
        /// </summary>
        public bool HasKink(double h, double tolerance)
        {
            double far = Bend(2 * h), middle = Bend(h), near = Bend(h / 2), nearest = Bend(h / 4);
            return Jumps(far - 4 * middle) || Jumps(middle - 4 * near) || Jumps(near - 4 * nearest);

            // Sums that round are no kinks, however small the gradient.
            bool Jumps(double rest) => !(Math.Abs(rest) <= Math.Max(tolerance * h / 10, 1e-13 * Math.Abs(here)));
        }

        private double Bend(double s) => At(s) - 2 * here + At(-s);

        private double At(double distance)
        {
            double[] values = at.Parameter(parameter);
            var moved = new double[values.Length];
            for (int i = 0; i < moved.Length; i++)
                moved[i] = values[i] + distance * direction[i];
            return loss(at.With(parameter, moved));
        }
    }
}

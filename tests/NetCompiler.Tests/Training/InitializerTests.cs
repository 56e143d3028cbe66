using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Scales of initial weights as the papers state them (the textbook's A3 for 784 inputs and 512 outputs), and the shapes of their distributions.</summary>
public class InitializerTests
{
    private const int Inputs = 784, Outputs = 512;

    public static TheoryData<string, double> Limits => new()
    {
        { nameof(Initializer.GlorotUniform), 0.0680413817 },
        { nameof(Initializer.HeUniform), 0.0874817765 },
        { nameof(Initializer.FanInUniform), 0.0357142857 },
        { nameof(Initializer.LeCunUniform), Math.Sqrt(3.0 / Inputs) },
    };

    public static TheoryData<string, double> Deviations => new()
    {
        { nameof(Initializer.GlorotNormal), 0.0392837101 },
        { nameof(Initializer.HeNormal), 0.0505076272 },
        { nameof(Initializer.LeCunNormal), 1.0 / 28 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Uniform_weights_fill_their_interval(string name, double limit)
    {
        float[] values = Fill(Named(name));
        Assert.True(values.Max() <= limit * 1.0000001 && values.Max() > limit * 0.9999);
        Assert.True(values.Min() >= -limit * 1.0000001 && values.Min() < -limit * 0.9999);
        Assert.Equal(limit / Math.Sqrt(3), Deviation(values), limit * 0.003);
    }

    [Theory]
    [MemberData(nameof(Deviations))]
    public void Normal_weights_have_their_standard_deviation(string name, double deviation)
    {
        float[] values = Fill(Named(name));
        Assert.Equal(deviation, Deviation(values), deviation * 0.004);
        Assert.Equal(0, values.Average(), deviation * 0.005);

        // 68.27 % lie within one deviation, 95.45 % within two.
        Assert.Equal(0.6827, values.Count(v => Math.Abs(v) <= deviation) / (double)values.Length, 0.003);
        Assert.Equal(0.9545, values.Count(v => Math.Abs(v) <= 2 * deviation) / (double)values.Length, 0.0015);
    }

    [Fact]
    public void Truncated_normal_weights_end_at_two_deviations()
    {
        float[] values = Fill(Initializer.TruncatedNormal(0.05f));
        Assert.True(values.Max() <= 0.1f && values.Max() > 0.0999f);

        // Variance of N(0, 1) between −2 and 2: 1 − 2·2·φ(2)/(Φ(2) − Φ(−2)) = 0.87963²
        Assert.Equal(0.05 * 0.879626, Deviation(values), 0.0002);
    }

    [Theory]
    [InlineData(5, 9), InlineData(9, 5), InlineData(7, 7), InlineData(1, 3), InlineData(64, 200)]
    public void The_shorter_side_of_an_orthogonal_matrix_is_orthonormal(int rows, int columns)
    {
        const float Gain = 1.5f;
        var values = new float[rows * columns];
        Initializer.Orthogonal(Gain).Fill(values, seed: 3, parameter: 1, fanIn: columns, fanOut: rows);

        double Product(int a, int b) => rows <= columns
            ? Enumerable.Range(0, columns).Sum(k => (double)values[a * columns + k] * values[b * columns + k])
            : Enumerable.Range(0, rows).Sum(k => (double)values[k * columns + a] * values[k * columns + b]);

        for (int a = 0; a < Math.Min(rows, columns); a++)
            for (int b = 0; b <= a; b++)
                Assert.Equal(a == b ? Gain * Gain : 0, Product(a, b), 1e-6);
    }

    [Fact]
    public void Orthogonal_matrices_have_no_preferred_sign()
    {
        int positive = Enumerable.Range(0, 400).Count(seed =>
        {
            var values = new float[9];
            Initializer.Orthogonal(1f).Fill(values, (ulong)seed, 0, 3, 3);
            return values[8] > 0;
        });

        Assert.InRange(positive, 150, 250);
    }

    [Fact]
    public void A_scale_multiplies_and_a_constant_is_one()
    {
        float[] plain = Fill(Initializer.HeNormal), scaled = Fill(Initializer.HeNormal.Scaled(0.5f));
        Assert.All(plain.Zip(scaled).Take(1000), pair => Assert.Equal(0.5f * pair.First, pair.Second, 1e-7f));
        Assert.All(Fill(Initializer.Constant(0.25f)), value => Assert.Equal(0.25f, value));
    }

    [Fact]
    public void A_layer_takes_its_initializer_and_scale_from_its_declaration()
    {
        var network = new Started(seed: 2);
        Assert.Equal(0.0625, Deviation(network.Parameters[0].ToArray()), 0.002);
        Assert.All(network.Parameters[2].ToArray(), value => Assert.Equal(-0.5f, value));
        Assert.True(network.Parameters[4].ToArray().Max() is > 1.9f and <= 2);
    }

    private static float[] Fill(Initializer initializer)
    {
        var values = new float[Inputs * Outputs];
        initializer.Fill(values, seed: 1, parameter: 0, fanIn: Inputs, fanOut: Outputs);
        return values;
    }

    private static Initializer Named(string name) => (Initializer)typeof(Initializer).GetProperty(name)!.GetValue(null)!;

    private static double Deviation(float[] values)
    {
        double mean = values.Average(v => (double)v);
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}

/// <summary>A deviation of √(2/512), He's by outputs, as of the textbook's first layer; a constant; a limit.</summary>
[Network]
[Input(784)]
[Dense(512, Initializer = WeightInitializer.Normal, InitializerScale = 0.0625, Name = "normal"), Tanh]
[Dense(4, Initializer = WeightInitializer.Constant, InitializerScale = -0.5, Name = "constant")]
[Dense(50, Initializer = WeightInitializer.Uniform, InitializerScale = 2, Name = "uniform")]
public sealed partial class Started;

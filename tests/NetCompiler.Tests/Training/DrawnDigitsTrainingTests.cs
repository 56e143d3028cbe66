using Xunit;
using Xunit.Abstractions;

namespace NetCompiler.Tests.Training;

public class DrawnDigitsTrainingTests(ITestOutputHelper output)
{
    [Fact]
    public void Drawn_digits_are_neither_trivial_nor_hopeless()
    {
        var network = new HandWrittenMlp(seed: 42);
        network.Fit(DrawnDigits.Draw(12_000, seed: 1), new() { Epochs = 3, BatchSize = 128 });
        Evaluation evaluation = network.Evaluate(DrawnDigits.Draw(2_000, seed: 1, first: 12_000));

        output.WriteLine($"{evaluation.Accuracy}");
        Assert.InRange(evaluation.Accuracy!.Value, .9, .99);
    }
}

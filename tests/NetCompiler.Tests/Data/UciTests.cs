using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Data;

/// <summary>Four lengths of a flower, three species.</summary>
[Network, Input(4), Dense(16), Tanh, Dense(3), SoftmaxCrossEntropy]
public sealed partial class IrisNet;

/// <summary>Thirteen measurements of a wine, three growers.</summary>
[Network, Input(13), Dense(16), Tanh, Dense(3), SoftmaxCrossEntropy]
public sealed partial class WineNet;

/// <summary>Thirty measurements of cell nuclei, benign or malignant.</summary>
[Network, Input(30), Dense(16), Tanh, Dropout(0.2), Dense(2), SoftmaxCrossEntropy]
public sealed partial class CancerNet;

/// <summary>Three sexes and seven measurements of a shell, its rings.</summary>
[Network, Input(10), Dense(32), Tanh, Dense(16), Tanh, Dense(1), MeanSquaredError]
public sealed partial class AbaloneNet;

/// <summary>Real tables, read, encoded, folded and learned: cross-validated figures that such networks should reach.</summary>
public class UciTests
{
    [SkippableTheory]
    [InlineData("iris.csv", 60, .95), InlineData("wine.csv", 40, .97), InlineData("wdbc.data", 40, .96)]
    public void Classes_are_predicted(string file, int epochs, double accuracy)
    {
        Table table = Read(file);
        Index target = file == "wdbc.data" ? 1 : ^1;
        Feature inputs = Standard(file switch { "iris.csv" => 0..4, "wine.csv" => 0..13, _ => 2..32 });
        Network Create() => file switch { "iris.csv" => new IrisNet(seed: 1), "wine.csv" => new WineNet(seed: 1), _ => new CancerNet(seed: 1) };

        long right = 0, answers = 0;
        foreach ((Table training, Table test) in table.StratifiedKFold(target, 10, seed: 1))
        {
            TableEncoding encoding = new TableSchema(inputs) { Target = new LabelTarget(target) }.Fit(training);
            Evaluation evaluation = Trained(Create(), encoding.Transform(training), epochs).Evaluate(encoding.Transform(test));
            (right, answers) = (right + evaluation.Correct, answers + evaluation.Count);
        }

        Assert.Equal(table.Count, answers);
        Assert.True((double)right / answers >= accuracy, $"{file}: {right} of {answers} are right, not {accuracy}.");
    }

    [SkippableFact]
    public void The_rings_of_abalones_are_predicted()
    {
        Table table = Read("abalone.csv");
        var error = new RootMeanSquaredError();
        foreach ((Table training, Table test) in table.KFold(5, seed: 1))
        {
            TableEncoding encoding = new TableSchema(new CategoryFeature(0), Standard(1..8)) { Target = new NumberTarget(^1) { Scaling = Scaling.Standard } }.Fit(training);
            Assert.Equal(["0=F", "0=I", "0=M"], encoding.InputNames.Take(3));
            float[] predictions = Trained(new AbaloneNet(seed: 1), encoding.Transform(training), epochs: 20).Predict(encoding.TransformInputs(test))[0];
            error.Add(Array.ConvertAll(predictions, encoding.RestoreTarget), [.. Enumerable.Range(0, test.Count).Select(row => float.Parse(test[row, 8]!))]);
        }

        Assert.InRange(error.Value!.Value, 1.9, 2.2);
    }

    private static Network Trained(Network network, Dataset training, int epochs)
    {
        network.Threads = 1;    // too small to keep a second one busy
        network.Fit(training, new() { Epochs = epochs, BatchSize = 16, Optimizer = new Adam(3e-3f) });
        return network;
    }

    private static NumberFeature Standard(Range columns) => new(columns) { Scaling = Scaling.Standard };

    private static Table Read(string file)
    {
        string? folder = Environment.GetEnvironmentVariable("NETCOMPILER_DATA");
        string path = Path.Combine(folder ?? "", "uci", file);
        Skip.If(folder is null || !File.Exists(path), $"{file} is not in NETCOMPILER_DATA/uci.");
        return Table.Read(path, new CsvOptions { HasHeader = false });
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using Gates;
using NetCompiler;
using Spectre.Console;
using Table = Spectre.Console.Table;

try
{
    Options options = Options.Parse(args);
    if (options.WantsHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    // No colours into files and pipes.
    AnsiConsole.Profile.Capabilities.Ansi &= !Console.IsOutputRedirected;

    var figures = new List<string>();
    foreach (Gate gate in Gate.All)
    {
        Network neuron = new Neuron(options.Seed), mlp = new Mlp(options.Seed);
        long one = Learn(neuron, gate, options), two = Learn(mlp, gate, options);
        AnsiConsole.Write(TruthTable(gate, neuron, mlp));
        figures.Add($"{gate.Name} {one} and {two}");
    }

    Console.WriteLine($"right answers of 4, one neuron and two layers: {string.Join(", ", figures)}");
    return 0;
}
catch (UsageException error)
{
    Console.Error.WriteLine($"{error.Message} See --help.");
    return 2;
}

static long Learn(Network network, Gate gate, Options options)
{
    network.Threads = options.Threads;
    network.Fit(gate.Examples, new() { Epochs = options.Epochs, BatchSize = 4, Optimizer = new Adam(.05f) });
    return network.Evaluate(gate.Examples).Correct;
}

static Table TruthTable(Gate gate, Network neuron, Network mlp)
{
    Table table = new Table().RoundedBorder().AddColumns("a", "b", gate.Name, "one neuron", "two layers");
    float[] one = neuron.Predict(Gate.Inputs), two = mlp.Predict(Gate.Inputs);

    for (int row = 0; row < gate.Outputs.Length; row++)
        table.AddRow(Text(Gate.Inputs[2 * row]), Text(Gate.Inputs[2 * row + 1]), Text(gate.Outputs[row]), Answer(one[row], gate.Outputs[row]), Answer(two[row], gate.Outputs[row]));
    return table;
}

static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);

static string Answer(float probability, float wanted) =>
    string.Create(CultureInfo.InvariantCulture, $"{probability:F3}{(probability >= .5f == wanted >= .5f ? "" : "  wrong")}");

using System;
using System.IO;
using NetCompiler;
using OwnFunctions;

try
{
    Options options = Options.Parse(args);
    if (options.WantsHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    QuantileSet set = QuantileSet.ByName[options.Set];
    (Table training, Table test) = set.Load(options.Data).Split(.8, options.Seed);
    TableEncoding encoding = set.Schema.Fit(training);
    Dataset examples = encoding.Transform(training), unseen = encoding.Transform(test);
    Network network = set.Create(options.Seed);

    Console.WriteLine(set.Summary);

    network.Threads = options.Threads;
    History history = network.Fit(examples, new()
    {
        Epochs = options.Epochs,
        BatchSize = 32,
        Optimizer = new Adam(3e-3f),
        Schedule = new CosineDecay(options.Epochs),
        Validation = unseen,
        Metrics = [Functions.Coverage],
    });

    Console.WriteLine(history);
    foreach (Parameter beta in network.Parameters)
        if (beta.Name.EndsWith(".beta", StringComparison.Ordinal))
            Console.WriteLine(FormattableString.Invariant($"{beta.Name} learned {beta.ToArray()[0]:F3}"));

    Evaluation evaluation = network.Evaluate(unseen, Functions.Coverage);
    Console.WriteLine(FormattableString.Invariant($"{options.Set}: {evaluation}"));
    return 0;
}
catch (UsageException error)
{
    Console.Error.WriteLine($"{error.Message} See --help.");
    return 2;
}
catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

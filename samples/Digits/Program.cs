using System;
using System.IO;
using Digits;
using NetCompiler;
using NetCompiler.Gpu;

try
{
    Options options = Options.Parse(args);
    if (options.WantsHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    (Dataset training, Dataset test) = Examples.Load(options);
    Network network = options.CreateNetwork();
    using GpuDevice? gpu = options.OnGpu ? Gpu.Open() : null;
    if (gpu is not null)
        (training, test) = Gpu.Fit(gpu, training, test);

    if (options.Load is not null)
        network.LoadWeights(options.Load);
    else
        Screen.Results(Screen.Train(network, training, test, options, gpu), network, options);
    if (options.Save is not null)
        network.Save(options.Save);

    if (options.ShowFilters && network is LeNet5 convolutional)
        Pictures.Save(convolutional, test);

    Evaluation evaluation = network.Evaluate(test);
    Console.WriteLine(FormattableString.Invariant($"test accuracy {evaluation.Accuracy:F4} ({evaluation.Correct} of {evaluation.Count})"));
    return 0;
}
catch (UsageException error)
{
    Console.Error.WriteLine($"{error.Message} See --help.");
    return 2;
}
catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException or NotSupportedException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

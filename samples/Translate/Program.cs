using System;
using System.IO;
using Translate;

try
{
    Options options = Options.Parse(args);
    if (options.WantsHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    if (options.OfSentences)
        Translate.Sentences.Task.Run(options);
    else
        Translate.Sounds.Task.Run(options);
    return 0;
}
catch (UsageException error)
{
    Console.Error.WriteLine($"{error.Message} See --help.");
    return 2;
}
catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

using System;
using System.IO;
using NetCompiler;
using Tabular;

try
{
    Options options = Options.Parse(args);
    if (options.WantsHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    TableSet set = TableSet.ByName[options.Set];
    Table table = set.Load(options.Data);
    if (options.Folds > table.Count)
        throw new UsageException($"{options.Set} has {table.Count} rows, too few for {options.Folds} folds.");
    Console.WriteLine($"{options.Set}: {table.Count} rows{(set.File is null ? ", computed by this program; --data DIR reads others" : "")}");

    var validation = new CrossValidation(table, set, options);
    Screen.Run(validation, options);
    Console.WriteLine(validation.Figure);
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

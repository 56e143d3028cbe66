using System;
using System.Linq;
using Zoo;

switch (args)
{
    case ["list"]:
        Console.WriteLine($"{"name",-20} {"input",-15} {"parameters",12}");
        foreach (Exhibit exhibit in Exhibit.All)
            Console.WriteLine($"{exhibit.Name,-20} {exhibit.Input,-15} {exhibit.Parameters,12}");
        return 0;

    case ["summary", var name] when Exhibit.All.FirstOrDefault(e => e.Name == name) is { } exhibit:
        Console.WriteLine(exhibit.Summary);
        return 0;

    case ["summary", var name]:
        Console.Error.WriteLine($"There is no network {name}: they are {string.Join(", ", Exhibit.All.Select(e => e.Name))}.");
        return 2;

    default:
        Console.Error.WriteLine("list           the networks, their inputs and parameters\nsummary NAME   one of them layer by layer");
        return args is ["--help" or "-h" or "-?"] ? 0 : 2;
}

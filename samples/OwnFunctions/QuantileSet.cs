using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler;

namespace OwnFunctions;

/// <summary>A table with a number to predict, and the network that does.</summary>
/// <param name="File">The file's name; none for the table that the program makes itself.</param>
/// <param name="Features">The inputs.</param>
/// <param name="Create">Makes the network from a seed.</param>
/// <param name="Summary">What the compiler made of the network and of its functions.</param>
internal sealed record QuantileSet(string? File, Feature[] Features, Func<ulong, Network> Create, string Summary)
{
    public static readonly IReadOnlyDictionary<string, QuantileSet> ByName = new Dictionary<string, QuantileSet>
    {
        ["journeys"] = new(null, [Standard(0..2), new CategoryFeature(2)], seed => new JourneyNet(seed), JourneyNet.Summary),
        ["abalone"] = new("abalone.csv", [new CategoryFeature(0), Standard(1..8)], seed => new ShellNet(seed), ShellNet.Summary),
    };

    public TableSchema Schema => new(Features) { Target = new NumberTarget(^1) { Scaling = Scaling.Standard } };

    /// <summary>Reads the table, from a folder or its subfolder uci.</summary>
    public Table Load(string? folder)
    {
        if (File is null)
            return Table.Read(new StringReader(Journeys.Csv(rows: 3000, seed: 1)), "journeys.csv");
        if (folder is null)
            throw new UsageException($"{File} is not part of this program: --data names the folder that holds it.");

        string[] places = [Path.Combine(folder, File), Path.Combine(folder, "uci", File)];
        return Table.Read(places.FirstOrDefault(System.IO.File.Exists) ?? places[0], new CsvOptions { HasHeader = false });
    }

    private static NumberFeature Standard(Range columns) => new(columns) { Scaling = Scaling.Standard };
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler;

namespace Tabular;

/// <summary>A table, what is predicted from what, and by which network.</summary>
/// <param name="File">The file's name; none for the table that the program makes itself.</param>
/// <param name="Features">The inputs.</param>
/// <param name="Target">The column to predict.</param>
/// <param name="IsClass">Whether that is a class, else a number.</param>
/// <param name="Create">Makes the network from a seed.</param>
/// <param name="Epochs">How often it sees every row unless told otherwise.</param>
internal sealed record TableSet(string? File, Feature[] Features, Index Target, bool IsClass, Func<ulong, Network> Create, int Epochs)
{
    public static readonly IReadOnlyDictionary<string, TableSet> ByName = new Dictionary<string, TableSet>
    {
        ["beams"] = new(null, [new CategoryFeature("wood"), Standard(1..5)], ^1, IsClass: true, seed => new BeamNet(seed), Epochs: 60),
        ["iris"] = new("iris.csv", [Standard(0..4)], ^1, IsClass: true, seed => new IrisNet(seed), Epochs: 60),
        ["wine"] = new("wine.csv", [Standard(0..13)], ^1, IsClass: true, seed => new WineNet(seed), Epochs: 40),
        ["cancer"] = new("wdbc.data", [Standard(2..32)], 1, IsClass: true, seed => new CancerNet(seed), Epochs: 40),
        ["abalone"] = new("abalone.csv", [new CategoryFeature(0), Standard(1..8)], ^1, IsClass: false, seed => new AbaloneNet(seed), Epochs: 20),
    };

    public TableSchema Schema => new(Features) { Target = IsClass ? new LabelTarget(Target) : new NumberTarget(Target) { Scaling = Scaling.Standard } };

    /// <summary>What the target says in a row.</summary>
    public string Wanted(Table table, int row) => table[row, Target.GetOffset(table.Columns.Count)] ?? "";

    /// <summary>Reads the table, from a folder or its subfolder uci.</summary>
    public Table Load(string? folder)
    {
        if (File is null)
            return Table.Read(new StringReader(Beams.Csv(rows: 300, seed: 1)), "beams.csv");
        if (folder is null)
            throw new UsageException($"{File} is not part of this program: --data names the folder that holds it.");

        string[] places = [Path.Combine(folder, File), Path.Combine(folder, "uci", File)];
        return Table.Read(places.FirstOrDefault(System.IO.File.Exists) ?? places[0], new CsvOptions { HasHeader = false });
    }

    private static NumberFeature Standard(Range columns) => new(columns) { Scaling = Scaling.Standard };
}

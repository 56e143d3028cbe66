using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler;

namespace Forecast;

/// <summary>A time series, and how it is forecast.</summary>
/// <param name="File">The file's name; none for the series that the program computes itself.</param>
/// <param name="Read">The columns, the one that is forecast first, and those that are known in advance last.</param>
/// <param name="Unit">What the first column counts.</param>
/// <param name="Season">After how many steps the seasonal naive forecast looks back.</param>
/// <param name="HeldOut">How many steps at the end are forecast and never learned from; as many before them choose the best epoch.</param>
/// <param name="Networks">By name, each for windows of <paramref name="Length"/> steps and <paramref name="Horizon"/> steps to forecast.</param>
internal sealed record SeriesSet(
    string? File, Func<Table, Series> Read, string Unit, int Season, int HeldOut, int Length, int Horizon, int Epochs, IReadOnlyDictionary<string, Func<ulong, Network>> Networks)
{
    private static readonly Dictionary<string, Func<ulong, Network>> Months = new()
    {
        ["lstm"] = seed => new MonthsLstm(seed),
        ["gru"] = seed => new MonthsGru(seed),
        ["conv"] = seed => new MonthsConv(seed),
        ["mlp"] = seed => new MonthsMlp(seed),
    };

    private static readonly Dictionary<string, Func<ulong, Network>> Days = new()
    {
        ["lstm"] = seed => new DaysLstm(seed),
        ["gru"] = seed => new DaysGru(seed),
        ["conv"] = seed => new DaysConv(seed),
        ["mlp"] = seed => new DaysMlp(seed),
    };

    private static readonly Dictionary<string, Func<ulong, Network>> Hours = new()
    {
        ["lstm"] = seed => new HoursLstm(seed),
        ["gru"] = seed => new HoursGru(seed),
        ["conv"] = seed => new HoursConv(seed),
        ["mlp"] = seed => new HoursMlp(seed),
    };

    public static readonly IReadOnlyDictionary<string, SeriesSet> ByName = new Dictionary<string, SeriesSet>
    {
        ["visitors"] = new(null, _ => Visitors.Count(months: 180, seed: 1), "visitors", Season: 12, HeldOut: 36, Length: 12, Horizon: 1, Epochs: 200, Months) { IsSeasonal = true },
        ["airline"] = new("airline-passengers.csv", table => Series.Of(table, Gap.Refuse, "Passengers"), "passengers", Season: 12, HeldOut: 36, Length: 12, Horizon: 1, Epochs: 200, Months) { IsSeasonal = true },
        ["temperatures"] = new("daily-min-temperatures.csv", table => OfTheYear(Series.Of(table, Gap.Refuse, "Temp")), "°C", Season: 365, HeldOut: 730, Length: 30, Horizon: 1, Epochs: 30, Days) { Known = 2 },
        ["pollution"] = new("pollution.csv", table => OfTheDay(Series.Of(table, Gap.FillForward, "pm2.5", "DEWP", "TEMP", "PRES", "Iws", "Is", "Ir", "hour")), "µg/m³", Season: 24, HeldOut: 8760, Length: 48, Horizon: 24, Epochs: 6, Hours),
    };

    /// <summary>Whether the series grows by factors and repeats itself: then the logarithm's difference to a season before is what is learned.</summary>
    public bool IsSeasonal { get; init; }

    /// <summary>How many columns are known in advance.</summary>
    public int Known { get; init; }

    /// <summary>Reads the series, from a folder or its subfolder timeseries.</summary>
    public Series Load(string? folder)
    {
        if (File is null)
            return Read(null!);
        if (folder is null)
            throw new UsageException($"{File} is not part of this program: --data names the folder that holds it.");

        string[] places = [.. ((string[])[folder, Path.Combine(folder, "timeseries")]).SelectMany(place => (string[])[Path.Combine(place, File), Path.Combine(place, File + ".gz")])];
        return Read(Table.Read(places.FirstOrDefault(System.IO.File.Exists) ?? places[0]));
    }

    /// <summary>The angle of a day in a year of 365: what the files do not have is 29 February.</summary>
    private static Series OfTheYear(Series days) => days
        .With("sine", (_, day) => Math.Sin(2 * Math.PI * day / 365))
        .With("cosine", (_, day) => Math.Cos(2 * Math.PI * day / 365));

    private static Series OfTheDay(Series hours) => hours
        .With("sine", (series, t) => Math.Sin(2 * Math.PI * series[t, "hour"] / 24))
        .With("cosine", (series, t) => Math.Cos(2 * Math.PI * series[t, "hour"] / 24))
        .Select("pm2.5", "DEWP", "TEMP", "PRES", "Iws", "Is", "Ir", "sine", "cosine");
}

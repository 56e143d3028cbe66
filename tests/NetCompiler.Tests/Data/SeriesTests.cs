using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using NetCompiler.Tests.Data.Images;
using NetCompiler.Tests.Persistence;
using Xunit;

namespace NetCompiler.Tests.Data;

public class SeriesTests
{
    private const string Holes = "hour,a,b\n0,NA,1\n1,2,NA\n2,NA,3\n3,NA,NA\n4,8,9\n5,NA,10\n";
    private static readonly Series Ten = new(["x", "y"], [.. Enumerable.Range(0, 10).SelectMany(t => (double[])[t, 100 + t * t])]);

    [Fact]
    public void Missing_values_are_refused_unless_said_otherwise() =>
        Assert.Equal(
            "holes.csv, line 2, column a: the value is missing. Choose what to do about it: Gap.FillForward or Gap.Interpolate.",
            Assert.Throws<InvalidDataException>(() => Series.Of(Read(Holes), Gap.Refuse, "a")).Message);

    /// <summary>The first step has no value before it, and is left out for every column.</summary>
    [Fact]
    public void Filling_forward_knows_nothing_of_what_comes_later()
    {
        Series filled = Series.Of(Read(Holes), Gap.FillForward, "hour", "a", "b");
        Assert.Equal([1, 2, 3, 4, 5], filled.Column("hour"));
        Assert.Equal([2, 2, 2, 8, 8], filled.Column("a"));
        Assert.Equal([1, 3, 3, 9, 10], filled.Column("b"));

        Series later = Series.Of(Read(Holes.Replace("4,8,9", "4,88,99")), Gap.FillForward, "hour", "a", "b");
        Assert.Equal(filled.Column("a")[..3], later.Column("a")[..3]);
    }

    [Fact]
    public void Interpolation_is_a_straight_line_between_neighbours()
    {
        Series filled = Series.Of(Read(Holes), Gap.Interpolate, "hour", "a", "b");
        Assert.Equal([1, 2, 3, 4], filled.Column("hour"));
        Assert.Equal([2, 4, 6, 8], filled.Column("a"));
        Assert.Equal([2, 3, 6, 9], filled.Column("b"));
        Assert.Equal([2, 4, 6, 8], Series.Of(Read(Holes), Gap.Interpolate, 1).Column("a"));
    }

    [Theory]
    [InlineData("a,b\nNA,1\nNA,2\n", "Column a of holes.csv has no value")]
    [InlineData("a,b\n1,NA\nNA,2\n", "has no step at which all of a, b are known or can be filled")]
    public void A_series_without_steps_is_refused(string csv, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Series.Of(Read(csv), Gap.Interpolate, "a", "b")).Message);

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Contains("7 numbers do not divide into steps of 2", Assert.Throws<ArgumentException>(() => new Series(["a", "b"], new double[7])).Message);
        Assert.Contains("2 columns named 'a'", Assert.Throws<ArgumentException>(() => new Series(["a", "a"], new double[2])).Message);
        Assert.Contains("Column b is NaN at step 1", Assert.Throws<ArgumentException>(() => new Series(["a", "b"], [1, 2, 3, double.NaN])).Message);
        Assert.Contains("has no column z. It has x, y", Assert.Throws<ArgumentException>(() => Ten.Column("z")).Message);
        Assert.Contains("Column x is -Infinity at step 0", Assert.Throws<ArgumentException>(() => Ten.Map("x", Math.Log)).Message);
        Assert.Throws<ArgumentException>(() => new Series([], []));
        Assert.Throws<ArgumentException>(() => Series.Of("a", []));
        Assert.Throws<ArgumentException>(() => Ten.With("x", (_, _) => 0));
        Assert.Throws<ArgumentException>(() => Ten.Select());
        Assert.Throws<ArgumentException>(() => Series.Of(Read(Holes), Gap.Refuse));
        Assert.Throws<ArgumentOutOfRangeException>(() => Series.Of(Read(Holes), (Gap)3, "hour"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten[10, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten[0, 2]);
    }

    [Fact]
    public void Parts_are_in_the_order_of_time_and_know_their_past()
    {
        (Series training, Series validation, Series test) = Ten.Split(.6, .2);
        Assert.Equal([0, 1, 2, 3, 4, 5], training.Column("x"));
        Assert.Equal([6, 7], validation.Column("x"));
        Assert.Equal([8, 9], test.Column("x"));
        Assert.Equal([5, 6, 7, 8, 9], test.WithPast(3).Column("x"));
        Assert.Equal(136, validation[0, "y"]);
        Assert.Equal([2, 3], Ten.Skip(1).Take(5).Skip(1).Take(2).Column("x"));

        Assert.Contains("There are 8 steps before these", Assert.Throws<ArgumentOutOfRangeException>(() => test.WithPast(9)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Split(.6, .4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Split(0, .4));
        Assert.Contains("would have 6, 0 and 4", Assert.Throws<ArgumentException>(() => Ten.Split(.6, .01)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Take(11));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Skip(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => test[2, 0]);
    }

    [Fact]
    public void Columns_are_chosen_computed_and_mapped()
    {
        Series part = Ten.Skip(7);
        Assert.Equal(["y", "x"], part.Select("y", "x").Names);
        Assert.Equal([149, 7], [part.Select("y", "x")[0, 0], part.Select("y", "x")[0, 1]]);
        Assert.Equal([-142, -156, -172], part.With("x − y", (s, t) => s[t, "x"] - s[t, "y"]).Column("x − y"));
        Assert.Equal([49, 64, 81], part.Map("x", x => x * x).Column("x"));
        Assert.Equal(part.Column("y"), part.Map("x", x => x * x).Column("y"));
    }

    [Theory]
    [InlineData(1), InlineData(3), InlineData(9)]
    public void Differences_are_taken_and_given_back(int lag)
    {
        Series differences = Ten.Difference(lag);
        Assert.Equal(10 - lag, differences.Count);
        Assert.All(differences.Column("x"), d => Assert.Equal(lag, d));
        Assert.Equal(Ten.Column("y")[lag..], Differences.Restore(differences.Column("y"), Ten.Column("y").AsSpan(0, lag), lag));
    }

    /// <summary>A trend and a season: the second differences know neither, and both come back for steps that were never seen.</summary>
    [Fact]
    public void Two_differences_are_given_back_one_after_the_other()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(t => 3 * t + 10 * (t % 4))];
        Series series = Series.Of("x", x.AsSpan(0, 30)), seasonal = series.Difference(4), twice = seasonal.Difference(1);
        Assert.All(twice.Column("x"), d => Assert.Equal(0, d));

        double[] ofSeasonal = Differences.Restore(new double[10], seasonal.Column("x"), 1);
        Assert.Equal(x[30..], Differences.Restore(ofSeasonal, series.Column("x"), 4));
        Assert.Contains("The past has 3 numbers, but a lag of 4", Assert.Throws<ArgumentException>(() => Differences.Restore(ofSeasonal, new double[3], 4)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Difference(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Difference(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Differences.Restore(ofSeasonal, x, 0));
    }

    [Theory]
    [InlineData(3, 1, 1), InlineData(3, 2, 1), InlineData(2, 3, 2), InlineData(1, 1, 3), InlineData(9, 1, 1), InlineData(4, 6, 5)]
    public void Windows_are_followed_by_what_comes_next(int length, int horizon, int stride)
    {
        Dataset data = Ten.Windows(length, horizon, stride, "y");
        int[] starts = [.. Enumerable.Range(0, 10).Where(start => start % stride == 0 && start + length + horizon <= 10)];
        Assert.Equal(starts.Length, data.Count);

        for (int i = 0; i < starts.Length; i++)
        {
            Assert.Equal(Enumerable.Range(starts[i], length).SelectMany(t => (float[])[t, 100 + t * t]), PictureTests.Values(data.Inputs[0], i));
            Assert.Equal(Enumerable.Range(starts[i] + length, horizon).Select(t => 100f + t * t), PictureTests.Values(data.Targets[0], i));
        }
    }

    [Fact]
    public void By_default_windows_forecast_every_column()
    {
        Dataset data = Ten.Skip(4).Windows(2, horizon: 2);
        Assert.Equal((3, 4, 4), (data.Count, data.Inputs[0].Size, data.Targets[0].Size));
        Assert.Equal([6, 136, 7, 149], PictureTests.Values(data.Targets[0], 0));
        Assert.Equal([8, 164, 9, 181], Ten.LastWindow(2));
        Assert.Equal([2, 104, 3, 109], Ten.Take(4).LastWindow(2));

        Assert.Contains("10 steps are too few for a window of 9 and 2 to forecast", Assert.Throws<ArgumentException>(() => Ten.Windows(9, 2)).Message);
        Assert.Throws<ArgumentException>(() => Ten.Windows(2, 1, 1, "z"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Windows(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Windows(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Windows(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.LastWindow(11));
    }

    /// <summary>Of what comes after the training part nothing is in the scales, whatever it is.</summary>
    [Theory]
    [InlineData(Scaling.Standard, 2.5, 1.707825127659933), InlineData(Scaling.MinMax, 0, 5), InlineData(Scaling.None, 0, 1)]
    public void Scales_are_those_of_the_training_part(Scaling scaling, double shift, double unit)
    {
        SeriesScaling scales = SeriesScaling.Fit(Ten.Take(6), scaling);
        Series scaled = scales.Apply(Ten);
        Assert.All(Enumerable.Range(0, 10), t => Assert.Equal((t - shift) / unit, scaled[t, "x"], 1e-12));
        Assert.All(Enumerable.Range(0, 10), t => Assert.Equal(Ten[t, "y"], scales.Restore(scaled[t, "y"], "y"), 1e-12));
        Assert.Equal(scaled.Column("x")[3..5], scales.Apply(Ten.Skip(3).Take(2)).Column("x"));
        Assert.Contains("has the columns y, x, but the scales are those of x, y", Assert.Throws<ArgumentException>(() => scales.Apply(Ten.Select("y", "x"))).Message);
        Assert.Throws<ArgumentException>(() => scales.Restore(0, "z"));
    }

    [Fact]
    public void Packed_tables_are_read()
    {
        using var folder = new TestFolder();
        using (var packed = new GZipStream(File.Create(folder.At("holes.csv.gz")), CompressionLevel.Optimal))
            packed.Write(Encoding.UTF8.GetBytes(Holes));

        Assert.Equal(6, Table.Read(folder.At("holes.csv.gz")).Count);
        byte[] whole = File.ReadAllBytes(folder.At("holes.csv.gz"));
        File.WriteAllBytes(folder.At("cut.csv"), whole[..^9]);
        Assert.StartsWith("cut.csv", Assert.Throws<InvalidDataException>(() => Table.Read(folder.At("cut.csv"))).Message);
    }

    [SkippableFact]
    public void The_shared_series_are_read_as_they_are_described()
    {
        string? folder = Environment.GetEnvironmentVariable("NETCOMPILER_DATA");
        Skip.If(folder is null || !Directory.Exists(Path.Combine(folder, "timeseries")), "The time series are not in NETCOMPILER_DATA/timeseries.");

        Assert.Equal(144, Series.Of(Table.Read(Path.Combine(folder, "timeseries", "airline-passengers.csv")), Gap.Refuse, "Passengers").Count);
        Assert.Equal(3650, Series.Of(Table.Read(Path.Combine(folder, "timeseries", "daily-min-temperatures.csv")), Gap.Refuse, "Temp").Count);

        Table pollution = Table.Read(Path.Combine(folder, "timeseries", "pollution.csv.gz"));
        Assert.Equal((43824, 2067), (pollution.Count, Enumerable.Range(0, pollution.Count).Count(row => pollution[row, "pm2.5"] is null)));
        Assert.Equal(43824 - 24, Series.Of(pollution, Gap.FillForward, "pm2.5", "TEMP").Count);
    }

    private static Table Read(string csv) => Table.Read(new StringReader(csv), "holes.csv");
}

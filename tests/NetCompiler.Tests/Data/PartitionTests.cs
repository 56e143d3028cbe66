using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Data;

/// <summary>Splits and folds: every example once, classes in proportion, decided by the seed.</summary>
public class PartitionTests
{
    private const int Count = 103;

    // The input of an example is its number; 60 of class 0, 33 of class 2 and 10 of class 5.
    private static readonly Dataset Data = Dataset.From(
        [.. Enumerable.Range(0, Count).Select(i => (float)i)], [.. Enumerable.Range(0, Count).Select(Class)]);

    [Theory]
    [InlineData(.8, 82), InlineData(.5, 52), InlineData(.01, 1), InlineData(.99, 102)]
    public void A_split_takes_the_fraction_and_loses_nothing(double fraction, int first)
    {
        foreach ((Dataset First, Dataset Second) parts in ((Dataset, Dataset)[])[Data.Split(fraction, seed: 5), Data.StratifiedSplit(fraction, seed: 5)])
        {
            Assert.Equal(first, parts.First.Count);
            Assert.Equal(Enumerable.Range(0, Count), Numbers(parts.First).Concat(Numbers(parts.Second)).Order());
            Assert.Equal(Numbers(parts.First).Order(), Numbers(parts.First));    // in the order of the examples
        }
    }

    [Fact]
    public void A_stratified_split_divides_every_class_alike()
    {
        Dataset first = Data.StratifiedSplit(.7, seed: 1).First;
        AssertShares(first, .7);
        Assert.Equal(Numbers(first), Numbers(Data.StratifiedSplit(.7, seed: 1).First));
        Assert.NotEqual(Numbers(first), Numbers(Data.StratifiedSplit(.7, seed: 2).First));
    }

    [Theory]
    [InlineData(2), InlineData(5), InlineData(10), InlineData(103)]
    public void Folds_test_every_example_once(int folds)
    {
        foreach (IReadOnlyList<(Dataset Training, Dataset Test)> division in (IReadOnlyList<(Dataset, Dataset)>[])[Data.KFold(folds, seed: 3), Data.StratifiedKFold(folds, seed: 3)])
        {
            Assert.Equal(folds, division.Count);
            Assert.Equal(Enumerable.Range(0, Count), division.SelectMany(fold => Numbers(fold.Test)).Order());
            Assert.All(division, fold => Assert.Equal(Enumerable.Range(0, Count), Numbers(fold.Training).Concat(Numbers(fold.Test)).Order()));
            Assert.InRange(division.Max(fold => fold.Test.Count) - division.Min(fold => fold.Test.Count), 0, 1);
        }

        Assert.All(Data.StratifiedKFold(folds, seed: 3), fold => AssertShares(fold.Test, 1.0 / folds));
    }

    [Fact]
    public void Tables_and_datasets_are_divided_alike()
    {
        Table table = TableTests.Read("i,class\n" + string.Join("\n", Enumerable.Range(0, Count).Select(i => $"{i},{Class(i)}")));
        var folds = table.StratifiedKFold("class", 5, seed: 3).Zip(Data.StratifiedKFold(5, seed: 3));
        Assert.All(folds, pair => Assert.Equal(Numbers(pair.Second.Test), Enumerable.Range(0, pair.First.Test.Count).Select(row => int.Parse(pair.First.Test[row, "i"]!))));
        Assert.Equal(Numbers(Data.StratifiedSplit(.3, seed: 8).First), Numbers(table.StratifiedSplit(1, .3, seed: 8).First));
        Assert.Equal(Numbers(Data.Split(.3, seed: 8).First), Numbers(table.Split(.3, seed: 8).First));
    }

    [Fact]
    public void The_same_seed_divides_alike_on_every_machine() =>
        Assert.Equal([8, 16, 18, 26, 39], Numbers(Data.KFold(10, seed: 42)[0].Test).Take(5));

    [Fact]
    public void Views_are_divided_by_their_own_examples()
    {
        Dataset view = Data.Shuffle(1).Take(20);
        Assert.Equal(Numbers(view).Order(), view.StratifiedKFold(4, seed: 1).SelectMany(fold => Numbers(fold.Test)).Order());
    }

    [Fact]
    public void What_cannot_be_divided_is_refused()
    {
        Assert.Contains("leaves one part empty", Assert.Throws<ArgumentException>(() => Data.Take(3).Split(.1, seed: 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.Split(1.0, seed: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.Split(double.NaN, seed: 1));
        Assert.Contains("divided into 2 to 3 folds", Assert.Throws<ArgumentOutOfRangeException>(() => Data.Take(3).KFold(4, seed: 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.KFold(1, seed: 1));
        Assert.Contains("does not say which class", Assert.Throws<ArgumentException>(() => Dataset.From([1, 2], [.5f, 1], 2).StratifiedKFold(2, seed: 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.StratifiedKFold(2, seed: 1, target: 1));
    }

    [Fact]
    public void Balanced_weights_make_all_classes_weigh_the_same()
    {
        Assert.Equal([103f / (3 * 60), 0, 103f / (3 * 33), 0, 0, 103f / (3 * 10)], ClassWeights.Balanced(Data));
        Assert.Equal([1.5f, .75f], ClassWeights.Balanced([0, 1, 1]));
        Assert.Equal([1.5f, .75f], ClassWeights.Balanced(Dataset.From([0, 1, 2], [1, 0, 0, 1, 0, 1], 3)));
        Assert.Throws<ArgumentException>(() => ClassWeights.Balanced([]));
        Assert.Contains("label 1 is -1", Assert.Throws<ArgumentException>(() => ClassWeights.Balanced([0, -1])).Message);
    }

    [Fact]
    public void Examples_weigh_what_their_classes_do()
    {
        Dataset weighed = Data.WithWeights(Enumerable.Repeat(2f, Count).ToArray()).WithClassWeights(ClassWeights.Balanced(Data)).Shuffle(4).Skip(3);
        float[] weights = ClassWeights.Balanced(Data);
        Assert.All(Numbers(weighed).Index(), pair => Assert.Equal(2 * weights[Class(pair.Item)], weighed.Weight(pair.Index)));
        Assert.Contains("weights for the classes 0 to 1, but example 60 is of class 2", Assert.Throws<ArgumentException>(() => Data.WithClassWeights([1, 2])).Message);
    }

    [Fact]
    public void Examples_whose_label_is_ignored_are_of_no_class()
    {
        Dataset data = Dataset.From([1, 2, 3, 4], [0, -1, 1, 1]);
        float[] weights = ClassWeights.Balanced(data, ignoreLabel: -1);
        Assert.Equal([1.5f, .75f], weights);

        Dataset weighed = data.WithClassWeights(weights, ignoreLabel: -1);
        Assert.Equal([1.5f, 1, .75f, .75f], Enumerable.Range(0, 4).Select(weighed.Weight));
        Assert.Contains("example 1 is of class -1", Assert.Throws<ArgumentException>(() => data.WithClassWeights(weights)).Message);
        Assert.Contains("no labels", Assert.Throws<ArgumentException>(() => ClassWeights.Balanced([-1, -1], ignoreLabel: -1)).Message);
    }

    private static int Class(int i) => i < 60 ? 0 : i < 93 ? 2 : 5;

    private static void AssertShares(Dataset part, double share)
    {
        foreach ((int @class, int count) in Enumerable.Range(0, Count).CountBy(Class))
            Assert.InRange(Numbers(part).Count(i => Class(i) == @class), Math.Floor(count * share) - 1, Math.Ceiling(count * share) + 1);
    }

    private static int[] Numbers(Table table) => [.. Enumerable.Range(0, table.Count).Select(row => int.Parse(table[row, 0]!))];

    private static int[] Numbers(Dataset data)
    {
        var value = new float[1];
        return [.. Enumerable.Range(0, data.Count).Select(i =>
        {
            data.Inputs[0].CopyTo(data.Row(i), value);
            return (int)value[0];
        })];
    }
}

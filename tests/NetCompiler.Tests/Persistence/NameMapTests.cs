using System;
using System.IO;
using Xunit;

namespace NetCompiler.Tests.Persistence;

public sealed class NameMapTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.*", "b.*", "a.weight", "b.weight")]
    [InlineData("a.*", "b.*", "aa.weight", null)]
    [InlineData("*", "model.*.data", "x.y", "model.x.y.data")]
    [InlineData("*.weight", "*.kernel", "x.y.weight", "x.y.kernel")]
    [InlineData("*.weight", "*.kernel", "x.weights", null)]
    [InlineData("block*.*", "layers.*/*", "block3.dense.bias", "layers.3/dense.bias")]
    [InlineData("*.*", "*|*", "x.y.z", "x|y.z")]
    [InlineData("a*", "all", "abc", "all")]
    [InlineData("exact", "other", "exact", "other")]
    [InlineData("exact", "other", "Exact", null)]
    public void A_star_stands_for_the_same_on_both_sides(string pattern, string source, string name, string? expected) =>
        Assert.Equal(expected, new NameMap { [pattern] = source }.SourceOf(name));

    [Fact]
    public void The_first_rule_that_matches_decides()
    {
        var map = new NameMap { ["a.b"] = null, ["a.*"] = "x.*", ["*"] = "*" };
        Assert.Null(map.SourceOf("a.b"));
        Assert.Equal("x.c", map.SourceOf("a.c"));
        Assert.Equal("d", map.SourceOf("d"));
    }

    [Fact]
    public void A_star_on_the_right_needs_one_on_the_left() =>
        Assert.Contains("more *", Assert.Throws<ArgumentException>(() => new NameMap { ["a"] = "b.*" }).Message);

    [Fact]
    public void Carries_a_hidden_layer_into_another_network()
    {
        var trained = new SmallNet(seed: 6);
        trained.Fit(SaveAndLoadTests.Examples);
        trained.Save(_folder.At("small"));

        var other = new OtherNet(seed: 2);
        LoadedWeights result = other.LoadWeights(_folder.At("small"), new() { ["encoder.*"] = "hidden.*", ["encoderNorm.*"] = "norm.*" });

        Assert.Equal(trained.Hidden.Weight.ToArray(), other.Encoder.Weight.ToArray());
        Assert.Equal(trained.States[1].ToArray(), other.States[1].ToArray());
        Assert.Equal(new OtherNet(seed: 2).Head.Weight.ToArray(), other.Head.Weight.ToArray());
        Assert.Equal(["encoder.weight", "encoder.bias", "encoderNorm.weight", "encoderNorm.bias", "encoderNorm.running_mean", "encoderNorm.running_var"], result.Loaded);
        Assert.Equal(["head.weight", "head.bias"], result.Left);
        Assert.Equal(["logits.weight", "logits.bias"], result.Unused);
        Assert.EndsWith("encoderNorm.running_var; left: head.weight, head.bias; unused: logits.weight, logits.bias", result.ToString());
    }

    [Fact]
    public void What_a_rule_asks_for_must_be_there_unless_it_may_be_missing()
    {
        new SmallNet(seed: 6).Save(_folder.At("small"));
        var other = new OtherNet(seed: 2);

        string message = Assert.Throws<InvalidDataException>(() => other.LoadWeights(_folder.At("small"), new() { ["encoder.*"] = "hidden.*", ["head.*"] = "top.*" })).Message;
        Assert.Contains("Missing: top.weight (for head.weight) [7, 5], top.bias (for head.bias) [7].", message);
        Assert.Equal(new OtherNet(seed: 2).Fingerprint, other.Fingerprint);

        LoadedWeights result = other.LoadWeights(_folder.At("small"), new() { AllowMissing = true, ["encoder.*"] = "hidden.*", ["head.*"] = "top.*" });
        Assert.Equal(["encoder.weight", "encoder.bias"], result.Loaded);

        message = Assert.Throws<InvalidDataException>(() => other.LoadWeights(_folder.At("small"), new() { AllowMissing = true, ["head.*"] = "logits.*" })).Message;
        Assert.Contains("Different: logits.weight (for head.weight) is [3, 5] and should be [7, 5]", message);
    }

    [Fact]
    public void A_rule_that_matches_nothing_is_a_mistake()
    {
        new SmallNet().Save(_folder.At("small"));
        string message = Assert.Throws<ArgumentException>(() => new OtherNet().LoadWeights(_folder.At("small"), new() { ["encodr.*"] = "hidden.*" })).Message;
        Assert.Contains("OtherNet has no parameter or state that matches encodr.*. It has encoder.weight, encoder.bias,", message);
    }
}

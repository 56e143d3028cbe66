using System;
using System.Linq;
using System.Security.Cryptography;
using Xunit;

namespace NetCompiler.Tests.Data;

public class DrawnDigitsTests
{
    [Fact]
    public void A_digit_depends_on_seed_and_index_alone()
    {
        DrawnDigit[] stream = [.. DrawnDigits.Stream(seed: 5).Take(40)];
        Assert.Equal(stream.Skip(30).Select(digit => digit.Label), Labels(DrawnDigits.Draw(10, seed: 5, first: 30)));
        Assert.Equal(stream.Skip(30).Select(digit => digit.Pixels.ToArray()), Pixels(DrawnDigits.Draw(10, seed: 5, first: 30)));
        Assert.NotEqual(stream.Select(digit => digit.Label), DrawnDigits.Stream(seed: 6).Take(40).Select(digit => digit.Label));
    }

    [Fact]
    public void All_ten_are_about_as_frequent()
    {
        int[] counts = [.. Labels(DrawnDigits.Draw(5000, seed: 1)).GroupBy(label => label).Select(group => group.Count())];
        Assert.Equal(10, counts.Length);
        Assert.All(counts, count => Assert.InRange(count, 420, 580));
    }

    [Fact]
    public void Ink_is_inside_and_every_shade_occurs()
    {
        byte[][] digits = Pixels(DrawnDigits.Draw(500, seed: 1));
        Assert.All(digits, pixels => Assert.InRange(pixels.Average(pixel => pixel / 255.0), .02, .35));
        Assert.True(digits.Average(pixels => pixels.Where((_, i) => i % 28 is 0 or 27 || i / 28 is 0 or 27).Average(pixel => pixel / 255.0)) < .005);
        Assert.Equal(256, digits.SelectMany(pixels => pixels).Distinct().Count());
    }

    /// <summary>Whoever changes these digits changes what every published seed means.</summary>
    [Fact]
    public void A_seed_means_the_same_everywhere() =>
        Assert.Equal("5c5582d365d49821", Convert.ToHexStringLower(SHA256.HashData([.. Pixels(DrawnDigits.Draw(100, seed: 42)).SelectMany(pixels => pixels)]))[..16]);

    private static int[] Labels(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(i => ((LabelColumn)data.Targets[0]).Row(i)[0])];

    private static byte[][] Pixels(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(i =>
    {
        var pixels = new float[784];
        data.Inputs[0].CopyTo(i, pixels);
        return Array.ConvertAll(pixels, pixel => (byte)MathF.Round(pixel * 255f));
    })];
}

using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Data.Images;

public class PictureSheetTests
{
    private const byte Line = 48;
    private static readonly ImageShape Shape = new(3, 2, 3);
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 5 * Shape.Count).Select(i => (byte)(i * 7))];
    private static readonly Dataset Data = new([Column.Images(Bytes, Shape)]);

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Examples_are_drawn_as_their_bytes(bool normalized)
    {
        Dataset data = normalized ? ImageNormalization.From(Data).Apply(Data) : Data;
        Picture sheet = PictureSheet.Examples(data, columns: 3, rows: 2, zoom: 2);
        Assert.Equal((3 * 8 + 2, 2 * 6 + 2, 3), (sheet.Width, sheet.Height, sheet.Channels));

        for (int example = 0; example < 5; example++)
            for (int y = 0; y < 4; y++)
                for (int x = 0; x < 6; x++)
                    for (int c = 0; c < 3; c++)
                        Assert.Equal(Bytes[example * 18 + c * 6 + y / 2 * 3 + x / 2], sheet[2 + example % 3 * 8 + x, 2 + example / 3 * 6 + y][c]);

        Assert.Equal([Line, Line, Line], sheet[1, 5].ToArray());
        Assert.Equal([Line, Line, Line], sheet[20, 10].ToArray());    // no sixth example
    }

    [Fact]
    public void With_augmentation_a_row_has_an_example_and_its_epochs()
    {
        var how = new Augmentation { Crop = 1 };
        Picture sheet = PictureSheet.Examples(Data, how, columns: 4, rows: 2, seed: 6, zoom: 1);
        float[] image = PictureTests.Values(Data.Inputs[0], 1), variant = new float[18];
        how.Apply(image, Shape, 6, epoch: 2, example: 1, variant);

        for (int i = 0; i < 6; i++)
        {
            (int x, int y) = (2 + i % 3, 2 + 4 + i / 3);
            Assert.Equal(Bytes[18 + i], sheet[x, y][0]);
            Assert.Equal((byte)MathF.Round(variant[i] * 255), sheet[x + 3 * 5, y][0]);
        }
    }

    [Fact]
    public void Filters_of_one_or_three_channels_are_a_picture_each()
    {
        float[] weights = [-1, 0, 1, 3, 5, 5, 5, 5];
        Picture grey = PictureSheet.Filters(weights, [2, 1, 2, 2], zoom: 1);
        Assert.Equal((2 * 4 + 2, 4 + 2, 1), (grey.Width, grey.Height, grey.Channels));
        Assert.Equal([0, 64, 128, 255], new[] { grey[2, 2][0], grey[3, 2][0], grey[2, 3][0], grey[3, 3][0] });
        Assert.Equal(0, grey[6, 2][0]);    // the same everywhere

        Picture colours = PictureSheet.Filters([0, 1, 2, float.NaN, 4, float.PositiveInfinity], [2, 3, 1, 1], zoom: 3);
        Assert.Equal(3, colours.Channels);
        Assert.Equal([0, 128, 255], colours[2, 2].ToArray());
        Assert.Equal([0, 0, 0], colours[7, 2].ToArray());    // one finite number, so no range
    }

    [Fact]
    public void Filters_of_other_channels_are_a_row_each()
    {
        Picture rows = PictureSheet.Filters([0, 1, 2, 4, 0, 0, 0, 1], [2, 4, 1, 1], zoom: 1);
        Assert.Equal((4 * 3 + 2, 2 * 3 + 2, 1), (rows.Width, rows.Height, rows.Channels));
        Assert.Equal([0, 64, 128, 255], Enumerable.Range(0, 4).Select(c => rows[2 + 3 * c, 2][0]));
        Assert.Equal([0, 0, 0, 255], Enumerable.Range(0, 4).Select(c => rows[2 + 3 * c, 5][0]));
    }

    [Fact]
    public void Feature_maps_are_scaled_each_on_its_own()
    {
        Picture maps = PictureSheet.FeatureMaps([0, 1, 2, 10, 12, 14, 3, 3, 3], new(3, 1, 3), zoom: 1);
        Assert.Equal((2 * 5 + 2, 2 * 3 + 2), (maps.Width, maps.Height));
        Assert.Equal([0, 128, 255], Enumerable.Range(0, 3).Select(x => maps[2 + x, 2][0]));
        Assert.Equal([0, 128, 255], Enumerable.Range(0, 3).Select(x => maps[7 + x, 2][0]));
        Assert.Equal([0, 0, 0], Enumerable.Range(0, 3).Select(x => maps[2 + x, 5][0]));
        Assert.Equal(Line, maps[7, 5][0]);
    }

    [Fact]
    public void Filters_can_be_taken_from_a_network()
    {
        Parameter weight = new FlatDigits(seed: 3).Parameters[0];
        Assert.Contains("Filters are [outputs, channels, height, width], but this is [10, 784]", Assert.Throws<ArgumentException>(() => PictureSheet.Filters(weight)).Message);
        Assert.Equal(4 * 30 + 2, PictureSheet.Filters(weight.ToArray(), [10, 1, 28, 28], zoom: 1).Width);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PictureSheet.Filters(new float[7], [2, 1, 2, 2]));
        Assert.Throws<ArgumentException>(() => PictureSheet.FeatureMaps(new float[7], new(2, 2, 2)));
        Assert.Throws<ArgumentException>(() => PictureSheet.Examples(Dataset.From([1, 2], [0])));
        Assert.Throws<ArgumentOutOfRangeException>(() => PictureSheet.Examples(Data, zoom: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PictureSheet.Examples(Data, rows: 0));
    }
}

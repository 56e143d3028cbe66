using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NetCompiler.Tests.Persistence;
using Xunit;

namespace NetCompiler.Tests.Data.Images;

public class PictureTests
{
    /// <summary>What Pillow wrote and read, see <c>tests/Reference/Pictures/record.py</c>.</summary>
    public static TheoryData<string, byte[], int, int, int, byte[]> Recorded()
    {
        var data = new TheoryData<string, byte[], int, int, int, byte[]>();
        foreach (JsonElement picture in Read().EnumerateArray())
            data.Add(picture.GetProperty("name").GetString()!, picture.GetProperty("file").GetBytesFromBase64(), picture.GetProperty("width").GetInt32(),
                picture.GetProperty("height").GetInt32(), picture.GetProperty("channels").GetInt32(), picture.GetProperty("pixels").GetBytesFromBase64());
        return data;

        static JsonElement Read([CallerFilePath] string source = "") =>
            JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "Reference", "Pictures", "Pictures.json"))).RootElement;
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Files_of_another_program_are_read_as_it_reads_them(string name, byte[] file, int width, int height, int channels, byte[] pixels)
    {
        Picture picture = Picture.Read(file, name);
        Assert.Equal((width, height, channels), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal(pixels, picture.Pixels.ToArray());
    }

    /// <summary>Wherever a file is cut and whichever of its bits is turned over: the picture, if no checksum guards it another one, or an error that names the file.</summary>
    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_damaged_file_gives_a_clear_error_or_a_picture(string name, byte[] file, int width, int height, int channels, byte[] pixels)
    {
        bool isPng = file[0] == 0x89;

        for (int length = 0; length < file.Length; length++)
            Assert.True(ReadOrRefused(file[..length]) is null);

        for (int bit = 0; bit < file.Length * 8; bit++)
        {
            byte[] flipped = [.. file];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            if (ReadOrRefused(flipped) is { } picture && isPng)
                Assert.Equal(pixels, picture.Pixels.ToArray());
        }

        Assert.True(width * height * channels == pixels.Length, name);
    }

    /// <summary>Anything behind the first bytes of each format.</summary>
    [Fact]
    public void Random_bytes_give_a_clear_error_or_a_picture()
    {
        var random = new Random(1);
        string[] beginnings = ["\u0089PNG\r\n\u001a\n", "P1 ", "P2 ", "P3 3 2 9 ", "P4 9 2 ", "P5 3 3 255 ", "P6 ", "P7", ""];
        string alphabet = "0123456789 \n#\u00ff\u0000-";

        for (int i = 0; i < 20_000; i++)
        {
            var noise = new byte[random.Next(60)];
            random.NextBytes(noise);
            if (i % 2 == 0)
                noise = Array.ConvertAll(noise, value => (byte)alphabet[value % alphabet.Length]);
            ReadOrRefused([.. beginnings[random.Next(beginnings.Length)].Select(c => (byte)c), .. noise]);
        }
    }

    [Theory]
    [InlineData(1, ".png"), InlineData(2, ".png"), InlineData(3, ".png"), InlineData(4, ".png"), InlineData(1, ".pgm"), InlineData(3, ".PPM")]
    public void What_is_saved_is_read_again(int channels, string ending)
    {
        using var folder = new TestFolder();
        Picture picture = Noise(5, 7, channels);
        picture.Save(folder.At("picture" + ending));
        Picture read = Picture.Read(folder.At("picture" + ending));
        Assert.Equal(picture.Shape, read.Shape);
        Assert.Equal(picture.Pixels.ToArray(), read.Pixels.ToArray());
    }

    [Theory]
    [InlineData(1, "picture.jpg", "must end in .png, .pgm or .ppm")]
    [InlineData(4, "picture.ppm", "but the picture has 4")]
    [InlineData(3, "picture.pgm", "but the picture has 3")]
    public void A_name_that_does_not_fit_is_refused(int channels, string name, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Noise(2, 2, channels).Save(name)).Message);

    [Fact]
    public void Channels_are_converted()
    {
        var colour = new Picture(1, 1, 3);
        ((byte[])[255, 128, 7]).CopyTo(colour[0, 0]);

        Assert.Equal([152], colour.WithChannels(1).Pixels.ToArray());    // .299·255 + .587·128 + .114·7 = 152.2
        Assert.Equal([152, 255], colour.WithChannels(2).Pixels.ToArray());
        Assert.Equal([255, 128, 7, 255], colour.WithChannels(4).Pixels.ToArray());
        Assert.Equal([255, 128, 7], colour.WithChannels(4).WithChannels(3).Pixels.ToArray());
        Assert.Equal([152, 152, 152], colour.WithChannels(1).WithChannels(3).Pixels.ToArray());

        var clear = new Picture(1, 1, 2);
        ((byte[])[9, 40]).CopyTo(clear[0, 0]);
        Assert.Equal([9, 9, 9, 40], clear.WithChannels(4).Pixels.ToArray());
    }

    [Fact]
    public void Pictures_become_images_channels_first()
    {
        var picture = new Picture(2, 1, 3);
        ((byte[])[1, 2, 3, 4, 5, 6]).CopyTo(picture.Pixels);
        Column column = Column.Images([picture, picture]);

        Assert.Equal(new ImageShape(3, 1, 2), column.Image);
        Assert.Equal(2, column.Count);
        Assert.Equal([1, 4, 2, 5, 3, 6], Values(column, 1).Select(value => MathF.Round(value * 255)));
        Assert.Contains("Picture 1 is [1, 1, 2], but the first one is [3, 1, 2]", Assert.Throws<ArgumentException>(() => Column.Images([picture, picture.WithChannels(1)])).Message);
        Assert.Throws<ArgumentException>(() => Column.Images(Array.Empty<Picture>()));
    }

    [Theory]
    [InlineData(0, 1, 1), InlineData(1, 0, 1), InlineData(1, 1, 0), InlineData(1, 1, 5), InlineData(60_000, 60_000, 1)]
    public void Impossible_sizes_are_refused(int width, int height, int channels) => Assert.Throws<ArgumentException>(() => new Picture(width, height, channels));

    internal static Picture Noise(int width, int height, int channels, int seed = 1)
    {
        var picture = new Picture(width, height, channels);
        new Random(seed).NextBytes(picture.Pixels);
        return picture;
    }

    internal static float[] Values(Column column, int row)
    {
        var values = new float[column.Size];
        column.CopyTo(row, values);
        return values;
    }

    private static Picture? ReadOrRefused(byte[] file)
    {
        try
        {
            return Picture.Read(file, "drawing");
        }
        catch (InvalidDataException error)
        {
            Assert.StartsWith("drawing ", error.Message);
            return null;
        }
    }
}

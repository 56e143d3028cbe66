using System.IO;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Data.Images;

public class PnmTests
{
    [Theory]
    [InlineData("P1\n# drawn by hand\n3 2\n1 0 1\n011", 1, new byte[] { 0, 255, 0, 255, 0, 0 })]
    [InlineData("P2 2 1 # two\n4\n0 4", 1, new byte[] { 0, 255 })]
    [InlineData("P2 3 1 15 1 7 15", 1, new byte[] { 17, 119, 255 })]
    [InlineData("P3\n1 1\n255\n1\t2\r3\n", 3, new byte[] { 1, 2, 3 })]
    [InlineData("P4 3 1\n\u00a0", 1, new byte[] { 0, 255, 0 })]
    [InlineData("P5 2 1 255\nAB and what follows", 1, new byte[] { 65, 66 })]
    [InlineData("P5 1 1 65535\n\u0080\u0000", 1, new byte[] { 128 })]
    [InlineData("P6 1 1 255 abc", 3, new byte[] { 97, 98, 99 })]
    public void Every_kind_is_read(string file, int channels, byte[] pixels)
    {
        Picture picture = Picture.Read(Bytes(file), "drawing");
        Assert.Equal(channels, picture.Channels);
        Assert.Equal(pixels, picture.Pixels.ToArray());
    }

    [Theory]
    [InlineData("P2", "the width is missing at byte 2")]
    [InlineData("P2 1 # and no more", "the height is missing")]
    [InlineData("P2 0 1 255 ", "announces 0×1 pixels")]
    [InlineData("P5 1 1 0 a", "of 0 steps")]
    [InlineData("P5 1 1 65536 a", "the greatest brightness at byte 7 is greater than 65535")]
    [InlineData("P5 99999999999 1 255 a", "the width at byte 3 is greater than 16777216")]
    [InlineData("P6 2 1 255\nabcde", "2×1 pixels need 6 bytes, but 5 follow the header")]
    [InlineData("P5 1 1 255", "a blank must stand")]
    [InlineData("P5 2 1 9 \u0009\u000a", "a pixel has the brightness 10, but its header allows 9")]
    [InlineData("P2 2 1 9 10 9", "the number of a pixel at byte 9 is greater than 9")]
    [InlineData("P2 2 1 9 1    ", "the number of a pixel is missing")]
    [InlineData("P1 2 1 12", "a 0 or a 1 is missing at byte 8")]
    [InlineData("P6 9999999 9999999 255 a", "pixels need 299999940000003 bytes, but 1 follow")]
    public void What_is_wrong_is_named(string file, string reason)
    {
        var error = Assert.Throws<InvalidDataException>(() => Picture.Read(Bytes(file), "drawing"));
        Assert.StartsWith("drawing is a P", error.Message);
        Assert.Contains(reason, error.Message);
    }

    private static byte[] Bytes(string text) => [.. text.Select(c => (byte)c)];
}

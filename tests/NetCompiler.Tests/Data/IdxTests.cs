using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Data;

public class IdxTests
{
    private static readonly byte[] TwoByThree = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

    [Fact]
    public void Reads_plain_files()
    {
        IdxArray array = Idx.Read(new MemoryStream(TwoByThree), "numbers");
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], array.Values.ToArray());
    }

    [Fact]
    public void Reads_gzip_whatever_the_name()
    {
        IdxArray array = Idx.Read(new MemoryStream(Zip(TwoByThree)), "numbers");
        Assert.Equal([1, 2, 3, 4, 5, 6], array.Values.ToArray());
    }

    [Theory]
    [InlineData(new byte[] { }, "not an IDX file")]
    [InlineData(new byte[] { 0, 0, 8 }, "not an IDX file")]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 0 }, "not an IDX file")]
    [InlineData(new byte[] { 0, 0, 13, 1, 0, 0, 0, 0 }, "elements of type 0x0D")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "cut off or damaged")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, "2 dimensions need a header of 12 bytes, but the file has 8")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 7, 7 }, "announces [3] = 3 bytes, but 2 follow")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 7, 7, 7, 7 }, "announces [3] = 3 bytes, but 4 follow")]
    [InlineData(new byte[] { 0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 }, "cut off or damaged")]
    public void Says_what_is_wrong_with_a_damaged_file(byte[] content, string reason)
    {
        var error = Assert.Throws<InvalidDataException>(() => Idx.Read(new MemoryStream(content), "digits.idx"));
        Assert.StartsWith("digits.idx ", error.Message);
        Assert.Contains(reason, error.Message);
    }

    /// <summary>Wherever a zipped file is cut and whichever byte of it is flipped, there is a clear error or the right content.</summary>
    [Fact]
    public void Never_returns_wrong_numbers_from_a_damaged_gzip()
    {
        byte[] values = [.. Enumerable.Range(0, 300).Select(i => (byte)(i * i))];
        byte[] whole = Zip([0, 0, 8, 1, 0, 0, 1, 44, .. values]);

        for (int i = 2; i < whole.Length; i++)
        {
            Check(whole[..i]);
            byte[] flipped = [.. whole];
            flipped[i] ^= 0x10;
            Check(flipped);
        }

        void Check(byte[] damaged)
        {
            try
            {
                Assert.Equal(values, Idx.Read(new MemoryStream(damaged), "digits").Values.ToArray());
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith("digits ", error.Message);
            }
        }
    }

    /// <summary>Wherever a plain file is cut, and whichever bit of its header is flipped, there is a clear error. Its numbers have no checksum.</summary>
    [Fact]
    public void Damage_to_a_plain_header_or_length_is_found()
    {
        const int Header = 12;

        for (int length = 0; length < TwoByThree.Length; length++)
            AssertRefused(TwoByThree[..length]);
        AssertRefused([.. TwoByThree, 0]);

        for (int bit = 0; bit < Header * 8; bit++)
        {
            byte[] flipped = [.. TwoByThree];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertRefused(flipped);
        }

        static void AssertRefused(byte[] damaged) =>
            Assert.StartsWith("digits ", Assert.Throws<InvalidDataException>(() => Idx.Read(new MemoryStream(damaged), "digits")).Message);
    }

    private static byte[] Zip(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionMode.Compress))
            gzip.Write(content);
        return zipped.ToArray();
    }
}

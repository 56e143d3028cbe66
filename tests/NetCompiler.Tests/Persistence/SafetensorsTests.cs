using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace NetCompiler.Tests.Persistence;

/// <summary>The file format by itself: what is read, and what is refused with which words.</summary>
public sealed class SafetensorsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_every_type_of_real_number()
    {
        string path = _folder.Write("numbers",
            """{"b":{"dtype":"BF16","shape":[1],"data_offsets":[12,14]},"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"h":{"dtype":"F16","shape":[2,1],"data_offsets":[8,12]},"f":{"data_offsets":[14,22],"shape":[2],"dtype":"F32"}}   """,
            [.. BitConverter.GetBytes(0.1), .. BitConverter.GetBytes((Half)1.5f), .. BitConverter.GetBytes((Half)(-2f)), 0xC0, 0x3F, .. BitConverter.GetBytes(-0f), .. BitConverter.GetBytes(3e-45f)]);

        using var file = new SafetensorsReader(path);
        float[] Read(string name) => file.ReadFloats(file.Find(name)!);

        Assert.Equal(["a", "h", "b", "f"], file.Header.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([0.1f], Read("a"));
        Assert.Equal([1.5f, -2f], Read("h"));
        Assert.Equal([1.5f], Read("b"));
        Assert.Equal([0x8000_0000u, 2u], Read("f").Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal([2L, 1L], file.Find("h")!.Shape);
        Assert.Null(file.Find("A"));
    }

    [Fact]
    public void Writes_what_the_format_says()
    {
        string path = _folder.At("numbers");
        SafetensorsWriter.Write(path, [new("x", [2, 1], () => [1f, -2f], _ => { }), new("none", [0], () => [], _ => { }), new("é", [], () => [3f], _ => { })], new Dictionary<string, string> { ["say"] = "a \"word\"" });
        byte[] bytes = File.ReadAllBytes(path);
        int header = BitConverter.ToInt32(bytes);

        Assert.Equal(0, BitConverter.ToInt32(bytes, 4));
        Assert.Equal(0, (8 + header) % 8);
        Assert.Matches(
            """^\{"__metadata__":\{"crc32c":"[0-9a-f]{8}","say":"a \\u0022word\\u0022"\},"x":\{"dtype":"F32","shape":\[2,1\],"data_offsets":\[0,8\]\},"none":\{"dtype":"F32","shape":\[0\],"data_offsets":\[8,8\]\},"\\u00E9":\{"dtype":"F32","shape":\[\],"data_offsets":\[8,12\]\}\} {0,7}$""",
            Encoding.UTF8.GetString(bytes, 8, header));
        Assert.Equal([0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 0, 0x40, 0x40], bytes[(8 + header)..]);

        using var file = new SafetensorsReader(path);
        Assert.Equal("a \"word\"", file.Header.Metadata["say"]);
        Assert.Equal([3f], file.ReadFloats(file.Find("é")!));
        Assert.Empty(file.ReadFloats(file.Find("none")!));
    }

    /// <summary>The check value that the CRC catalogues give for CRC-32C: of the digits 1 to 9.</summary>
    [Fact]
    public void The_checksum_is_CRC_32C()
    {
        for (int split = 0; split <= 9; split++)
        {
            var checksum = new Checksum();
            checksum.Add("123456789"u8[..split]);
            checksum.Add("123456789"u8[split..]);
            Assert.Equal("e3069283", checksum.ToString());
        }
    }

    [Theory]
    [InlineData("""[]""", "does not begin with {")]
    [InlineData(""" {}""", "does not begin with {")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} x""", "after a single JSON value")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", "should be closed")]
    [InlineData("""{"x":7}""", "there is Number instead of StartObject")]
    [InlineData("""{"x":{"dtype":32,"shape":[2],"data_offsets":[0,8]}}""", "there is Number instead of String")]
    [InlineData("""{"x":{"dtype":"F32","shape":[[[2]]],"data_offsets":[0,8]}}""", "there is StartArray instead of Number")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"device":"cpu"}}""", "x has the unknown member device")]
    [InlineData("""{"x":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "x has two members dtype")]
    [InlineData("""{"x":{"shape":[2],"data_offsets":[0,8]}}""", "x needs a dtype, a shape and two data_offsets")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4,8]}}""", "x needs a dtype, a shape and two data_offsets")]
    [InlineData("""{"x":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}}""", "x is of the unknown type F33")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "whole numbers")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}""", "whole numbers")]
    [InlineData("""{"x":{"dtype":"F32","shape":[18446744073709551618],"data_offsets":[0,8]}}""", "whole numbers")]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "x is F32 [3], which needs 12 bytes, but takes 8 (bytes 0 to 8)")]
    [InlineData("""{"x":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}""", "needs 16 bytes, but takes 8")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2147483648,2147483649],"data_offsets":[0,8]}}""", "more than 2⁶⁴")]
    [InlineData("""{"x":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807,9223372036854775807,9223372036854775807],"data_offsets":[0,8]}}""", "more than 2⁶⁴")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "x ends before it begins")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "x begins at byte 4, but the tensor before it ends at 0")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "y begins at byte 4, but the tensor before it ends at 8")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "announces 4 bytes of tensors, but 8 follow: the file is too long")]
    [InlineData("""{"x":{"dtype":"F32","shape":[4611686018427387903],"data_offsets":[0,9223372036854775807]}}""", "needs 18446744073709551612 bytes")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2305843009213693951],"data_offsets":[0,9223372036854775804]}}""", "announces 9223372036854775804 bytes of tensors, but 8 follow: the file is cut off")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"x":{"dtype":"F32","shape":[0],"data_offsets":[8,8]}}""", "the name x occurs twice")]
    [InlineData("""{"__metadata__":{"a":1},"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "there is Number instead of String")]
    [InlineData("""{"__metadata__":{"a":"1","a":"1"},"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "the metadata a occur twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{},"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "the name __metadata__ occurs twice")]
    [InlineData("""{"__metadata__":{"crc32c":"1234"},"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "a checksum has 8 hexadecimal digits")]
    [InlineData("""{"__metadata__":{"crc32c":"12345678"},"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "is damaged: its bytes have the checksum")]
    [InlineData("""{"\uD800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "cannot be used")]
    public void A_header_that_cannot_be_true_is_refused_with_the_reason(string header, string reason)
    {
        string path = _folder.Write("file", header, new byte[8]);
        var error = Assert.Throws<InvalidDataException>(() => new SafetensorsReader(path));
        Assert.StartsWith(path, error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Theory]
    [InlineData(new byte[] { }, "has 0 bytes")]
    [InlineData(new byte[] { 1, 2, 3 }, "has 3 bytes")]
    [InlineData(new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, 123, 125 }, "announces a header of 3 bytes, but 2 follow")]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 123, 125 }, "announces a header of 18446744073709551615 bytes, and the format allows 100000000")]
    [InlineData(new byte[] { 1, 225, 245, 5, 0, 0, 0, 0, 123, 125 }, "announces a header of 100000001 bytes, and the format allows 100000000")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0 }, "does not begin with {")]
    [InlineData(new byte[] { 5, 0, 0, 0, 0, 0, 0, 0, 123, 34, 255, 34, 58, 123 }, "cannot be used")]
    public void A_beginning_that_cannot_be_true_is_refused_with_the_reason(byte[] content, string reason)
    {
        string path = _folder.Write("file", content);
        var error = Assert.Throws<InvalidDataException>(() => new SafetensorsReader(path));
        Assert.StartsWith(path, error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Fact]
    public void What_a_header_announces_costs_no_memory()
    {
        string path = _folder.Write("file", """{"x":{"dtype":"F32","shape":[250000000],"data_offsets":[0,1000000000]}}""", new byte[8]);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => new SafetensorsReader(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Folders_and_missing_files_are_named()
    {
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => new SafetensorsReader(_folder.Path)).Message);
        Assert.Contains("missing", Assert.Throws<FileNotFoundException>(() => new SafetensorsReader(_folder.At("missing"))).Message);
    }
}

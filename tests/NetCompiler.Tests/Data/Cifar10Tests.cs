using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using NetCompiler.Tests.Data.Images;
using NetCompiler.Tests.Persistence;
using Xunit;

namespace NetCompiler.Tests.Data;

public class Cifar10Tests
{
    private const int Record = 3073;

    [Fact]
    public void Records_are_a_label_and_three_planes()
    {
        Dataset data = Cifar10.Read(new MemoryStream([.. Records(7, 2), .. Records(9, 1)]), "photographs");

        Assert.Equal(3, data.Count);
        Assert.Equal(new ImageShape(3, 32, 32), data.Inputs[0].Image);
        Assert.Equal([7, 7, 9], Enumerable.Range(0, 3).Select(example => (int)PictureTests.Values(data.Targets[0], example)[0]));
        Assert.Equal(Enumerable.Range(0, 3072).Select(i => (byte)(i * i) * (1f / 255)), PictureTests.Values(data.Inputs[0], 1));
    }

    [Theory]
    [InlineData("", "data_batch_1.bin", "data_batch_2.bin", "test_batch.bin")]
    [InlineData("cifar-10-batches-bin", "data_batch_1.bin.gz", "data_batch_2.bin", "test_batch.bin")]
    [InlineData("cifar10", "some_train_1.bin.gz", "some_train_2.bin.gz", "some_test.bin.gz")]
    public void Published_files_and_parts_of_them_are_found(string subfolder, string first, string second, string test)
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.At(subfolder));
        Write(first, 1);
        Write(second, 2);
        Write(test, 3);

        (Dataset training, Dataset held) = Cifar10.Load(folder.Path);
        Assert.Equal([1, 1, 2, 2], Enumerable.Range(0, 4).Select(example => (int)PictureTests.Values(training.Targets[0], example)[0]));
        Assert.Equal((4, 2), (training.Count, held.Count));

        void Write(string name, byte label) =>
            folder.Write(Path.Combine(subfolder, name), name.EndsWith(".gz", StringComparison.Ordinal) ? Zipped(Records(label, 2)) : Records(label, 2));
    }

    [Fact]
    public void A_missing_part_is_named()
    {
        using var folder = new TestFolder();
        folder.Write("data_batch_1.bin", Records(1, 1));
        Assert.Contains("no test_batch.bin nor *test*.bin, plain or with .gz, in " + folder.Path, Assert.Throws<FileNotFoundException>(() => Cifar10.Load(folder.Path)).Message);
    }

    [Fact]
    public void What_is_wrong_is_named()
    {
        Refused("it has 0 bytes", []);
        Refused("it has 3072 bytes, but must have records of 3073 bytes", Records(0, 1)[1..]);
        Refused("record 1 has the label 10", [.. Records(9, 1), .. Records(10, 1)]);
        Refused("cut off or damaged: it unpacks to", Zipped(Records(1, 2))[..^20]);

        static void Refused(string reason, byte[] content)
        {
            var error = Assert.Throws<InvalidDataException>(() => Cifar10.Read(new MemoryStream(content), "photographs"));
            Assert.StartsWith("photographs ", error.Message);
            Assert.Contains(reason, error.Message);
        }
    }

    [SkippableFact]
    public void The_shared_subset_is_balanced()
    {
        string? folder = Environment.GetEnvironmentVariable("NETCOMPILER_DATA");
        Skip.If(folder is null || !Directory.Exists(Path.Combine(folder, "cifar10")), "CIFAR-10 is not in NETCOMPILER_DATA/cifar10.");

        (Dataset training, Dataset test) = Cifar10.Load(folder);
        Assert.Equal((10_000, 2_000), (training.Count, test.Count));
        Assert.All(training.ClassesOf(0).CountBy(label => label), label => Assert.Equal(1000, label.Value));
        Assert.All(test.ClassesOf(0).CountBy(label => label), label => Assert.Equal(200, label.Value));
    }

    private static byte[] Records(byte label, int count) => [.. Enumerable.Repeat((byte[])[label, .. Enumerable.Range(0, Record - 1).Select(i => (byte)(i * i))], count).SelectMany(record => record)];

    private static byte[] Zipped(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionMode.Compress))
            gzip.Write(content);
        return zipped.ToArray();
    }
}

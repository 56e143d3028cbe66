using System;
using System.IO;
using Xunit;

namespace NetCompiler.Tests.Data;

public sealed class MnistFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netcompiler-mnist-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(""), InlineData("mnist")]
    public void Are_found_in_the_folder_or_in_its_subfolder(string subfolder)
    {
        Write(subfolder, images: 3, labels: 3);
        (Dataset training, Dataset test) = Mnist.Load(_folder.FullName);

        Assert.Equal((3, 3), (training.Count, test.Count));
        Assert.Equal(4, training.Inputs[0].Size);
        var pixels = new float[4];
        training.Inputs[0].CopyTo(2, pixels);
        Assert.Equal([1f, 0f, 0f, 0f], pixels);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Mnist.Load(_folder.FullName));
        Assert.Contains("no train-images-idx3-ubyte or train-images-idx3-ubyte.gz in " + _folder.FullName, error.Message);
    }

    [Fact]
    public void Images_and_labels_of_different_collections_are_refused()
    {
        Write("", images: 3, labels: 2);
        var error = Assert.Throws<InvalidDataException>(() => Mnist.Load(_folder.FullName));
        Assert.Contains("3 images", error.Message);
        Assert.Contains("2 labels", error.Message);
    }

    private void Write(string subfolder, byte images, byte labels)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, subfolder)).FullName;
        foreach (string part in new[] { "train", "t10k" })
        {
            byte[] pixels = new byte[images * 4];
            pixels[^4] = 255;
            File.WriteAllBytes(Path.Combine(folder, $"{part}-images-idx3-ubyte"), [0, 0, 8, 3, 0, 0, 0, images, 0, 0, 0, 2, 0, 0, 0, 2, .. pixels]);
            File.WriteAllBytes(Path.Combine(folder, $"{part}-labels-idx1-ubyte"), [0, 0, 8, 1, 0, 0, 0, labels, .. new byte[labels]]);
        }
    }
}

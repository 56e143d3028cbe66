using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetCompiler;

/// <summary>
/// The CIFAR-10 collection of small photographs in ten classes, and others in its binary format: records of a label byte and the 3·32·32 bytes of an image, all red ones first,
/// then green, then blue, each row by row. Files are plain or gzip, which is seen from the content and not from the name. Krizhevsky 2009.
/// </summary>
public static class Cifar10
{
    private const int Record = 1 + 3 * 32 * 32;

    /// <summary>[3, 32, 32]</summary>
    public static ImageShape Shape { get; } = new(3, 32, 32);

    /// <summary>What each class shows, by label.</summary>
    public static IReadOnlyList<string> Classes { get; } = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>
    /// Reads the published files, <c>data_batch_1.bin</c> … <c>data_batch_5.bin</c> and <c>test_batch.bin</c>, or, where they are not, those whose names contain
    /// <c>train</c> and <c>test</c>; each plain or with <c>.gz</c>. Pixels count from 0 to 1; <see cref="ImageNormalization"/> makes more of them.
    /// </summary>
    /// <param name="folder">The folder with the files, or one whose subfolder <c>cifar10</c> or <c>cifar-10-batches-bin</c> has them.</param>
    /// <exception cref="FileNotFoundException">A part is missing; the message says which, and where it was looked for.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static (Dataset Training, Dataset Test) Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return (Read(Find(folder, "data_batch_*.bin", "*train*.bin")), Read(Find(folder, "test_batch.bin", "*test*.bin")));
    }

    /// <summary>Reads files of records, one after the other.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or cut off, or a label is not below 10; the message says where.</exception>
    public static Dataset Read(params string[] files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Join(Array.ConvertAll(files, path =>
        {
            using FileStream file = File.OpenRead(path);
            return Content(file, Path.GetFileName(path));
        }));
    }

    /// <summary>Reads a stream of records to its end.</summary>
    /// <param name="stream">The stream; seekable.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InvalidDataException">The stream is damaged or cut off, or a label is not below 10; the message says where.</exception>
    public static Dataset Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Join([Content(stream, name)]);
    }

    private static byte[] Content(Stream stream, string name)
    {
        byte[] content = Unzipped.Read(stream, name);
        if (content.Length == 0 || content.Length % Record != 0)
            throw new InvalidDataException($"{name} is cut off, damaged or not CIFAR-10: it has {content.Length} bytes, but must have records of {Record} bytes each, a label and 3·32·32 pixels.");

        for (int i = 0; i < content.Length; i += Record)
            if (content[i] >= Classes.Count)
                throw new InvalidDataException($"{name} is damaged or not CIFAR-10: record {i / Record} has the label {content[i]}, but labels are 0 to {Classes.Count - 1}.");
        return content;
    }

    private static Dataset Join(byte[][] contents)
    {
        int count = contents.Sum(content => content.Length / Record), next = 0;
        var images = new byte[checked(count * Shape.Count)];
        var labels = new int[count];

        foreach (byte[] content in contents)
            for (int i = 0; i < content.Length; i += Record, next++)
            {
                labels[next] = content[i];
                content.AsSpan(i + 1, Shape.Count).CopyTo(images.AsSpan(next * Shape.Count));
            }

        return new Dataset([Column.Images(images, Shape)], Column.Labels(labels));
    }

    private static string[] Find(string folder, string published, string other)
    {
        string[] folders = [folder, Path.Combine(folder, "cifar10"), Path.Combine(folder, "cifar-10-batches-bin")];

        foreach (string place in folders.Where(Directory.Exists))
            foreach (string pattern in (string[])[published, other])
                if (Directory.GetFiles(place, pattern).Concat(Directory.GetFiles(place, pattern + ".gz")).Order(StringComparer.Ordinal).ToArray() is [_, ..] files)
                    return files;

        throw new FileNotFoundException($"There is no {published} nor {other}, plain or with .gz, in {folder} nor in its subfolders cifar10 and cifar-10-batches-bin. Put the binary version of CIFAR-10 there.", published);
    }
}

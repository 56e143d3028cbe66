using System;
using System.IO;
using System.Linq;

namespace NetCompiler;

/// <summary>The MNIST collection of handwritten digits, and others in the same four files (Fashion-MNIST, KMNIST): 28×28 pixels, 60 000 examples and 10 000 to test with.</summary>
public static class Mnist
{
    /// <summary>
    /// Reads <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, each plain
    /// or with <c>.gz</c>. Images are [1, 28, 28]; pixels count from 0 (background) to 1 (ink).
    /// </summary>
    /// <param name="folder">The folder with the files, or one whose subfolder <c>mnist</c> has them.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message says which, and where it was looked for.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or images and labels do not belong together.</exception>
    public static (Dataset Training, Dataset Test) Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return (Read(folder, "train"), Read(folder, "t10k"));
    }

    private static Dataset Read(string folder, string part)
    {
        string imageFile = Find(folder, $"{part}-images-idx3-ubyte");
        string labelFile = Find(folder, $"{part}-labels-idx1-ubyte");
        IdxArray images = Idx.Read(imageFile);
        IdxArray labels = Idx.Read(labelFile);

        if (images.Shape is not [var count, var height, var width] || labels.Shape is not [var labelCount])
            throw new InvalidDataException($"{imageFile} has {images.Shape.Count} dimensions and {labelFile} has {labels.Shape.Count}, but images need three and labels one.");
        if (count != labelCount || count == 0)
            throw new InvalidDataException($"{imageFile} has {count} images, but {labelFile} has {labelCount} labels. Both must come from the same collection.");

        return new Dataset([Column.Images(images.Values, new ImageShape(1, height, width))], Column.Labels(Array.ConvertAll(labels.Values.ToArray(), label => (int)label)));
    }

    private static string Find(string folder, string name)
    {
        string[] candidates =
        [
            Path.Combine(folder, name), Path.Combine(folder, name + ".gz"),
            Path.Combine(folder, "mnist", name), Path.Combine(folder, "mnist", name + ".gz"),
        ];

        return candidates.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException(
            $"There is no {name} or {name}.gz in {folder} nor in its subfolder mnist. Put the four IDX files of MNIST there.", name);
    }
}

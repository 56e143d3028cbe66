using System;

namespace NetCompiler;

public static partial class PictureSheet
{
    /// <summary>
    /// A contact sheet of a dataset. Without augmentation, its first examples, row by row; with it, an example a row: as it is, and then as training shows it in its first epochs, if
    /// the dataset is what it is trained with.
    /// </summary>
    /// <param name="data">Examples whose images were made by <see cref="Column.Images(ReadOnlyMemory{byte}, ImageShape)"/>, normalised or not.</param>
    /// <param name="augmentation">How they are varied, if they are.</param>
    /// <param name="columns">Pictures of a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="zoom">How many pixels wide and high a pixel of an image is drawn.</param>
    /// <exception cref="ArgumentException">The input is not known to be images.</exception>
    public static Picture Examples(Dataset data, Augmentation? augmentation = null, int columns = 10, int rows = 8, ulong seed = 0, int zoom = 2)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckCounts(columns, rows);
        int input = augmentation?.Input ?? 0;
        if ((uint)input >= (uint)data.Inputs.Count || data.Inputs[input] is not ImageColumn images)
            throw new ArgumentException($"Input {input} of the dataset is not known to be images. Make its column with Column.Images.", nameof(data));

        ImageShape shape = images.Image!.Value;
        var tiles = new Tiles(columns, rows, Shown(shape), zoom);
        float[] image = new float[shape.Count], variant = new float[shape.Count];

        for (int i = 0; i < columns * rows; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            int example = augmentation is null ? i : row;
            if (example >= data.Count)
                break;

            images.CopyTo(data.Row(example), image);
            if (augmentation is not null && column > 0)
                augmentation.Apply(image, shape, seed, (ulong)(column - 1), example, variant);
            tiles.Draw(column, row, augmentation is not null && column > 0 ? variant : image, (value, c) => Tiles.Rounded((value - images.Offset[c]) / images.Scale[c]));
        }

        return tiles.Picture;
    }
}

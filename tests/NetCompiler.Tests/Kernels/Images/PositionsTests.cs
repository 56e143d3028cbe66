using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Images between their two layouts, and folds over their positions.</summary>
public unsafe class PositionsTests
{
    private const int Batch = 3;

    public static TheoryData<int, int> Shapes
    {
        get
        {
            TheoryData<int, int> shapes = [];

            foreach (int positions in (int[])[1, 2, 8, 16, 25, 81])
                foreach (int channels in (int[])[1, 3, 8, 17, 33, 64])
                    shapes.Add(positions, channels);

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_number_finds_its_place_and_back(int positions, int channels)
    {
        Image images = Image.Random(Batch, positions * channels, 1), rows = Image.Blank(Batch * positions, channels), back = Image.Blank(Batch, positions * channels);

        Positions.FromImages(new Part(1, Batch), positions, channels, images.Rows, rows.Rows);
        Positions.FromImages(new Part(0, 1), positions, channels, images.Rows, rows.Rows);
        rows.AssertIs((row, c) => images[row / positions, c * positions + row % positions]);

        Positions.ToImages(new Part(1, Batch), positions, channels, rows.Rows, back.Rows);
        Positions.ToImages(new Part(0, 1), positions, channels, rows.Rows, back.Rows);
        back.AssertIs(images);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Even_and_odd_positions_are_summed_apart(int positions, int channels)
    {
        Image x = Image.Random(Batch * positions, channels, 2), y = Image.Blank(Batch, channels);
        Loop.SumPositions(new Part(0, 1), positions, channels, new PlusOne(x.Rows), y.Rows);
        Loop.SumPositions(new Part(1, Batch), positions, channels, new PlusOne(x.Rows), y.Rows);

        float Strand(int b, int c, int parity) =>
            Enumerable.Range(0, positions).Where(p => p % 2 == parity).Aggregate(0f, (sum, p) => sum + (x[b * positions + p, c] + 1f));

        y.AssertIs((b, c) => Strand(b, c, 0) + Strand(b, c, 1));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_largest_over_all_positions(int positions, int channels)
    {
        Image x = Image.Random(Batch * positions, channels, 3), y = Image.Blank(Batch, channels);
        Loop.MaxPositions(new Part(0, Batch), positions, channels, new PlusOne(x.Rows), y.Rows);
        y.AssertIs((b, c) => Enumerable.Range(0, positions).Max(p => x[b * positions + p, c] + 1f));

        x.Rows.Span(positions / 2, channels)[channels - 1] = float.NaN;
        Loop.MaxPositions(new Part(0, Batch), positions, channels, new PlusOne(x.Rows), y.Rows);
        Assert.Equal(float.NaN, y[0, channels - 1]);
    }
}

using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Textbook;

/// <summary>Convolutions and poolings that textbooks compute by hand.</summary>
public class TextbookImageTests
{
    [Fact]
    public void The_largest_of_each_four_and_its_gradient()
    {
        var network = new LargestOfFour();
        network.Parameters[0].CopyFrom([1f, 1, 2, 4, 5, 6, 7, 8, 3, 2, 1, 0, 1, 2, 3, 4]);
        Assert.Equal([6f, 8, 3, 4], network.Predict([1f]));

        network.Gradients(new Dataset([Column.Of(new[] { 1f }, 1)], Column.Of(new[] { -100f, -100, -100, -100 }, 4)));
        Assert.Equal([0f, 0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1], network.Parameters[0].Gradient.ToArray());
    }

    [Fact]
    public void Sobels_kernel_finds_the_edge_between_dark_and_light()
    {
        var network = new Edges();
        network.Parameters[0].CopyFrom([1f, 2, 1, 0, 0, 0, -1, -2, -1]);
        float[] image = [.. Enumerable.Range(0, 36).Select(i => i < 18 ? 0f : 255)];
        Assert.Equal([0f, 0, 0, 0, -1020, -1020, -1020, -1020, -1020, -1020, -1020, -1020, 0, 0, 0, 0], network.Predict(image));
    }

    [Fact]
    public void Sizes_of_results()
    {
        Assert.Equal(4 * 4, new Edges().Predict(new float[36]).Length);
        Assert.Equal(6 * 6, new SameSize().Predict(new float[36]).Length);
        Assert.Equal(3 * 3, new EverySecondOfSeven().Predict(new float[49]).Length);
        Assert.Equal(2 * 2, new EverySecondOfSix().Predict(new float[36]).Length);
        Assert.Equal(112 * 112, new Stem().Predict(new float[224 * 224]).Length);
    }
}

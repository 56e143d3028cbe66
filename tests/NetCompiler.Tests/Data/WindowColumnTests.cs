using System;
using System.Linq;
using NetCompiler.Tests.Data.Images;
using Xunit;

namespace NetCompiler.Tests.Data;

public class WindowColumnTests
{
    [Theory]
    [InlineData(10, 3, 1), InlineData(10, 3, 2), InlineData(10, 3, 3), InlineData(10, 4, 7), InlineData(10, 10, 1), InlineData(40, 12, 5)]
    public void An_example_begins_a_stride_after_the_one_before_it(int length, int size, int stride)
    {
        float[] values = [.. Enumerable.Range(100, length).Select(value => (float)value)];
        Column column = Column.Windows(values, size, stride);
        int count = Enumerable.Range(0, length).Count(start => start % stride == 0 && start + size <= length);

        Assert.Equal((count, size), (column.Count, column.Size));
        Assert.All(Enumerable.Range(0, count), i => Assert.Equal(values.Skip(i * stride).Take(size), PictureTests.Values(column, i)));
    }

    [Fact]
    public void Sequences_that_are_too_short_are_refused()
    {
        Assert.Contains("3 numbers are too few for one example of 4", Assert.Throws<ArgumentException>(() => Column.Windows(new float[3], 4, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Column.Windows(new float[3], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Column.Windows(new float[3], 1, 0));
    }
}

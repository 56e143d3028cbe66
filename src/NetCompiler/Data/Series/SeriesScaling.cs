using System;

namespace NetCompiler;

/// <summary>The scale of each column of a time series, learned from the training part, so that nothing of what is measured leaks into what is learned from.</summary>
public sealed class SeriesScaling
{
    private readonly Series _training;
    private readonly NumberScale[] _scales;

    private SeriesScaling(Series training, NumberScale[] scales) => (_training, _scales) = (training, scales);

    /// <summary>Learns what a scaling needs: mean and deviation, or least and greatest value, of each column.</summary>
    /// <param name="training">The part that is learned from.</param>
    /// <param name="scaling">How numbers are scaled: y = (x − shift) / unit.</param>
    public static SeriesScaling Fit(Series training, Scaling scaling)
    {
        ArgumentNullException.ThrowIfNull(training);
        var scales = new NumberScale[training.Width];
        for (int column = 0; column < scales.Length; column++)
            scales[column] = NumberScale.Of(training.Column(training.Names[column]), scaling);
        return new(training, scales);
    }

    /// <summary>Scales any part. Of a column that goes beyond what it was in the training part, the scaled numbers go beyond, too.</summary>
    /// <exception cref="ArgumentException">It has other columns than the training part.</exception>
    public Series Apply(Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        Check(series);
        return series.Computed([.. series.Names], (step, column) => _scales[column].Apply(series[step, column]));
    }

    /// <summary>What a scaled number, such as a forecast, stands for: x = y · unit + shift.</summary>
    /// <param name="value">y.</param>
    /// <param name="column">The column it is of.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public double Restore(double value, string column) => _scales[_training.IndexOf(column)].Restore(value);

    private void Check(Series series)
    {
        bool same = series.Width == _training.Width;
        for (int i = 0; same && i < series.Width; i++)
            same = series.Names[i] == _training.Names[i];
        if (!same)
            throw new ArgumentException($"The series has the columns {string.Join(", ", series.Names)}, but the scales are those of {string.Join(", ", _training.Names)}. They must be the same, in this order.", nameof(series));
    }
}

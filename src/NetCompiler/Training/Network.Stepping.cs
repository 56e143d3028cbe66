namespace NetCompiler;

public abstract partial class Network
{
    /// <summary>Predicts rows of all inputs into rows of all outputs, and allocates nothing after the first time.</summary>
    internal void PredictRows(float[][] inputs, float[][] outputs, int rows)
    {
        PredictionStep step = Rent(rows);
        try
        {
            for (int first = 0; first < rows; first += step.Capacity)
                step.Predict(inputs, outputs, first, System.Math.Min(step.Capacity, rows - first));
        }
        finally
        {
            Return(step);
        }
    }
}

namespace NetCompiler;

/// <summary>Where training stands after a step.</summary>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Epochs">How many there will be at most.</param>
/// <param name="Step">Steps taken in this epoch.</param>
/// <param name="Steps">Steps of an epoch; none where only reading the data to the end tells.</param>
/// <param name="Examples">Examples seen in this epoch.</param>
/// <param name="BatchLoss">The mean loss of the examples of the last step, without <see cref="Penalty"/>.</param>
/// <param name="Loss">The mean loss of this epoch so far.</param>
/// <param name="Accuracy">The fraction of right answers of this epoch so far, where answers can be right.</param>
/// <param name="ExamplesPerSecond">The speed of this epoch so far.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int? Steps, long Examples, float BatchLoss, double Loss, double? Accuracy, double ExamplesPerSecond)
{
    /// <summary>η of the last step, with the schedule's factor, where parameter groups do not say otherwise.</summary>
    public float LearningRate { get; init; }

    /// <summary>
    /// √Σg² of the last step over all parameters that move, with penalties and after clipping by value, before clipping by norm; none unless
    /// <see cref="TrainingOptions.ClipNorm"/>, <see cref="TrainingOptions.MeasureGradientNorm"/> or <see cref="TrainingOptions.DetectAnomalies"/> asks for it.
    /// </summary>
    public float? GradientNorm { get; init; }

    /// <summary>What the L1 and L2 of the parameter groups add to the loss, by the parameters before the last step.</summary>
    public double Penalty { get; init; }
}

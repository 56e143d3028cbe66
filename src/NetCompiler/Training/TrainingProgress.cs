namespace NetCompiler;

/// <summary>Where training stands after a step.</summary>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Step">Steps taken in this epoch.</param>
/// <param name="Steps">Steps of an epoch; none where only reading the data to the end tells.</param>
/// <param name="Examples">Examples seen in this epoch.</param>
/// <param name="BatchLoss">The mean loss of the last batch.</param>
/// <param name="Loss">The mean loss of this epoch so far.</param>
/// <param name="Accuracy">The fraction of right answers of this epoch so far, where answers can be right.</param>
/// <param name="ExamplesPerSecond">The speed of this epoch so far.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int? Steps, long Examples, float BatchLoss, double Loss, double? Accuracy, double ExamplesPerSecond);

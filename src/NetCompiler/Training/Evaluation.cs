using System.Collections.Generic;

namespace NetCompiler;

/// <summary>What <see cref="Network.Evaluate(Dataset, System.Threading.CancellationToken)"/> has measured.</summary>
/// <param name="Loss">The mean loss of all examples, in inference mode.</param>
/// <param name="Outputs">How each output answered, in the network's order.</param>
public sealed record Evaluation(double Loss, IReadOnlyList<OutputEvaluation> Outputs)
{
    /// <summary>The fraction of right answers; of the first output whose answers can be right, none if there is no such output.</summary>
    public double? Accuracy => Judged?.Accuracy;

    /// <summary>How many answers of that output were right.</summary>
    public long Correct => Judged?.Correct ?? 0;

    /// <summary>How many answers it gave: one per example, unless an example has several labels.</summary>
    public long Count => Judged?.Count ?? 0;

    private OutputEvaluation? Judged
    {
        get
        {
            foreach (OutputEvaluation output in Outputs)
                if (output.Count > 0)
                    return output;
            return null;
        }
    }
}

/// <summary>How one output of a network answered.</summary>
/// <param name="Name">The output's name.</param>
/// <param name="Correct">How many answers were right: the most probable class is the label, or, for yes-or-no outputs, p and target both reach ½ or neither does.</param>
/// <param name="Count">How many answers there were; 0 for an output whose answers are not simply right or wrong.</param>
public sealed record OutputEvaluation(string Name, long Correct, long Count)
{
    /// <summary>Correct / Count, where there are answers.</summary>
    public double? Accuracy => Count == 0 ? null : (double)Correct / Count;
}

using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>An input of a network: one row of values per example.</summary>
/// <param name="name">The user's name for it.</param>
/// <param name="shape">Its shape without the batch dimension.</param>
/// <param name="at">Its place in the workspace, in floats per example.</param>
/// <param name="stride">Floats from one example to the next.</param>
/// <param name="rows">Where the values are numbers of a table's rows, how many rows there are; else 0.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Slot(string name, int[] shape, int at, int stride, int rows = 0)
{
    internal string Name { get; } = name;
    internal int[] Shape { get; } = shape;
    internal int Count { get; } = Shapes.Count(shape);
    internal int At { get; } = at;
    internal int Stride { get; } = stride;
    internal int Rows { get; } = rows;
}

/// <summary>What kind of numbers a loss compares with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TargetKind
{
    /// <summary>Indices of classes: integers from 0 to classes − 1.</summary>
    Labels,

    /// <summary>Real numbers: one per element of the output, or as many as the loss says.</summary>
    Values,
}

/// <summary>What one loss of a network compares its output with.</summary>
/// <param name="name">The name of the output that it judges.</param>
/// <param name="kind">Labels lie one after the other as 32-bit integers; values in rows.</param>
/// <param name="shape">Its shape without the batch dimension: empty for one label per example.</param>
/// <param name="classes">For labels, how many classes there are; else 0.</param>
/// <param name="at">Its place in the workspace, in floats per example.</param>
/// <param name="stride">Floats from one example to the next: the number of labels per example for labels.</param>
/// <param name="least">The least value that a target may have.</param>
/// <param name="most">The greatest.</param>
/// <param name="ignoresMissing">Whether a value that is NaN stands for no target, which does not count.</param>
/// <param name="ignoredLabel">The label that stands for no label, if there is one; it is −1 in the workspace.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TargetSlot(
    string name, TargetKind kind, int[] shape, int classes, int at, int stride, float least = float.MinValue, float most = float.MaxValue, bool ignoresMissing = false, int? ignoredLabel = null)
{
    internal string Name { get; } = name;
    internal TargetKind Kind { get; } = kind;
    internal int[] Shape { get; } = shape;
    internal int Count { get; } = Shapes.Count(shape);
    internal int Classes { get; } = classes;
    internal int At { get; } = at;
    internal int Stride { get; } = stride;
    internal float Least { get; } = least;
    internal float Most { get; } = most;
    internal bool IgnoresMissing { get; } = ignoresMissing;
    internal int? IgnoredLabel { get; } = ignoredLabel;
}

/// <summary>What turns the raw output of a network (its logits) into what a prediction returns; it also says how an answer is judged right.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum Response
{
    /// <summary>The raw output itself; no answer is simply right or wrong.</summary>
    None,

    /// <summary>Probabilities of classes: right when the largest is that of the target.</summary>
    Softmax,

    /// <summary>Probabilities of yes, elementwise: right when both or neither of p and target reach ½.</summary>
    Sigmoid,

    /// <summary>Scores or log-probabilities of classes, raw: right when the largest is that of the target.</summary>
    Largest,

    /// <summary>Scores of yes, raw and elementwise: right when score and target are on the same side of 0, which itself is yes.</summary>
    Sign,
}

/// <summary>An output of a network.</summary>
/// <param name="name">The user's name for it.</param>
/// <param name="shape">Its shape without the batch dimension.</param>
/// <param name="at">Where Predict leaves it, after the response, in floats per example.</param>
/// <param name="stride">Floats from one example to the next.</param>
/// <param name="response">How raw values become predictions.</param>
/// <param name="target">The index of the target that judges it, or −1.</param>
/// <param name="trainingAt">Where Forward leaves its raw values, before the response, in the workspace of a training step; −1 where it does not.</param>
/// <param name="trainingStride">Floats from one example to the next there.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OutputSlot(string name, int[] shape, int at, int stride, Response response, int target, int trainingAt = -1, int trainingStride = 0)
{
    internal string Name { get; } = name;
    internal int[] Shape { get; } = shape;
    internal int Count { get; } = Shapes.Count(shape);
    internal int At { get; } = at;
    internal int Stride { get; } = stride;
    internal Response Response { get; } = response;
    internal int Target { get; } = target;
    internal int TrainingAt { get; } = trainingAt;
    internal int TrainingStride { get; } = trainingStride;
}

/// <summary>In which order the elements of a parameter lie in memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ParameterLayout
{
    /// <summary>One after the other, last index fastest.</summary>
    Vector,

    /// <summary>A matrix [outputs, inputs] as <see cref="Kernels.Panels"/>; of more dimensions, all but the first count as inputs.</summary>
    Panels,

    /// <summary>
    /// The weights of a convolution, [outputs, channels / groups, kernel height, kernel width]: <see cref="Kernels.Panels"/> for each group of outputs, one after the other, whose inputs
    /// are taps and, at each tap, channels.
    /// </summary>
    ConvolutionPanels,

    /// <summary>The weights of a convolution of each channel by itself, [channels, 1, kernel height, kernel width]: for each tap a vector over the channels, padded to a multiple of 16.</summary>
    Taps,
}

/// <summary>A parameter of a network.</summary>
/// <param name="name">Its stable name, such as <c>hidden.weight</c>: what checkpoints refer to.</param>
/// <param name="shape">Its logical shape, in PyTorch's convention: [out, in] for a dense layer.</param>
/// <param name="at">Its place in the parameter arena, and that of its gradient in the gradient arena; a multiple of 16.</param>
/// <param name="layout">The order of its elements there.</param>
/// <param name="initializer">How it starts.</param>
/// <param name="fanIn">For the initialisers that scale: how many values meet in one output.</param>
/// <param name="fanOut">For the initialisers that scale: how many outputs one value reaches.</param>
/// <param name="groups">For the weights of a convolution: into how many groups its channels fall.</param>
/// <param name="frozen">Whether it was declared frozen: it has no gradient, and no optimizer moves it.</param>
/// <param name="movesInBackward">Whether Backward itself moves it in a step that keeps no gradients (<c>Descend</c>): then nothing reads it later in the step.</param>
/// <param name="usedRowsAt">Of a table of which only the rows that a batch uses move: where in the gradient arena a number for each row says whether it is used; −1 for any other parameter.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParameterSlot(string name, int[] shape, int at, ParameterLayout layout, Initializer initializer, int fanIn, int fanOut, int groups = 1, bool frozen = false, bool movesInBackward = false, int usedRowsAt = -1)
{
    internal string Name { get; } = name;
    internal int[] Shape { get; } = shape;
    internal int At { get; } = at;
    internal ParameterLayout Layout { get; } = layout;
    internal Initializer Initializer { get; } = initializer;
    internal int FanIn { get; } = fanIn;
    internal int FanOut { get; } = fanOut;
    internal int Groups { get; } = groups;
    internal bool Frozen { get; } = frozen;
    internal bool MovesInBackward { get; } = movesInBackward;
    internal int UsedRowsAt { get; } = usedRowsAt;
}

/// <summary>A vector that training keeps beside the parameters.</summary>
/// <param name="name">Its stable name, such as <c>norm.running_mean</c>.</param>
/// <param name="length">Its length.</param>
/// <param name="at">Its place in the state arena.</param>
/// <param name="initial">What every element starts as.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StateSlot(string name, int length, int at, float initial)
{
    internal string Name { get; } = name;
    internal int Length { get; } = length;
    internal int At { get; } = at;
    internal float Initial { get; } = initial;
}

/// <summary>A state of a layer that each row of a batch takes over from the same row of the batch before.</summary>
/// <param name="name">Its stable name, such as <c>memory.kept.cell</c>.</param>
/// <param name="length">How many numbers it has.</param>
/// <param name="at">Where a batch finds it in the workspace, in floats per example.</param>
/// <param name="stride">Floats from one example to the next there.</param>
/// <param name="trainingAt">Where Forward leaves what the next batch is handed, in the workspace of a training step.</param>
/// <param name="trainingStride">Floats from one example to the next there.</param>
/// <param name="predictionAt">Where Predict leaves it; −1 where it does not compute it.</param>
/// <param name="predictionStride">Floats from one example to the next there.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KeptSlot(string name, int length, int at, int stride, int trainingAt, int trainingStride, int predictionAt = -1, int predictionStride = 0)
{
    internal string Name { get; } = name;
    internal int Length { get; } = length;
    internal int At { get; } = at;
    internal int Stride { get; } = stride;
    internal int TrainingAt { get; } = trainingAt;
    internal int TrainingStride { get; } = trainingStride;
    internal int PredictionAt { get; } = predictionAt;
    internal int PredictionStride { get; } = predictionStride;
}

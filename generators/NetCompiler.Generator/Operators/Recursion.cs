namespace NetCompiler.Generator.Operators;

/// <summary>How a recurrent layer goes through its sequence, and which tensors it is given beside it, in this order: a mask, the first state, the first cell.</summary>
/// <param name="ReturnsSequences">Whether the result is the state after every step, <c>[T, H]</c>, or after the last one.</param>
/// <param name="Reverse">Whether the last step comes first; the states are returned in the order of the steps all the same.</param>
/// <param name="IsMasked">Whether a number for each step says if it counts.</param>
/// <param name="HasInitial">Whether the state before the first step is given; it is zero otherwise.</param>
/// <param name="HasInitialCell">Whether the cell before the first step is given.</param>
/// <param name="Dropout">How often a feature of the input is zero, at all steps of an example.</param>
/// <param name="RecurrentDropout">The same of the state as the gates see it.</param>
/// <param name="IsStateful">Whether each example begins with what the same row of the batch before left.</param>
internal sealed record Recursion(
    bool ReturnsSequences, bool Reverse, bool IsMasked = false, bool HasInitial = false, bool HasInitialCell = false, double Dropout = 0, double RecurrentDropout = 0, bool IsStateful = false)
{
    /// <summary>The input that is the first state.</summary>
    public int Initial => IsMasked ? 2 : 1;

    /// <summary>The input that is the first cell.</summary>
    public int InitialCell => Initial + (HasInitial ? 1 : 0);
}

namespace NetCompiler.Kernels;

/// <summary>How a step that keeps no gradients moves parameters as soon as it knows theirs.</summary>
/// <param name="move">Moves them; null in a step that keeps its gradients.</param>
/// <param name="gradients">The gradient arena.</param>
internal readonly unsafe struct Mover(IMove? move, float* gradients)
{
    /// <summary>Whether parameters move at once.</summary>
    public bool Moves => move is not null;

    /// <summary>Moves <paramref name="count"/> parameters.</summary>
    /// <param name="place">Where in the arena a step that keeps gradients has theirs.</param>
    /// <param name="count">How many.</param>
    /// <param name="values">Where they stand now; the same place, or any other.</param>
    public void Move(float* place, int count, float* values)
    {
        int at = (int)(place - gradients);
        move!.Move(new Part(at, at + count), new Row(values - at));
    }
}

namespace NetCompiler.Generator.Shapes;

/// <summary>
/// A shape, or a finding on one argument together with a plausible shape to go on with, so that later errors are still found.
/// </summary>
/// <param name="Shape">The result, or the best guess at what was meant.</param>
/// <param name="Problem">Null when all is well.</param>
internal sealed record ShapeResult(Shape Shape, ShapeProblem? Problem = null)
{
    public static implicit operator ShapeResult(Shape shape) => new(shape);
}

/// <summary>What is wrong, under which rule, and with which argument (null: the operator as a whole); and what should stand there, where one answer is right.</summary>
internal sealed record ShapeProblem(string Rule, string Message, string? Argument = null, string? Remedy = null)
{
    /// <summary>The problem, going on as if the result were <paramref name="guess"/>.</summary>
    public ShapeResult GoingOnWith(Shape guess) => new(guess, this);
}

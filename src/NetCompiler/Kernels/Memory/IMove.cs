namespace NetCompiler.Kernels;

/// <summary>Whoever moves parameters once their gradients are known.</summary>
internal interface IMove
{
    /// <summary>Moves those of a part of the parameter arena that are to move at all. Called on every worker, with parts that do not overlap.</summary>
    /// <param name="part">Which parameters.</param>
    /// <param name="gradients">Their gradients, under the indices of the parameters. Nothing else of it is read.</param>
    void Move(Part part, Row gradients);
}

using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Diagnostics;

/// <summary>What does not fit beside a sequence.</summary>
internal static class SequenceFindings
{
    /// <summary>Null, or why a tensor cannot say which steps of a sequence count.</summary>
    public static ShapeProblem? Mask(string declared, Shape sequence, Shape mask) =>
        sequence.Rank < 2 || mask == Shape.Vector(sequence.Axes[0]) ? null : new ShapeProblem(
            Rules.Mismatch,
            $"{declared} goes through {sequence.Axes[0]} steps, but its mask is {mask}. Give it one number for each step, {Shape.Vector(sequence.Axes[0])}: 1 where the step counts and 0 where it is padding, as Valid() makes it of the numbers of words.",
            "mask");

    /// <summary>Why a tensor is no length of a sequence.</summary>
    public static ShapeProblem Length(string declared, Shape found) => new(
        Rules.Mismatch, $"{declared} makes a mask of the length of each example's sequence, which is one number, {Shape.Vector(1)}, but is given {found}. Give it an input [1] with the lengths, or Valid() of the numbers of words.");

    /// <summary>Null, or why a tensor cannot be what a layer begins with.</summary>
    public static ShapeProblem? Initial(string declared, string argument, int units, Shape found) =>
        found == Shape.Vector(units) ? null : new ShapeProblem(
            Rules.Mismatch, $"{declared} begins with {units} numbers, but its {argument} is {found}. Give it {Shape.Vector(units)}, with Dense({units}) for instance.", argument);
}

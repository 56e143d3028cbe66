namespace NetCompiler.Generator.Primitives;

/// <summary>
/// From a sequence of each example to a row at each of its steps: <c>[B, T·n] → [B·T, n]</c>. Its inverse, which is its adjoint too, is <see cref="FromSteps"/>;
/// the builder lets neither stand before the other.
/// </summary>
internal sealed record ToSteps : Primitive
{
    public override string Noun() => "steps";
}

/// <summary>Back to one tensor per example: <c>[B·T, n] → [B, T·n]</c>.</summary>
internal sealed record FromSteps : Primitive
{
    public override string Noun() => "sequence";
}

/// <summary>One step of each example: <c>[B·T, n] → [B, n]</c>.</summary>
internal sealed record AtStep(int Step) : Primitive
{
    public override string Noun() => "step";
}

/// <summary>
/// What a loop over the steps of each example hands from one to the next, <c>[B·T, n]</c>: at the first step it is the operand <c>[B, n]</c>, or zero without one; at any other what the program's
/// <see cref="Recurrence"/> names, as it was computed at the step before. The only primitive that depends on later ones: what lies between it and there is a loop, and nothing else is.
/// </summary>
/// <param name="Site">Tells it from any other.</param>
/// <param name="Reverse">Whether the last step comes first.</param>
internal sealed record Carry(int Site, bool Reverse) : Primitive
{
    public override string Noun() => "before";
}

/// <summary>What a <see cref="Carry"/> is at the step after.</summary>
/// <param name="Carry">The carry's number.</param>
/// <param name="Next">The number of the value, of the carry's type.</param>
internal sealed record Recurrence(int Carry, int Next);

/// <summary>A row of a table added at each step, the same in all examples: <c>[B·T, n], [T, n] → [B·T, n]</c>.</summary>
internal sealed record AddSteps : Primitive
{
    public override string Noun() => "placed";
}

/// <summary>The table <c>[T, n]</c> of sines and cosines of the step, with wavelengths from 2π to 10000·2π (Vaswani et al. 2017).</summary>
internal sealed record Sinusoids : Primitive;

/// <summary>Rows of a table by their numbers, which are given as floats: <c>[n], [V, m] → [B·n, m]</c>. A number that is no row's gives zeros.</summary>
/// <param name="HasRest">Whether the last row is for numbers that are no row's.</param>
internal sealed record Gather(bool HasRest = false) : Primitive
{
    public override string Noun() => "rows";
}

/// <summary>Its adjoint by the table: the sum of each row's gradients, <c>[n], [B·n, m] → [V, m]</c>, over the batch; of several pairs where a table is used several times.</summary>
/// <param name="Rows">V.</param>
/// <param name="Table">The table's number, where only the rows that a batch uses have a gradient, and it must be known which they are; −1 otherwise.</param>
internal sealed record ScatterAdd(int Rows, int Table = -1) : Primitive
{
    public override string Noun() => "scattered";
}

/// <summary>The same for a table whose last row is for numbers that are no row's: <c>[n], [B·n, m₁], [B·n, m₂] … → [V, m₁ + m₂ + …]</c>, of gradients that are one matrix or several, which come to lie side by side.</summary>
/// <param name="Rows">V.</param>
internal sealed record ScatterParts(int Rows) : Primitive
{
    public override string Noun() => "scattered";
}

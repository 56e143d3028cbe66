using System.Collections.Generic;
using NetCompiler;

namespace Gates;

/// <summary>A truth table.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Outputs">For the inputs 00, 01, 10 and 11.</param>
internal sealed record Gate(string Name, float[] Outputs)
{
    public static readonly IReadOnlyList<Gate> All = [new("OR", [0, 1, 1, 1]), new("AND", [0, 0, 0, 1]), new("XOR", [0, 1, 1, 0])];

    public static readonly float[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1];

    public Dataset Examples => Dataset.From(Inputs, Outputs, Outputs.Length);
}

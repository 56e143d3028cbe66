using System.Collections.Generic;

namespace NetCompiler;

/// <summary>All that an optimizer remembers, as plain values.</summary>
/// <param name="Type">The name of its class.</param>
/// <param name="LearningRate">Its step length, which may be changed between steps.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Epochs">Epochs taken, where schedules count them.</param>
/// <param name="Numbers">Numbers that all elements share, by name.</param>
/// <param name="Memories">Numbers per parameter, by name, in the layout of the parameter arena. The arenas are the optimizer's own.</param>
internal sealed record OptimizerState(
    string Type, float LearningRate, long Steps, long Epochs, IReadOnlyList<NamedNumber> Numbers, IReadOnlyList<NamedMemory> Memories);

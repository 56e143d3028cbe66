using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>From channels first to a row of channels at each position, and back.</summary>
internal static class PositionsKernel
{
    public static void Write(KernelCode code, Group group)
    {
        int result = group.Steps[0], operand = code.Flow.Operands(result).Single();
        bool isToPositions = code.Flow[result].Primitive is ToPositions;

        ElementThreads.Begin(code, result, code.Flow[result].Type.Count);
        code.Constant("Positions", code.Flow[isToPositions ? result : operand].Type.Positions);
        code.Body.Add(isToPositions ? "int example = b / Positions, p = b - example * Positions;" : "int channel = j / Positions, p = j - channel * Positions;");
        string element = isToPositions ? code.At(operand, "example", "j * Positions + p") : code.At(operand, "b * Positions + p", "channel");
        code.Body.AddRange(code.Store(result, "b", "j", element));
    }
}

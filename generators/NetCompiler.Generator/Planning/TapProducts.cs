using System.Linq;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// Which convolutions back to their image go by taps: first one product that gives each position of the result a column for each tap and channel, then at each position of the image the sum of
/// those that see it. It wins where the channels alone fill little of a register, or where much of what positions see lies outside of the result.
/// </summary>
internal static class TapProducts
{
    /// <summary>Floats of an example's product, 256 KB, which the second-level cache keeps.</summary>
    private const int MostFloats = 65536;

    /// <summary>Whether all that the program takes back through these weights goes by taps: there is one transpose for all of it.</summary>
    public static bool Suit(Program program, int weights)
    {
        Convolve[] readers = [.. program.Steps.Where(step => step.Primitive is Convolve { Form: ConvolveForm.Inputs } back && step.Operands[1] == weights && !back.IsWinograd(program.Steps[weights].Type.Shape)).Select(step => (Convolve)step.Primitive)];

        return readers.Length > 0 && readers.All(reader => Suits(reader, program.Steps[weights].Type.Shape));
    }

    /// <summary>Whether multiplications, lanes of padding included, and additions of taps are at most half of the other way's.</summary>
    private static bool Suits(Convolve convolve, Shape weights)
    {
        Window window = convolve.Window;
        long outputs = weights.Axes[0], channels = weights.Axes[1], width = Buffers.RoundUp((int)channels), columns = Buffers.RoundUp(window.Taps * (int)channels);
        long usual = window.Positions * outputs * width * window.Taps / (window.StrideHeight * window.StrideWidth);
        long byTaps = window.OutPositions * (outputs * columns + window.Taps * width);

        return convolve.Groups == 1 && window.Taps > 1 && 2 * byTaps <= usual && window.OutPositions * columns <= MostFloats;
    }
}

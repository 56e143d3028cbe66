using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>The three products of a convolution, each one call of the library; a convolution of each channel by itself has kernels of its own, and so has Winograd's algorithm.</summary>
internal static class ConvolutionCode
{
    public static IEnumerable<string> Lines(RunCode code, string method, Group group, List<LaneStruct> structs)
    {
        int product = group.Steps[0], landing = group.Stored[0];
        Convolve convolve = (Convolve)code[product].Primitive;
        int[] operands = [.. code.Flow.Operands(product)];
        int? prepared = Prepared.For(code.Flow, group);
        int weights = prepared ?? operands[1];
        bool byTaps = prepared is { } value && !Prepared.IsPoints(value) && TapProducts.Suit(code.Plan.Program, operands[1]);
        string[] geometry = convolve.Maxima is null && byTaps ? [code.Windows[convolve.Window]] : [.. Geometry(code, convolve, operands[1])];
        List<string> arguments =
            [convolve.IsDepthwise(code[operands[1]].Type.Shape) ? "pass.Examples" : "pass", .. geometry, code.View(operands[0]), .. Taps(code, convolve, operands), code.View(weights), code.View(landing)];

        if (group.Steps.Count > 1)
        {
            LaneBody body = new(code, group.Steps, positions: code.PositionsOf(product));
            body.Landed(product, landing);
            body.Store(group.Stored.Where(s => s != product));
            arguments.Add(LaneStruct.Add(structs, method + "Epilogue", body.Map, body));
        }

        yield return CallText.Of($"{Kernel(code, convolve, operands[1])}.{(convolve.Form is ConvolveForm.Outputs ? "Multiply" : convolve.Maxima is not null ? "MultiplyByMaxima" : byTaps ? "MultiplyByTaps" : "MultiplyTransposed")}", arguments, ";");
    }

    /// <summary>As for products: each parameter of this gradient gets it, and moves by it where it may.</summary>
    public static IEnumerable<string> Gradient(RunCode code, Group group)
    {
        Convolve convolve = (Convolve)code[group.Steps[0]].Primitive;
        int[] operands = [.. code.Flow.Operands(group.Steps[0])];

        foreach (int parameter in code.GradientsOf(group.Steps[0]))
        {
            int weights = code.Plan.Program.ParameterStep(parameter);

            for (int i = 0; i + 1 < operands.Length; i += 2)
            {
                string[] factors = [.. Geometry(code, convolve, weights), code.View(operands[i + 1]), code.View(operands[i]), .. Taps(code, convolve, operands)];
                string kernel = Kernel(code, convolve, weights);
                yield return code.Plan.MovedInBackward.Contains(parameter)
                    ? CallText.Of($"{kernel}.{(convolve.Maxima is null ? "Descend" : "DescendByMaxima")}", ["pass", .. factors, code.Gradient(parameter)], ";")
                    : CallText.Of($"{kernel}.{(convolve.Maxima is null ? "Gradient" : "MaximaGradient")}", ["pass.Share", .. factors, "pass.Batch", code.Gradient(parameter), i == 0 ? "pass.Accumulate" : "accumulate: true"], ";");
            }
        }
    }

    public static string Transpose(RunCode code, Group group)
    {
        int weights = group.Steps[0], prepared = Prepared.By(group)!.Value;

        if (TapProducts.Suit(code.Plan.Program, weights))
            return CallText.Of("Gemm.Transpose", ["pass.Share", code.View(weights), code.View(prepared)], ";");

        Convolve convolve = code.Flow.Readers(weights).Select(r => code[r].Primitive).OfType<Convolve>().First(c => c.Form is ConvolveForm.Inputs && !c.IsWinograd(code[weights].Type.Shape));
        return CallText.Of("Conv.Transpose", ["pass.Share", .. Geometry(code, convolve, weights), code.View(weights), code.View(prepared)], ";");
    }

    /// <summary>Weights at the points of Winograd's algorithm.</summary>
    public static IEnumerable<string> Transform(RunCode code, Group group)
    {
        yield return CallText.Of($"Winograd.{group.Kind}", ["pass.Share", code.View(group.Steps[0]), code.View(Prepared.By(group)!.Value)], ";");
    }

    /// <summary>Where the elements are that came back through maxima.</summary>
    private static IEnumerable<string> Taps(RunCode code, Convolve convolve, int[] operands) => convolve.Maxima is null ? [] : [code.View(operands[2])];

    private static string Kernel(RunCode code, Convolve convolve, int weights) =>
        convolve.IsWinograd(code[weights].Type.Shape) ? "Winograd" : convolve.IsDepthwise(code[weights].Type.Shape) ? "Depthwise" : "Conv";

    private static IEnumerable<string> Geometry(RunCode code, Convolve convolve, int weights)
    {
        yield return code.Windows[convolve.Window];

        if (convolve.Maxima is not null)
        {
            yield return code.Windows[convolve.Maxima];
            yield break;
        }

        if (convolve.IsWinograd(code[weights].Type.Shape))
            yield break;

        yield return $"{(convolve.IsDepthwise(code[weights].Type.Shape) ? "channels" : "groups")}: {Literals.Of(convolve.Groups)}";
    }
}

using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Convolutions in which channels meet those of their own group alone, in the extreme each itself: one thread a result, because there is little that threads could share.</summary>
internal static class GroupedConvolutionKernel
{
    public static void Write(KernelCode code, Group group)
    {
        int product = group.Steps[0];
        int[] operands = [.. code.Flow.Operands(product)];
        Convolve convolve = (Convolve)code.Flow[product].Primitive;
        Shape weights = code.Flow[operands[1]].Type.Shape;
        bool isForward = convolve.Form is ConvolveForm.Outputs;
        int filters = weights.Axes[0] / convolve.Groups, channels = weights.Axes[1], own = isForward ? filters : channels, others = isForward ? channels : filters;
        WindowText window = new(code, convolve.Window);
        code.Reserve("first", "other", "tap");
        string local = code.Local("product"), first = own == 1 ? "j" : $"j / {code.Constant(isForward ? "FiltersOfGroup" : "ChannelsOfGroup", own)}";

        ElementThreads.Begin(code, product, code.Flow[product].Type.Count);
        code.Constant("Taps", convolve.Window.Taps);
        code.Body.Add(window.Place("b", isForward));

        if (others > 1)
            code.Body.Add($"int first = {first} * {code.Constant(isForward ? "ChannelsOfGroup" : "FiltersOfGroup", others)};");

        code.Body.Add($"float {local} = 0f;");
        code.Body.Add("");
        string weight = $"{code.View(operands[1])}[({Weight(isForward, channels, others)}) * Taps + {window.Tap}]";
        string element = code.At(operands[0], isForward ? window.Position : window.Output, others == 1 ? first : "first + other");
        string[] body = [$"{local} += {element} * {weight};"];
        string[] terms = others == 1 ? body : [$"for (int other = 0; other < {(isForward ? "ChannelsOfGroup" : "FiltersOfGroup")}; other++)", .. body.Select(line => "    " + line)];
        code.Body.AddRange(isForward ? window.Loop(terms) : window.LoopBack(terms));
        code.Body.Add("");

        ElementBody finish = new ElementBody(code, group.Steps, code.Flow[product].Type.Positions, "b", "j").Knowing(product, local);
        finish.Store(group.Stored);
        code.Body.AddRange(finish.Statements);
    }

    /// <summary>The filter and the channel of a weight, counted together: weights are <c>[O, C/groups, taps]</c>.</summary>
    private static string Weight(bool isForward, int channels, int others)
    {
        string other = others == 1 ? "" : "other";

        if (isForward)
            return channels == 1 ? "j" : $"j * ChannelsOfGroup + {other}";

        string filter = others == 1 ? (channels == 1 ? "j" : "j / ChannelsOfGroup") : "(first + other)";
        return channels == 1 ? filter : $"{filter} * ChannelsOfGroup + j % ChannelsOfGroup";
    }
}

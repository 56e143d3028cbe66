using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Convolutions as products of which one factor is in no memory: its elements are found in the image when they are read, 0 outside of it.
/// <code>
/// y[(b, q), o] = Σ over (t, c) of x[b, q∘t, c]·W[o, c, t]
/// x[(b, p), c] = Σ over (t, o) of y[b, q, o]·W[o, c, t] where q∘t = p
/// W[o, (t, c)] = Σ over (b, q) of y[b, q, o]·x[b, q∘t, c]
/// </code>
/// </summary>
internal static class ConvolutionKernel
{
    /// <summary>y or x, and what follows.</summary>
    public static void Write(KernelCode code, Group group)
    {
        int product = group.Steps[0];
        int[] operands = [.. code.Flow.Operands(product)];
        Convolve convolve = (Convolve)code.Flow[product].Primitive;
        Shape weights = code.Flow[operands[1]].Type.Shape;
        bool isForward = convolve.Form is ConvolveForm.Outputs;
        int positions = code.Flow[product].Type.Positions, columns = code.Flow[product].Type.Count, depth = convolve.Window.Taps * code.Flow[operands[0]].Type.Count;
        WindowText window = new(code, convolve.Window);
        string rows = code.Arguments.Rows(positions), w = code.View(operands[1]);

        code.Constant("Columns", columns);
        code.Constant("Terms", depth);
        code.Helpers.Add(("private static float Left(in Arguments a, int row, int k)",
            [$"if (row >= {rows} || k >= Terms)", "    return 0f;", "", .. isForward ? Seen(code, window, operands[0]) : Seeing(code, window, convolve, operands)]));
        string filterAndChannel = isForward ? $"column * {code.Constant("Channels", weights.Axes[1])} + channel" : $"filter * {code.Constant("Channels", weights.Axes[1])} + column";
        code.Helpers.Add(("private static float Right(in Arguments a, int k, int column)",
        [
            "if (k >= Terms || column >= Columns)",
            "    return 0f;",
            "",
            Term(code, window, isForward, weights),
            $"return {w}[{window.Weight(filterAndChannel)}];",
        ]));
        ProductKernel.Finish(code, group, rows);
        ProductBody.Write(code, TileShape.Of(rows: null, columns, depth), new ProductSize(rows, positions, IsOfBatch: true, "Columns", columns, ["Terms"]) { LeftByTerm = true, RightByTerm = isForward });
    }

    /// <summary>W, with the gradient of the bias: of weights that are used several times the sum over all uses.</summary>
    public static void WriteGradient(KernelCode code, DeviceGroup group)
    {
        int product = group.Group.Steps[0];
        int[] operands = [.. code.Flow.Operands(product)];
        Convolve convolve = (Convolve)code.Flow[product].Primitive;
        Shape weights = code.Flow[product].Type.Shape;
        WindowText window = new(code, convolve.Window);
        int rows = weights.Axes[0], channels = weights.Axes[1], columns = channels * convolve.Window.Taps, uses = convolve.Maxima is null ? operands.Length / 2 : 1;
        string terms = code.Arguments.Rows(convolve.Window.OutPositions);

        code.Constant("Filters", rows);
        code.Constant("Columns", columns);
        code.Constant("Channels", channels);

        for (int use = 0; use < uses; use++)
        {
            string suffix = use == 0 ? "" : Literals.Of(use + 1);
            code.Helpers.Add(($"private static float Left{suffix}(in Arguments a, int row, int k)",
                [$"if (row >= Filters || k >= {terms})", "    return 0f;", "", .. Given(code, window, convolve, operands, 2 * use)]));
            code.Helpers.Add(($"private static float Right{suffix}(in Arguments a, {(convolve.Groups == 1 ? "" : "int row, ")}int k, int column)",
            [
                $"if (k >= {terms} || column >= Columns)",
                "    return 0f;",
                "",
                .. OfTap(code, window, convolve, operands[2 * use + 1], rows),
            ]));
        }

        code.Helpers.Add(("private static void Finish(in Arguments a, int row, int column, float product)",
        [
            "if (row >= Filters || column >= Columns)",
            "    return;",
            "",
            window.TapAndChannel("column", "Channels", "channel", isNumber: true),
            .. code.Destinations(product).Select(view => $"{view}[{window.Weight("row * Channels + channel")}] = product;"),
        ]));

        bool sumsRows = ProductKernel.FinishRows(code, group, "Filters");
        TileShape? tile = convolve.Groups > 1 ? null : TileShape.Of(rows, columns, depth: null);
        ProductBody.Write(code, tile, new ProductSize("Filters", rows, IsOfBatch: false, "Columns", columns, [.. Enumerable.Repeat(terms, uses)])
        {
            SumsRows = sumsRows,
            RightByRow = convolve.Groups > 1,
            Parts = ProductParts.Of(tile, rows, columns, convolve.Window.OutPositions),
        });
    }

    /// <summary>The element of an image that an output sees at a tap.</summary>
    private static IEnumerable<string> Seen(KernelCode code, WindowText window, int image)
    {
        if (window.IsPointwise)
            return [$"return {code.At(image, "row", "k")};"];

        code.Constant("Channels", code.Flow[image].Type.Count);
        return
        [
            window.Place("row", isOutput: true),
            window.TapAndChannel("k", "Channels", "channel"),
            $"int {window.SeenLine}, {window.SeenPlace};",
            Inside(window, code.At(image, window.Position, "channel")),
        ];
    }

    /// <summary>The element of the outputs that sees a position at a tap.</summary>
    private static IEnumerable<string> Seeing(KernelCode code, WindowText window, Convolve convolve, int[] operands)
    {
        if (window.IsPointwise)
            return [$"return {code.At(operands[0], "row", "k")};"];

        (string line, string isNoLine) = window.BackLine;
        (string place, string isNoPlace) = window.BackPlace;
        code.Constant("Filters", code.Flow[operands[0]].Type.Count);
        return
        [
            window.Place("row", isOutput: false),
            window.TapAndChannel("k", "Filters", "filter"),
            line,
            place,
            $"return {isNoLine} || {isNoPlace} ? 0f : {Output(code, window, convolve, operands, "filter")};",
        ];
    }

    /// <summary>The element of the outputs that a term of the gradient of weights has.</summary>
    private static IEnumerable<string> Given(KernelCode code, WindowText window, Convolve convolve, int[] operands, int y) => convolve.Maxima is null
        ? [$"return {code.At(operands[y], "k", "row")};"]
        : [window.Place("k", isOutput: true), $"return {Output(code, window, convolve, operands, "row")};"];

    /// <summary>The element of an image that a term of the gradient of weights has, for a tap and a channel.</summary>
    private static IEnumerable<string> OfTap(KernelCode code, WindowText window, Convolve convolve, int image, int filters)
    {
        string channel = convolve.Groups == 1 ? "channel" : filters == convolve.Groups ? "row * Channels + channel" : $"row / {code.Constant("FiltersOfGroup", filters / convolve.Groups)} * Channels + channel";

        if (window.IsPointwise)
            return [$"return {code.At(image, "k", channel.Replace("channel", "column"))};"];

        return
        [
            window.Place("k", isOutput: true),
            window.TapAndChannel("column", "Channels", "channel"),
            $"int {window.SeenLine}, {window.SeenPlace};",
            Inside(window, code.At(image, window.Position, channel)),
        ];
    }

    /// <summary>An element of the outputs; of those behind maxima only the largest of each window came back.</summary>
    private static string Output(KernelCode code, WindowText window, Convolve convolve, int[] operands, string filter)
    {
        if (convolve.Maxima is not { } pool)
            return code.At(operands[0], window.Output, filter);

        MaximaText.Write(code, pool, operands[0], operands[2]);
        return $"AtMaximum(a, example, oh, ow, {filter})";
    }

    private static string Term(KernelCode code, WindowText window, bool isForward, Shape weights) => isForward
        ? window.TapAndChannel("k", "Channels", "channel", isNumber: true)
        : window.TapAndChannel("k", code.Constant("Filters", weights.Axes[0]), "filter", isNumber: true);

    private static string Inside(WindowText window, string element)
    {
        string[] conditions = [.. new[] { window.IsLineInside, window.IsPlaceInside }.OfType<string>()];
        return conditions.Length == 0 ? $"return {element};" : $"return {string.Join(" && ", conditions)} ? {element} : 0f;";
    }
}

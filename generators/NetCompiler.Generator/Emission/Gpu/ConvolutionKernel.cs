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
        int columns = code.Flow[product].Type.Count, channels = code.Flow[operands[0]].Type.Count, terms = convolve.Window.Taps * channels;
        WindowText window = new(code, convolve.Window);
        string rows = code.Arguments.Rows(code.Flow[product].Type.Positions);

        // Four terms are of one tap, and four weights side by side where there is but one.
        Factor image = Factor.ByTerms(code, operands[0], channels), w = Factor.OfWeights(isForward, isForward ? channels : columns);
        ProductSize size = new(rows, code.Flow[product].Type.Positions, IsOfBatch: true, "Columns", columns, ["Terms"],
            image with { HasQuads = image.HasQuads && convolve.Maxima is null }, w with { HasQuads = w.HasQuads && convolve.Window.Taps == 1 });
        ProductForm form = ProductForm.Of(rows: null, columns, terms, size.Left, size.Right);
        (Reading left, Reading right) = (form.Left(size), form.Right(size));

        code.Constant("Columns", columns);
        code.Constant("Terms", terms);
        code.Helpers.Add(($"private static {left.Type} Left(in Arguments a, int row, int k)",
            [$"if (row >= {rows} || k >= Terms)", $"    return {left.None};", "", .. isForward ? Seen(code, window, operands[0], left) : Seeing(code, window, convolve, operands, left)]));
        string filterAndChannel = isForward ? $"column * {code.Constant("Channels", weights.Axes[1])} + channel" : $"filter * {code.Constant("Channels", weights.Axes[1])} + column";
        code.Helpers.Add(($"private static {right.Type} Right(in Arguments a, int k, int column)",
        [
            "if (k >= Terms || column >= Columns)",
            $"    return {right.None};",
            "",
            Term(code, window, isForward, weights),
            $"return {right.At(code.View(operands[1]), window.Weight(filterAndChannel))};",
        ]));
        ProductKernel.Finish(code, group, rows);
        form.Write(code, size);
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

        Factor dys = new(false, convolve.Maxima is null && Enumerable.Range(0, uses).All(use => code.HasQuads(operands[2 * use])));
        Factor images = new(false, (window.IsPointwise || Factor.IsQuads(channels)) && Enumerable.Range(0, uses).All(use => code.HasQuads(operands[2 * use + 1])));
        ProductForm form = convolve.Groups > 1 ? new ResultEach() : ProductForm.Of(rows, columns, terms: null, dys, images);
        ProductSize size = new("Filters", rows, IsOfBatch: false, "Columns", columns, [.. Enumerable.Repeat(terms, uses)], dys, images)
        {
            RightByRow = convolve.Groups > 1,
            Parts = ProductParts.Of(form, rows, columns, convolve.Window.OutPositions),
        };
        (Reading left, Reading right) = (form.Left(size), form.Right(size));

        code.Constant("Filters", rows);
        code.Constant("Columns", columns);
        code.Constant("Channels", channels);

        for (int use = 0; use < uses; use++)
        {
            string suffix = ProductSize.Suffix(use);
            code.Helpers.Add(($"private static {left.Type} Left{suffix}(in Arguments a, int row, int k)",
                [$"if (row >= Filters || k >= {terms})", $"    return {left.None};", "", .. Given(code, window, convolve, operands, 2 * use, left)]));
            code.Helpers.Add(($"private static {right.Type} Right{suffix}(in Arguments a, {(convolve.Groups == 1 ? "" : "int row, ")}int k, int column)",
            [
                $"if (k >= {terms} || column >= Columns)",
                $"    return {right.None};",
                "",
                .. OfTap(code, window, convolve, operands[2 * use + 1], rows, right),
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

        form.Write(code, size with { SumsRows = ProductKernel.FinishRows(code, group, "Filters") });
    }

    /// <summary>The element of an image that an output sees at a tap.</summary>
    private static IEnumerable<string> Seen(KernelCode code, WindowText window, int image, Reading reading)
    {
        if (window.IsPointwise)
            return [$"return {code.At(image, "row", "k", reading)};"];

        code.Constant("Channels", code.Flow[image].Type.Count);
        return
        [
            window.Place("row", isOutput: true),
            window.TapAndChannel("k", "Channels", "channel"),
            $"int {window.SeenLine}, {window.SeenPlace};",
            Inside(window, code.At(image, window.Position, "channel", reading), reading),
        ];
    }

    /// <summary>The element of the outputs that sees a position at a tap.</summary>
    private static IEnumerable<string> Seeing(KernelCode code, WindowText window, Convolve convolve, int[] operands, Reading reading)
    {
        if (window.IsPointwise)
            return [$"return {code.At(operands[0], "row", "k", reading)};"];

        (string line, string isNoLine) = window.BackLine;
        (string place, string isNoPlace) = window.BackPlace;
        code.Constant("Filters", code.Flow[operands[0]].Type.Count);
        return
        [
            window.Place("row", isOutput: false),
            window.TapAndChannel("k", "Filters", "filter"),
            line,
            place,
            $"return {isNoLine} || {isNoPlace} ? {reading.None} : {Output(code, window, convolve, operands, "filter", reading)};",
        ];
    }

    /// <summary>The element of the outputs that a term of the gradient of weights has.</summary>
    private static IEnumerable<string> Given(KernelCode code, WindowText window, Convolve convolve, int[] operands, int y, Reading reading) => convolve.Maxima is null
        ? [$"return {code.At(operands[y], "k", "row", reading)};"]
        : [window.Place("k", isOutput: true), $"return {Output(code, window, convolve, operands, "row", reading)};"];

    /// <summary>The element of an image that a term of the gradient of weights has, for a tap and a channel.</summary>
    private static IEnumerable<string> OfTap(KernelCode code, WindowText window, Convolve convolve, int image, int filters, Reading reading)
    {
        string channel = convolve.Groups == 1 ? "channel" : filters == convolve.Groups ? "row * Channels + channel" : $"row / {code.Constant("FiltersOfGroup", filters / convolve.Groups)} * Channels + channel";

        if (window.IsPointwise)
            return [$"return {code.At(image, "k", channel.Replace("channel", "column"), reading)};"];

        return
        [
            window.Place("k", isOutput: true),
            window.TapAndChannel("column", "Channels", "channel"),
            $"int {window.SeenLine}, {window.SeenPlace};",
            Inside(window, code.At(image, window.Position, channel, reading), reading),
        ];
    }

    /// <summary>An element of the outputs; of those behind maxima only the largest of each window came back.</summary>
    private static string Output(KernelCode code, WindowText window, Convolve convolve, int[] operands, string filter, Reading reading)
    {
        if (convolve.Maxima is not { } pool)
            return code.At(operands[0], window.Output, filter, reading);

        MaximaText.Write(code, pool, operands[0], operands[2]);
        return $"AtMaximum(a, example, oh, ow, {filter})";
    }

    private static string Term(KernelCode code, WindowText window, bool isForward, Shape weights) => isForward
        ? window.TapAndChannel("k", "Channels", "channel", isNumber: true)
        : window.TapAndChannel("k", code.Constant("Filters", weights.Axes[0]), "filter", isNumber: true);

    private static string Inside(WindowText window, string element, Reading reading)
    {
        string[] conditions = [.. new[] { window.IsLineInside, window.IsPlaceInside }.OfType<string>()];
        return conditions.Length == 0 ? $"return {element};" : $"return {string.Join(" && ", conditions)} ? {element} : {reading.None};";
    }
}

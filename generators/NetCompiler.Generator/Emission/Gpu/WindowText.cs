using System.Collections.Generic;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Where a window looks, as the text of a kernel. Its rows and columns are told apart by their names: output (oh, ow) sees at tap (u, v) the position (h, w). Lengths are constants of the kernel, and
/// what changes nothing (a stride of 1, no padding) is left out.
/// </summary>
internal sealed class WindowText
{
    private readonly KernelCode _code;
    private readonly Window _window;

    public WindowText(KernelCode code, Window window)
    {
        (_code, _window) = (code, window);
        code.Reserve("example", "p", "h", "w", "q", "oh", "ow", "u", "v", "line", "place");
    }

    /// <summary>From the number of a row to its example, its line and its place in the line.</summary>
    public string Place(string row, bool isOutput) => isOutput
        ? Place(row, "q", ("oh", "ow"), _code.Constant("OutPositions", _window.OutPositions), _window.OutWidth == 1 ? "" : _code.Constant("OutWidth", _window.OutWidth))
        : Place(row, "p", ("h", "w"), _code.Constant("Positions", _window.Positions), _window.Width == 1 ? "" : _code.Constant("Width", _window.Width));

    public bool IsPointwise => _window.IsPointwise;

    /// <summary>The row of the position (h, w) of an example.</summary>
    public string Position => $"(example * {_code.Constant("Height", _window.Height)} + h) * {_code.Constant("Width", _window.Width)} + w";

    /// <summary>The row of the output (oh, ow) of an example.</summary>
    public string Output => $"(example * {_code.Constant("OutHeight", _window.OutHeight)} + oh) * {_code.Constant("OutWidth", _window.OutWidth)} + ow";

    /// <summary>
    /// From the number of a term, or of a column of weights, to its tap and its channel: all channels of a tap lie side by side. A window of one tap has none.
    /// </summary>
    /// <param name="term">The number.</param>
    /// <param name="channels">How many channels there are, as the kernel names it.</param>
    /// <param name="channel">The local for the channel.</param>
    /// <param name="isNumber">Whether the number of the tap is enough, without its line and its place.</param>
    public string TapAndChannel(string term, string channels, string channel, bool isNumber = false)
    {
        if (_window.Taps == 1)
            return $"int {channel} = {term};";

        string taps = $"int tap = {term} / {channels}, {channel} = {term} - tap * {channels}";
        return (_window.KernelHeight, _window.KernelWidth) switch
        {
            _ when isNumber => taps + ";",
            (1, _) => taps + ", v = tap;",
            (_, 1) => taps + ", u = tap;",
            _ => $"{taps}, u = tap / {_code.Constant("KernelWidth", _window.KernelWidth)}, v = tap - u * KernelWidth;",
        };
    }

    /// <summary>The place of a weight, whose taps lie side by side for each filter and channel.</summary>
    public string Weight(string filterAndChannel) => _window.Taps == 1 ? filterAndChannel : $"({filterAndChannel}) * {_code.Constant("Taps", _window.Taps)} + tap";

    /// <summary>The number of the tap (u, v).</summary>
    public string Tap => _window.KernelWidth == 1 ? "u" : _window.KernelHeight == 1 ? "v" : $"u * {_code.Constant("KernelWidth", _window.KernelWidth)} + v";

    /// <summary>From an output and a tap to the line that it sees.</summary>
    public string SeenLine => "h = " + Seen("oh", _window.KernelHeight == 1 ? "" : "u", _window.StrideHeight, _window.DilationHeight, _window.Top, "Height", "PaddingTop");

    /// <summary>From an output and a tap to the place in a line that it sees.</summary>
    public string SeenPlace => "w = " + Seen("ow", _window.KernelWidth == 1 ? "" : "v", _window.StrideWidth, _window.DilationWidth, _window.Left, "Width", "PaddingLeft");

    /// <summary>Whether the line is in the image, where a window reaches beyond it; else nothing.</summary>
    public string? IsLineInside => Inside("h", "Height", _window.Height, _window.OutHeight, _window.KernelHeight, _window.StrideHeight, _window.DilationHeight, _window.Top);

    /// <summary>Whether the place in the line is in the image, where a window reaches beyond it; else nothing.</summary>
    public string? IsPlaceInside => Inside("w", "Width", _window.Width, _window.OutWidth, _window.KernelWidth, _window.StrideWidth, _window.DilationWidth, _window.Left);

    /// <summary>A loop over what an output sees, its lines one after the other.</summary>
    /// <param name="body">For one position (h, w) at one tap (u, v).</param>
    public IEnumerable<string> Loop(IEnumerable<string> body)
    {
        yield return $"for (int u = 0; u < {_code.Constant("KernelHeight", _window.KernelHeight)}; u++)";
        yield return "{";
        yield return $"    int {SeenLine};";

        foreach (string line in Unless(IsLineInside, "    "))
            yield return line;

        yield return $"    for (int v = 0; v < {_code.Constant("KernelWidth", _window.KernelWidth)}; v++)";
        yield return "    {";
        yield return $"        int {SeenPlace};";

        foreach (string line in Unless(IsPlaceInside, "        "))
            yield return line;
        foreach (string line in body)
            yield return line.Length == 0 ? "" : "        " + line;

        yield return "    }";
        yield return "}";
    }

    /// <summary>A loop over the outputs that see a position, in their order: taps from the last to the first.</summary>
    /// <param name="body">For one output (oh, ow) that sees it at one tap (u, v).</param>
    public IEnumerable<string> LoopBack(IEnumerable<string> body)
    {
        yield return $"for (int u = {_code.Constant("KernelHeight", _window.KernelHeight)} - 1; u >= 0; u--)";
        yield return "{";

        foreach (string line in Unless(BackLine, "    "))
            yield return line;

        yield return $"    for (int v = {_code.Constant("KernelWidth", _window.KernelWidth)} - 1; v >= 0; v--)";
        yield return "    {";

        foreach (string line in Unless(BackPlace, "        "))
            yield return line;
        foreach (string line in body)
            yield return line.Length == 0 ? "" : "        " + line;

        yield return "    }";
        yield return "}";
    }

    /// <summary>The output that sees a position at a tap, and on to the next tap if none does.</summary>
    private static IEnumerable<string> Unless((string Declared, string IsNone) back, string indent) =>
        [indent + back.Declared, $"{indent}if ({back.IsNone})", indent + "    continue;", ""];

    /// <summary>The line of the output that sees the line h at tap u, and whether none does.</summary>
    public (string Declared, string IsNone) BackLine => Back("line", "h", "oh", _window.KernelHeight == 1 ? "" : "u", _window.StrideHeight, _window.DilationHeight, _window.Top, "Height", _window.OutHeight, "PaddingTop");

    /// <summary>The place in a line of the output that sees the place w at tap v, and whether none does.</summary>
    public (string Declared, string IsNone) BackPlace => Back("place", "w", "ow", _window.KernelWidth == 1 ? "" : "v", _window.StrideWidth, _window.DilationWidth, _window.Left, "Width", _window.OutWidth, "PaddingLeft");

    private (string Declared, string IsNone) Back(string local, string at, string output, string tap, int stride, int dilation, int before, string axis, int outputs, string padding)
    {
        string first = at + (before == 0 ? "" : $" + {_code.Constant(padding, before)}") + (tap.Length == 0 ? "" : $" - {Times(tap, dilation, "Dilation" + axis)}"), length = _code.Constant("Out" + axis, outputs);
        return stride == 1
            ? ($"int {output} = {first};", $"{output} < 0 || {output} >= {length}")
            : ($"int {local} = {first}, {output} = {local} / {_code.Constant("Stride" + axis, stride)};", $"{local} < 0 || {local} != {output} * Stride{axis} || {output} >= {length}");
    }

    private string Place(string row, string place, (string Line, string Place) names, string positions, string width) =>
        width.Length == 0
            ? $"int example = {row} / {positions}, {names.Line} = {row} - example * {positions}, {names.Place} = 0;"
            : $"int example = {row} / {positions}, {place} = {row} - example * {positions}, {names.Line} = {place} / {width}, {names.Place} = {place} - {names.Line} * {width};";

    private string Seen(string output, string tap, int stride, int dilation, int before, string axis, string padding) =>
        Times(output, stride, "Stride" + axis) + (before == 0 ? "" : $" - {_code.Constant(padding, before)}") + (tap.Length == 0 ? "" : $" + {Times(tap, dilation, "Dilation" + axis)}");

    private string? Inside(string at, string axis, int length, int outputs, int kernel, int stride, int dilation, int before)
    {
        bool isBefore = before > 0, isBehind = (outputs - 1) * stride - before + (kernel - 1) * dilation >= length;
        string end = isBehind ? $"{at} < {_code.Constant(axis, length)}" : "";
        return isBefore ? $"{at} >= 0{(isBehind ? " && " + end : "")}" : isBehind ? end : null;
    }

    private static IEnumerable<string> Unless(string? condition, string indent)
    {
        if (condition is null)
            yield break;

        yield return $"{indent}if (!({condition}))";
        yield return $"{indent}    continue;";
        yield return "";
    }

    private string Times(string what, int factor, string name) => factor == 1 ? what : $"{what} * {_code.Constant(name, factor)}";
}

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>What works on the positions of images, as loops over them: <c>q</c> is an output's position, <c>t</c> a tap, <c>p</c> the position that it sees.</summary>
internal static class DoubleImages
{
    public static void Write(CodeWriter writer, DoubleNames names, Program program, int id)
    {
        Step step = program.Steps[id];
        TensorType from = program.Steps[step.Operands[0]].Type;
        string into = names[id], x = names[step.Operands[0]];

        switch (step.Primitive)
        {
            case ToPositions:
                Block(writer, ["batch", Of(step.Type.Positions), Of(step.Type.Count)], $"{into}[(i0 * {Of(step.Type.Positions)} + i1) * {Of(step.Type.Count)} + i2] = {x}[(i0 * {Of(step.Type.Count)} + i2) * {Of(step.Type.Positions)} + i1];");
                break;
            case FromPositions:
                Block(writer, ["batch", Of(from.Count), Of(from.Positions)], $"{into}[(i0 * {Of(from.Count)} + i1) * {Of(from.Positions)} + i2] = {x}[(i0 * {Of(from.Positions)} + i2) * {Of(from.Count)} + i1];");
                break;
            case SumNeighbours sum:
                Block(writer, [Rows(step.Type), Of(step.Type.Count), Of(sum.Before + sum.After + 1)],
                    $"int c = i1 + i2 - {Of(sum.Before)};", $"if (c >= 0 && c < {Of(step.Type.Count)}) {into}[i0 * {Of(step.Type.Count)} + i1] += {x}[i0 * {Of(step.Type.Count)} + c];");
                break;
            case Resample resample:
                Resampled(writer, step, resample, x, into);
                break;
            case Pool pool:
                Pooled(writer, step, pool, x, into);
                break;
            case Convolve convolve:
                Convolved(writer, names, program, step, convolve, into);
                break;
            default:
                throw new InvalidOperationException("The loss in double knows no image that is a " + step.Primitive.GetType().Name);
        }
    }

    private static void Convolved(CodeWriter writer, DoubleNames names, Program program, Step step, Convolve convolve, string into)
    {
        bool back = convolve.Form is ConvolveForm.Inputs;
        string other = names[step.Operands[0]], w = names[step.Operands[1]];
        int[] shape = [.. program.Steps[step.Operands[1]].Type.Shape.Axes];
        int outputs = shape[0] / convolve.Groups, inputs = shape[1];
        string y = back ? other : into, x = back ? into : other;
        string yAt = $"(b * {Of(convolve.Window.OutPositions)} + q) * {Of(shape[0])} + o", xAt = $"(b * {Of(convolve.Window.Positions)} + p) * {Of(inputs * convolve.Groups)} + o / {Of(outputs)} * {Of(inputs)} + c";
        string wAt = $"{w}[(o * {Of(inputs)} + c) * {Of(convolve.Window.Taps)} + t]";

        Windowed(writer, convolve.Window,
            $"for (int o = 0; o < {Of(shape[0])}; o++)",
            $"    for (int c = 0; c < {Of(inputs)}; c++)",
            back ? $"        {x}[{xAt}] += {y}[{yAt}] * {wAt};" : $"        {y}[{yAt}] += {x}[{xAt}] * {wAt};");
    }

    private static void Pooled(CodeWriter writer, Step step, Pool pool, string x, string into)
    {
        string channels = Of(step.Type.Count), y = $"{into}[(b * {Of(pool.Window.OutPositions)} + q) * {channels} + c]", seen = $"{x}[(b * {Of(pool.Window.Positions)} + p) * {channels} + c]";

        if (pool.Kind is PoolKind.Max)
            writer.Line($"Array.Fill({into}, double.NegativeInfinity);");

        string factor = pool.Kind is PoolKind.Max ? "" : $"double share = 1.0 / new int[] {{ {string.Join(", ", pool.Divisors().Select(Of))} }}[q];";
        Windowed(writer, pool.Window, [.. factor.Length == 0 ? Array.Empty<string>() : [factor], $"for (int c = 0; c < {channels}; c++)", pool.Kind is PoolKind.Max ? $"    {y} = Math.Max({y}, {seen});" : $"    {y} += {seen} * share;"]);
    }

    private static void Resampled(CodeWriter writer, Step step, Resample resample, string x, string into)
    {
        string channels = Of(step.Type.Count), from = $"(b * {Of(resample.Height.From * resample.Width.From)} + p) * {channels} + c", to = $"(b * {Of(resample.Height.To * resample.Width.To)} + q) * {channels} + c";
        List<string> taps = [.. Enumerable.Range(0, resample.Height.To).SelectMany(h => Enumerable.Range(0, resample.Width.To).SelectMany(w =>
            resample.Height.Taps(h).SelectMany(i => resample.Width.Taps(w).Select(j =>
                $"({Of(h * resample.Width.To + w)}, {Of(i.Place * resample.Width.From + j.Place)}, {DoubleText.Number(i.Weight * j.Weight)})"))))];

        writer.Line($"foreach ((int q, int p, double weight) in new (int, int, double)[] {{ {string.Join(", ", taps)} }})");
        writer.Line("    for (int b = 0; b < batch; b++)");
        writer.Line($"        for (int c = 0; c < {channels}; c++)");
        writer.Line(resample.Transposed ? $"            {into}[{from}] += weight * {x}[{to}];" : $"            {into}[{to}] += weight * {x}[{from}];");
    }

    /// <summary>Statements for every example b, output position q = (h, v) and tap t = (i, j) that sees a position p.</summary>
    private static void Windowed(CodeWriter writer, Window window, params string[] statements) => Block(
        writer,
        ["batch", Of(window.OutHeight), Of(window.OutWidth), Of(window.KernelHeight), Of(window.KernelWidth)],
        [
            $"int h = i1 * {Of(window.StrideHeight)} - {Of(window.Top)} + i3 * {Of(window.DilationHeight)}, v = i2 * {Of(window.StrideWidth)} - {Of(window.Left)} + i4 * {Of(window.DilationWidth)};",
            $"if (h < 0 || h >= {Of(window.Height)} || v < 0 || v >= {Of(window.Width)}) continue;",
            $"int b = i0, q = i1 * {Of(window.OutWidth)} + i2, t = i3 * {Of(window.KernelWidth)} + i4, p = h * {Of(window.Width)} + v;",
            .. statements,
        ]);

    private static void Block(CodeWriter writer, string[] ends, params string[] statements)
    {
        for (int loop = 0; loop < ends.Length; loop++)
            writer.Line($"{new string(' ', 4 * loop)}for (int i{loop} = 0; i{loop} < {ends[loop]}; i{loop}++)");

        string indent = new(' ', 4 * (ends.Length - 1));
        writer.Line(indent + "{");

        foreach (string statement in statements)
            writer.Line(indent + "    " + statement);

        writer.Line(indent + "}");
    }

    private static string Rows(TensorType type) => type.Positions == 1 ? "batch" : $"batch * {Of(type.Positions)}";

    private static string Of(int number) => Literals.Of(number);
}

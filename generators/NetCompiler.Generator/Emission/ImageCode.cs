using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>What works on the positions of images: changes of layout, pooling, sums over positions, other grids. One call of the library each.</summary>
internal static class ImageCode
{
    public static IEnumerable<string> Lines(RunCode code, string method, Group group, List<LaneStruct> structs)
    {
        int result = group.Steps[0];
        int[] operands = [.. code.Flow.Operands(result)];

        if (code[result].Primitive is Primitives.Reduce or SumNeighbours)
        {
            yield return code[result].Primitive is SumNeighbours sum ? Sum(code, method, result, operands[0], sum, structs) : Reduce(code, method, result, operands[0], structs);
            yield break;
        }

        string[] taps = [.. group.Steps.Skip(1).Where(step => code[step].Primitive is LargestTap).Select(code.View)];
        string[] views = [.. operands.Select(code.View), code.View(Landing(code, group)), .. taps, .. Epilogue(code, method, group, structs)];

        yield return code[result].Primitive switch
        {
            ToPositions => Call("Positions.FromImages", [Positions(code, result), Channels(code, result), .. views]),
            FromPositions => Call("Positions.ToImages", [Positions(code, operands[0]), Channels(code, operands[0]), .. views]),
            Pool { Kind: PoolKind.Max } pool => Call(taps.Length == 0 ? "Pool.Max" : "Pool.MaxAndTap", [code.Windows[pool.Window], Channels(code, result), .. views]),
            Pool pool => Call("Pool.Average", [code.Windows[pool.Window], Border(pool.Window, pool.Kind), Channels(code, result), .. views]),
            PoolGradient { Kind: PoolKind.Max } pool => Call("Pool.MaxGradient", [code.Windows[pool.Window], Channels(code, result), .. views]),
            PoolGradient pool => Call("Pool.AverageGradient", [code.Windows[pool.Window], Border(pool.Window, pool.Kind), Channels(code, result), .. views]),
            Resample resample => Call(resample.Transposed ? "Resample.MultiplyTransposed" : "Resample.Multiply", [code.AxisMaps[resample.Height], code.AxisMaps[resample.Width], Channels(code, result), .. views]),
            _ => throw new InvalidOperationException("No kernel is known for " + code[result].Primitive.GetType().Name),
        };
    }

    private static string Reduce(RunCode code, string method, int result, int operand, List<LaneStruct> structs)
    {
        if (code[operand].Type.Shape.Rank == 0)
            return Call("Loop.SumPositions", [Positions(code, operand), code.View(operand), code.View(result)]);

        LaneBody term = new(code, [], positions: code.PositionsOf(operand));
        term.Return(operand);
        string kind = ((Reduce)code[result].Primitive).Reduction.ToString();
        return Call($"Loop.{kind}Positions", [Positions(code, operand), $"columns: {Literals.Of(code[operand].Type.Count)}", LaneStruct.Add(structs, method + "Term", "ITerm", term), code.View(result)]);
    }

    private static string Sum(RunCode code, string method, int result, int operand, SumNeighbours sum, List<LaneStruct> structs)
    {
        LaneBody term = new(code, [], positions: code.PositionsOf(operand));
        term.Return(operand);
        string[] arguments = [$"columns: {Literals.Of(code[result].Type.Count)}", $"before: {Literals.Of(sum.Before)}", $"after: {Literals.Of(sum.After)}", LaneStruct.Add(structs, method + "Term", "ITerm", term), code.View(result)];
        return Call("Loop.SumNeighbours", arguments, code.RowsOf(result));
    }

    /// <summary>Where the result is left: where it belongs, or where what is made of it does.</summary>
    private static int Landing(RunCode code, Group group) => group.Stored.First(step => code[step].Primitive is not LargestTap);

    /// <summary>The elementwise steps behind a pooling.</summary>
    private static IEnumerable<string> Epilogue(RunCode code, string method, Group group, List<LaneStruct> structs)
    {
        int result = group.Steps[0], landing = Landing(code, group);
        int[] steps = [.. group.Steps.Where(step => code[step].Primitive is not LargestTap)];

        if (steps.Length == 1)
            yield break;

        LaneBody body = new(code, steps, positions: code[result].Type.Positions);
        body.Landed(result, landing);
        body.Store(group.Stored.Where(s => s != result && steps.Contains(s)));
        yield return LaneStruct.Add(structs, method + "Epilogue", body.Map, body);
    }

    /// <summary>The padding that counts in a mean, as far behind the image as before it.</summary>
    private static string Border(Window window, PoolKind kind) => kind is PoolKind.Average || window.Top + window.Left == 0
        ? "default"
        : $"new Border({Literals.Of(window.Top)}, {Literals.Of(window.Left)}, {Literals.Of(window.Top)}, {Literals.Of(window.Left)})";

    private static string Positions(RunCode code, int step) => $"positions: {Literals.Of(code[step].Type.Positions)}";

    private static string Channels(RunCode code, int step) => $"channels: {Literals.Of(code[step].Type.Count)}";

    private static string Call(string name, IReadOnlyList<string> arguments, string rows = "pass.Examples") => CallText.Of(name, [rows, .. arguments], ";");
}

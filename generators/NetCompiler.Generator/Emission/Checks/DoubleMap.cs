using System;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>Elementwise expressions, element by element.</summary>
internal static class DoubleMap
{
    public static void Write(CodeWriter writer, DoubleNames names, Step step, int id, Map map)
    {
        Loop element = new("i", step.Type.Count);
        Loop[] loops = step.Type.PerExample ? [names.Rows(step.Type), element] : [element];
        Loop.Write(writer, loops, $"{names.Element(id, element.Variable)} = {Body(names, step, map, element.Variable)};");
    }

    /// <summary>A number that all examples share.</summary>
    public static void WriteNumber(CodeWriter writer, DoubleNames names, Step step, int id)
    {
        switch (step.Primitive)
        {
            case Map map:
                writer.Line($"double {names[id]} = {Body(names, step, map, "")};");
                break;
            case Reduce reduce:
                DoubleReductions.WriteNumber(writer, names, step, id, reduce);
                break;
            case Reshape:
                writer.Line($"double {names[id]} = {names.Element(step.Operands[0], "")};");
                break;
            default:
                throw new InvalidOperationException("The loss in double knows no number that is a " + step.Primitive.GetType().Name);
        }
    }

    private static string Body(DoubleNames names, Step step, Map map, string i) =>
        DoubleText.Render(map.Body, argument => names.Element(step.Operands[argument], i, step.Type.Positions));
}

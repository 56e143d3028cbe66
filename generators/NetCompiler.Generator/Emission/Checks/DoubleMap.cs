using System;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>Elementwise expressions, element by element.</summary>
internal static class DoubleMap
{
    public static void Write(CodeWriter writer, DoubleNames names, Program program, int id, Map map)
    {
        Step step = program.Steps[id];
        string b = step.Type.PerExample ? "b" : "", i = step.Type.Count == 1 ? "0" : "i";

        using (Loop.Over(writer, (b, "batch"), step.Type.Count == 1 ? ("", "") : (i, Literals.Of(step.Type.Count))))
            writer.Line($"{names.Element(id, "b", i)} = {DoubleText.Render(map.Body, argument => names.Element(step.Operands[argument], "b", i))};");
    }

    /// <summary>A number that all examples share.</summary>
    public static void WriteNumber(CodeWriter writer, DoubleNames names, Program program, int id)
    {
        Step step = program.Steps[id];

        switch (step.Primitive)
        {
            case Map map:
                writer.Line($"double {names[id]} = {DoubleText.Render(map.Body, argument => names.Element(step.Operands[argument], "", "0"))};");
                break;
            case Reduce reduce:
                DoubleReductions.WriteNumber(writer, names, step, id, reduce);
                break;
            case Reshape:
                writer.Line($"double {names[id]} = {names.Element(step.Operands[0], "", "0")};");
                break;
            default:
                throw new InvalidOperationException("The loss in double knows no number that is a " + step.Primitive.GetType().Name);
        }
    }
}

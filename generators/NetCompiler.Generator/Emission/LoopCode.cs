using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>A loop over the steps of each example: a method with the loop, and one for each group that runs in it, which is given the step.</summary>
internal sealed class LoopCode(CodeWriter writer, RunCode code, Methods methods, bool training)
{
    public void Write(Group loop)
    {
        int[] carries = [.. loop.Steps.Where(s => code[s].Primitive is Carry)];
        int steps = code[carries[0]].Type.Positions;
        RunCode inside = code.InLoop(steps);
        Group[] body = [.. loop.Body.Where(group => !code.Plan.IsInPlace(group))];

        foreach (string line in Formulas.Documentation(Summary(code, carries, steps)))
            writer.Line(line);

        using (writer.Block($"private static void {methods[loop, training]}(in Pass pass)"))
        {
            foreach (int carry in carries)
                writer.Line(Start(carry, steps));

            writer.Line();

            using (writer.Block(IsReversed(carries[0]) ? $"for (int t = {Literals.Of(steps - 1)}; t >= 0; t--)" : $"for (int t = 0; t < {Literals.Of(steps)}; t++)"))
            {
                foreach (Group group in body)
                    writer.Line($"{methods[group, training]}(pass, t);");

                HandOn(carries, inside);
            }
        }

        foreach (Group group in body)
        {
            writer.Line();
            new GroupCode(writer, inside).Write(methods[group, training], group);
        }
    }

    private void HandOn(int[] carries, RunCode inside)
    {
        int steps = code[carries[0]].Type.Positions;

        if (steps == 1)
            return;

        writer.Line();

        using (writer.Block(IsReversed(carries[0]) ? "if (t > 0)" : $"if (t + 1 < {Literals.Of(steps)})"))
        {
            foreach (int carry in carries)
                writer.Line($"Loop.Copy(pass.Examples, {code.Sizes.Of(carry)}, {inside.View(code.Flow.Loops.Next(carry))}, {code.AtStep(carry, IsReversed(carry) ? "t - 1" : "t + 1")});");
        }
    }

    private string Start(int carry, int steps)
    {
        string first = code.AtStep(carry, Literals.Of(IsReversed(carry) ? steps - 1 : 0)), size = code.Sizes.Of(carry);

        return code.Flow.Operands(carry).DefaultIfEmpty(-1).Single() is var initial and >= 0
            ? $"Loop.Copy(pass.Examples, {size}, {code.View(initial)}, {first});"
            : $"Loop.Clear(pass.Examples, {size}, {first});";
    }

    private bool IsReversed(int carry) => ((Carry)code[carry].Primitive).Reverse;

    /// <summary>What a loop is, in lines.</summary>
    public static IEnumerable<string> Summary(RunCode code, int[] carries, int steps) =>
    [
        ((Carry)code[carries[0]].Primitive).Reverse ? $"From step {steps - 1} back to step 0:" : $"From step 0 to step {steps - 1}:",
        .. carries.Select(carry => $"{HandedOn(code, carry)}, at first {First(code, carry)}"),
    ];

    /// <summary>What carries begin as.</summary>
    public static IEnumerable<string> Begun(RunCode code, int[] carries) => carries.Select(carry => $"{code.Names.Formula(carry)} = {First(code, carry)} at first");

    /// <summary>What carries are at any later step.</summary>
    public static IEnumerable<string> HandedOn(RunCode code, int[] carries) => carries.Select(carry => HandedOn(code, carry));

    private static string HandedOn(RunCode code, int carry) => $"{code.Names.Formula(carry)} = {code.Names.Formula(code.Flow.Loops.Next(carry))} of the step before";

    private static string First(RunCode code, int carry) => code.Flow.Operands(carry).Select(code.Names.Formula).DefaultIfEmpty("0").Single();
}

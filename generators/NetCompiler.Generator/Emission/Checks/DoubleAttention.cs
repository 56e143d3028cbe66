using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>Attention as loops over examples and heads, queries and keys; the scores of one query at a time.</summary>
internal static class DoubleAttention
{
    public static void Write(CodeWriter writer, DoubleNames names, Program program, int id, Attend attend)
    {
        Step step = program.Steps[id];
        TensorType q = program.Steps[step.Operands[0]].Type, k = program.Steps[step.Operands[1]].Type, v = program.Steps[step.Operands[2]].Type;
        string queries = Literals.Of(q.Positions), keys = Literals.Of(k.Positions), depth = Literals.Of(q.Count / attend.Heads), values = Literals.Of(v.Count / attend.Heads);
        string seen = (attend.IsCausal ? " && j <= i" : "") + (attend.IsMasked ? $" && {names[step.Operands[3]]}[b / {queries} * {keys} + j] != 0" : "");
        string row = $"b * {Literals.Of(step.Type.Count)}", sum = "Math.Log(sum) + most";

        using (writer.Block(names.Steps > 0 ? $"for (int b = t; b < batch * {queries}; b += {queries})" : $"for (int b = 0; b < batch * {queries}; b++)"))
        using (writer.Block($"for (int h = 0; h < {Literals.Of(attend.Heads)}; h++)"))
        {
            writer.Line($"int i = b % {queries};");
            writer.Line($"double[] scores = new double[{keys}];");
            writer.Line("double most = double.NegativeInfinity, sum = 0;");

            using (writer.Block($"for (int j = 0; j < {keys}; j++)"))
            {
                writer.Line($"for (int n = 0; n < {depth}; n++)");
                string query = $"{names[step.Operands[0]]}[(b * {Literals.Of(attend.Heads)} + h) * {depth} + n]", key = $"{names[step.Operands[1]]}[((b / {queries} * {keys} + j) * {Literals.Of(attend.Heads)} + h) * {depth} + n]";
                writer.Line(attend.IsAdditive ? $"    scores[j] += {names[step.Operands[attend.WeightsAt]]}[n] * Math.Tanh({query} + {key});" : $"    scores[j] += {DoubleText.Number(attend.Scale)} * {query} * {key};");

                if (seen.Length > 0)
                    writer.Line($"scores[j] = {seen.Substring(4)} ? scores[j] : double.NegativeInfinity;");

                writer.Line("most = Math.Max(most, scores[j]);");
            }

            writer.Line($"for (int j = 0; j < {keys}; j++)");
            writer.Line("    sum += most == double.NegativeInfinity ? 0 : Math.Exp(scores[j] - most);");
            writer.Line($"{names[id]}[{row} + {Literals.Of(v.Count)} + h] = sum == 0 ? double.PositiveInfinity : {sum};");

            using (writer.Block($"for (int j = 0; sum > 0 && j < {keys}; j++)"))
            {
                writer.Line($"double share = Math.Exp(scores[j] - most) / sum{(attend.IsRandom ? $" * ({names.Element(step.Operands[attend.RandomAt], $"h * {keys} + j")} >= {DoubleText.Number(attend.Rate)} ? {DoubleText.Number(1 / (1 - attend.Rate))} : 0)" : "")};");
                writer.Line($"for (int n = 0; n < {values}; n++)");
                writer.Line($"    {names[id]}[{row} + h * {values} + n] += share * {names[step.Operands[2]]}[((b / {queries} * {keys} + j) * {Literals.Of(attend.Heads)} + h) * {values} + n];");
            }
        }
    }
}

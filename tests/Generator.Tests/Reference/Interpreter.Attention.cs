using System;
using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>Attention in plain loops, with all probabilities of a query at hand.</summary>
internal sealed partial class Interpreter
{
    private double[] Attended(Attend attend, Step step)
    {
        double[] result = new double[Length(step.Type)];
        int queries = OperandType(step, 0).Positions, keys = OperandType(step, 1).Positions, values = OperandType(step, 2).Count / attend.Heads;
        double[] v = Operand(step, 2);

        for (int row = 0; row < feed.Batch * queries; row++)
        {
            for (int head = 0; head < attend.Heads; head++)
            {
                (double[] shares, double[] kept, double logSum) = Shares(attend, step, row, head);
                result[row * step.Type.Count + attend.Heads * values + head] = logSum;

                for (int key = 0; key < keys; key++)
                {
                    for (int n = 0; n < values; n++)
                        result[row * step.Type.Count + head * values + n] += shares[key] * kept[key] * v[((row / queries * keys + key) * attend.Heads + head) * values + n];
                }
            }
        }

        return result;
    }

    /// <summary>Each key's probability for one query, what dropout multiplies it by, and log Σ exp of its scores.</summary>
    private (double[] Shares, double[] Kept, double LogSum) Shares(Attend attend, Step step, int row, int head)
    {
        int queries = OperandType(step, 0).Positions, keys = OperandType(step, 1).Positions, depth = OperandType(step, 0).Count / attend.Heads, example = row / queries;
        double[] q = Operand(step, 0), k = Operand(step, 1);
        double[] kept = [.. Enumerable.Range(0, keys).Select(key => !attend.IsRandom ? 1 : Operand(step, attend.RandomAt)[(row * attend.Heads + head) * keys + key] >= attend.Rate ? 1 / (1 - attend.Rate) : 0)];

        double[] scores = [.. Enumerable.Range(0, keys).Select(key =>
            attend.IsCausal && key > row % queries || attend.IsMasked && Operand(step, 3)[example * keys + key] == 0 ? double.NegativeInfinity
            : attend.IsAdditive ? Enumerable.Range(0, depth).Sum(n => Operand(step, attend.WeightsAt)[n] * Math.Tanh(q[row * depth + n] + k[(example * keys + key) * depth + n]))
            : attend.Scale * Enumerable.Range(0, depth).Sum(n => q[(row * attend.Heads + head) * depth + n] * k[((example * keys + key) * attend.Heads + head) * depth + n]))];

        if (scores.All(double.IsNegativeInfinity))
            return (new double[keys], kept, double.PositiveInfinity);

        double greatest = scores.Max(), logSum = greatest + Math.Log(scores.Sum(score => Math.Exp(score - greatest)));
        return ([.. scores.Select(score => Math.Exp(score - logSum))], kept, logSum);
    }

    private double[] AttentionGradient(Attend attend, Step step)
    {
        int queries = OperandType(step, 0).Positions, keys = OperandType(step, 1).Positions, depth = OperandType(step, 0).Count / attend.Heads, values = OperandType(step, 2).Count / attend.Heads, heads = attend.Heads;
        double[] q = Operand(step, 0), k = Operand(step, 1), v = Operand(step, 2), dy = Operand(step, attend.OutputAt + 1);
        double[] byQuery = new double[q.Length], byKey = new double[k.Length], byValue = new double[v.Length], byWeight = new double[q.Length];

        for (int row = 0; row < feed.Batch * queries; row++)
        {
            for (int head = 0; head < heads; head++)
            {
                (double[] shares, double[] kept, _) = Shares(attend, step, row, head);
                int[] at = [.. Enumerable.Range(0, keys).Select(key => (row / queries * keys + key) * heads + head)];
                double[] byShare = [.. Enumerable.Range(0, keys).Select(key => kept[key] * Enumerable.Range(0, values).Sum(n => dy[(row * heads + head) * values + n] * v[at[key] * values + n]))];
                double mean = Enumerable.Range(0, keys).Sum(key => shares[key] * byShare[key]);

                for (int key = 0; key < keys; key++)
                {
                    double byScore = attend.Scale * shares[key] * (byShare[key] - mean);

                    for (int n = 0; n < values; n++)
                        byValue[at[key] * values + n] += shares[key] * kept[key] * dy[(row * heads + head) * values + n];

                    for (int n = 0; attend.IsAdditive && n < depth; n++)
                    {
                        double h = Math.Tanh(q[row * depth + n] + k[at[key] * depth + n]), slope = byScore * Operand(step, attend.WeightsAt)[n] * (1 - h * h);
                        byQuery[row * depth + n] += slope;
                        byKey[at[key] * depth + n] += slope;
                        byWeight[row * depth + n] += byScore * h;
                    }

                    for (int n = 0; !attend.IsAdditive && n < depth; n++)
                    {
                        byQuery[(row * heads + head) * depth + n] += byScore * k[at[key] * depth + n];
                        byKey[at[key] * depth + n] += byScore * q[(row * heads + head) * depth + n];
                    }
                }
            }
        }

        double[][] parts = attend.Form switch { AttendForm.Queries => attend.IsAdditive ? [byQuery, byWeight] : [byQuery], AttendForm.Keys => [byKey, byValue], _ => [byQuery, byKey, byValue] };
        int rows = Length(step.Type) / step.Type.Count;
        return [.. Enumerable.Range(0, rows).SelectMany(row => parts.SelectMany(part => part.Skip(row * (part.Length / rows)).Take(part.Length / rows)))];
    }
}

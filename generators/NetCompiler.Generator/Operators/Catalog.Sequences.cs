using System;

namespace NetCompiler.Generator.Operators;

/// <summary>How the arguments of what works on sequences become its record, where one line does not say it.</summary>
internal static partial class Catalog
{
    private static Rnn Rnn(Arguments a) => new(a.Positive("units", "Rnn's number of units"), a.Flag("rectified", false), Way(a, "Rnn"));

    private static Lstm Lstm(Arguments a, string name, bool returnsCells) => new(
        a.Positive("units", name + "'s number of units"),
        a.Within("forgetBias", name + "'s forgetBias", 1, bias => Math.Abs(bias) < double.PositiveInfinity, "finite"),
        returnsCells ? Way(a, name) with { ReturnsSequences = true } : Way(a, name),
        a.Has("projection") && a.Int("projection") != 0 ? a.Positive("projection", name + "'s projection") : 0,
        a.Flag("peephole", false),
        returnsCells);

    private static Gru Gru(Arguments a) => new(a.Positive("units", "Gru's number of units"), a.Flag("resetAfter", true), Way(a, "Gru"));

    private static Recursion Way(Arguments a, string name) => new(
        a.Flag("returnSequences", false), a.Flag("reverse", false), IsMasked(a), a.Flag("initial", false), a.Flag("initialCell", false), Rate(a, name, "dropout"), Rate(a, name, "recurrentDropout"),
        IsStateful(a, name));

    /// <summary>Whether each batch goes on where the one before ended; refused where there is no such place.</summary>
    private static bool IsStateful(Arguments a, string name)
    {
        if (!a.Flag("stateful", false))
            return false;

        if (a.Flag("reverse", false))
            a.Refuse("stateful", $"{name} goes from the last step to the first, so that what it is left with at the first step is no state for the steps behind the last. Leave out stateful, or reverse.", false);
        else if (a.Flag("initial", false) || a.Flag("initialCell", false))
            a.Refuse("stateful", $"{name} is given the state that it begins with, so that it cannot begin with what the batch before left. Leave out stateful, or the initial state.", false);

        return true;
    }

    private static double Rate(Arguments a, string name, string which) => a.Within(which, $"{name}'s {which}", 0, r => r is >= 0 and < 1, "at least 0 and below 1");

    private static bool IsMasked(Arguments a) => a.Flag("mask", false);
}

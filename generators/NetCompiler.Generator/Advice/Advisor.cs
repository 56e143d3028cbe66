using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Advice;

/// <summary>Every rule of advice, in the order of the ids.</summary>
internal static class Advisor
{
    private static readonly Func<Walk, IEnumerable<Finding>>[] Each =
    [
        TwoLosses.Check,
        DoubleActivation.Check,
        OneSidedOutput.Check,
        DeepSaturation.Check,
        BiasBeforeNorm.Check,
        DropoutBeforeNorm.Check,
        InitializerMismatch.Check,
        AlikeUnits.Check,
        LogProbabilities.Check,
        PositiveOutput.Check,
        UnstableForm.Check,
        InfiniteSlope.Check,
    ];

    public static IEnumerable<Finding> Advise(Shaped shaped)
    {
        Walk walk = new(shaped);
        return Each.SelectMany(rule => rule(walk));
    }
}

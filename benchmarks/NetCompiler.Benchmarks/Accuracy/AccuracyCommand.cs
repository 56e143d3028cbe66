using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace NetCompiler.Benchmarks.Accuracy;

/// <summary>
/// <c>-- accuracy [exp tanh …] [--stride 1]</c>: the largest error of every function over all floats, and that it gives the same bits at every width. A minute for
/// each function of one number; powers are taken with several exponents and bases.
/// </summary>
internal static class AccuracyCommand
{
    /// <summary>Where the sine stops reducing its argument exactly.</summary>
    private const double SineRange = 12_800;

    private static readonly (string Name, double Bound, Func<int, Worst> Sweep)[] Functions =
    [
        Of<Exp>("exp", 1), Of<Expm1>("expm1", 1.5), Of<Log>("log", 1), Of<Log1p>("log1p", 1.5), Of<Tanh>("tanh", 2), Of<Sigmoid>("sigmoid", 2),
        Of<Softplus>("softplus", 2), Of<Erf>("erf", 2), Of<Sin>("sin", 2, SineRange), Of<Cos>("cos", 2, SineRange), Of<Sqrt>("sqrt", 0.5), Of<Reciprocal>("reciprocal", 0.5),
        Of<ReciprocalSqrt>("rsqrt", 1.5), Of<Cbrt>("cbrt", 2), Of<Tan>("tan", 3, SineRange), Of<Asin>("asin", 2), Of<Acos>("acos", 2), Of<Atan>("atan", 2),
        Of<AngleOverThree>("atan2 x by 3", 3), Of<AngleLeft>("atan2 x by −0.7", 3), Of<AngleBeside>("atan2 −2 by x", 3), Of<Sinh>("sinh", 2), Of<Cosh>("cosh", 2),
        Of<Asinh>("asinh", 2), Of<Acosh>("acosh", 2), Of<Atanh>("atanh", 2), Of<LogCosh>("logcosh", 2.5), Of<HypotOfOne>("hypot x and 1", 2.5), Of<HypotBesideOne>("hypot of 1 and x", 1.5),
        Of<PowerOfThird>("pow x⅓", 4), Of<PowerOfThree>("pow x³", 4), Of<PowerOfMinusHalf>("pow x^−½", 4), Of<PowerOfTen>("pow x^10.5", 4),
        Of<PowerOfTenThousand>("pow x^10000.3", 4), Of<PowersOfTwoThirds>("pow ⅔^x", 4), Of<PowersOfTen>("pow 10^x", 4), Of<PowersOfNearlyOne>("pow 1.0000123^x", 4),
        Of<PowersOfMillions>("pow 1234567.8^x", 4),
    ];

    /// <summary>Sweeps and prints; 1 when an error is larger than stated.</summary>
    /// <exception cref="UsageException">A function or an option is unknown.</exception>
    public static int Run(string[] arguments)
    {
        (string[] named, int stride) = Read(arguments);
        bool holds = true;

        foreach ((string name, double bound, Func<int, Worst> sweep) in Functions.Where(f => named is [] || named.Contains(f.Name.Split(' ')[0])))
        {
            long start = Stopwatch.GetTimestamp();
            Worst worst = sweep(stride);
            bool good = worst.Ulp <= bound && worst.Wrong == 0;
            holds &= good;

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-18} {worst.Ulp,8:F3} ulp at {worst.At,-16:R} relative {worst.Relative:E2}   {worst.Flushed} flushed   {Beyond(worst)}{worst.Wrong} wrong{(worst.Wrong > 0 ? $" as at {worst.WrongAt:R}" : "")}   {(good ? "" : $"MORE THAN {bound} ulp   ")}{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
        }

        return holds ? 0 : 1;
    }

    private static string Beyond(Worst worst) => worst.OverSize > 0 ? string.Create(CultureInfo.InvariantCulture, $"{worst.OverSize:E1}·|x| beyond   ") : "";

    private static (string Name, double Bound, Func<int, Worst> Sweep) Of<F>(string name, double bound, double range = double.PositiveInfinity) where F : struct, IFunction =>
        (name, bound, stride => new Sweep<F>(stride, range).Run());

    private static (string[] Named, int Stride) Read(string[] arguments)
    {
        int option = Array.IndexOf(arguments, "--stride"), stride = 1;

        if (option >= 0 && (option + 1 >= arguments.Length || !int.TryParse(arguments[option + 1], NumberStyles.None, CultureInfo.InvariantCulture, out stride) || stride is < 1 or > 65536))
            throw new UsageException("--stride needs a whole number from 1 to 65536: every which float is taken.");

        string[] named = option < 0 ? arguments : [.. arguments[..option], .. arguments[(option + 2)..]];

        if (named.FirstOrDefault(n => !Functions.Any(f => f.Name.Split(' ')[0] == n)) is { } unknown)
            throw new UsageException($"accuracy does not know {unknown}, only {string.Join(", ", Functions.Select(f => f.Name.Split(' ')[0]).Distinct())}.");

        return (named, stride);
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The constant arguments of a layer, by name: <c>int</c>, <c>double</c> (floats widened), <c>bool</c>, <c>string</c>, <c>int[]</c>, an enum as its number.
/// Names are compared without case, because an attribute's property is <c>Bias</c> where a method's parameter is <c>bias</c>.
/// A value that cannot be meant is recorded in <see cref="Problems"/> and replaced by a plausible one.
/// </summary>
internal sealed class Arguments(IEnumerable<KeyValuePair<string, object?>> values)
{
    private readonly Dictionary<string, object?> _values = values.ToDictionary(v => v.Key, v => v.Value, StringComparer.OrdinalIgnoreCase);
    private readonly List<ShapeProblem> _problems = [];

    public IReadOnlyList<ShapeProblem> Problems => _problems;

    public bool Has(string name) => _values.TryGetValue(name, out object? value) && value is not null;

    public int Int(string name, int otherwise = 0) => Has(name) ? Convert.ToInt32(_values[name], CultureInfo.InvariantCulture) : otherwise;

    public double Number(string name, double otherwise = 0) => Has(name) ? Convert.ToDouble(_values[name], CultureInfo.InvariantCulture) : otherwise;

    public bool Flag(string name, bool otherwise) => Has(name) && _values[name] is bool flag ? flag : otherwise;

    public EquatableArray<int> Ints(string name) => Has(name) && _values[name] is int[] list ? list.ToEquatableArray() : [];

    /// <summary>The axis of that name, if it is given, and others.</summary>
    public EquatableArray<int> Axes(string name, EquatableArray<int> others) => Has(name) ? others.Add(Int(name)) : others;

    public Shape Shape(string name) => new(Ints(name));

    /// <summary>One of the initializers that users can name, with its scale under another name; an enum can be cast from any number.</summary>
    public Initializer Initializer(string name, string scale) =>
        Int(name) is >= (int)InitializerKind.Automatic and <= (int)InitializerKind.Ones
            ? new((InitializerKind)Int(name), Within(scale, "The initializer's scale", 1, s => System.Math.Abs(s) < float.MaxValue, "finite"))
            : Refuse(name, "There is no such initializer. Use one of WeightInitializer's names.", Operators.Initializer.Automatic);

    /// <summary>The user's function; where there is none, the identity, of as many parameters.</summary>
    public MappedFunction Function(string name, params string[] parameters) =>
        Has(name) && _values[name] is MappedFunction function
            ? function
            : Refuse(name, "There is no function.", new MappedFunction(new ScalarFunction(MappedFunction.Lambda, parameters.ToEquatableArray(), [], new Argument(0)), parameters.Select(p => new MappedParameter(p)).ToEquatableArray()));

    /// <summary>How a loss makes the elements of an example one number: the argument "reduction".</summary>
    public LossReduction Reduction() =>
        Int("reduction") is >= (int)LossReduction.Mean and <= (int)LossReduction.HalfSum
            ? (LossReduction)Int("reduction")
            : Refuse("reduction", "There is no such reduction. Use one of Reduction's names.", LossReduction.Mean);

    /// <summary>An int of at least 1.</summary>
    public int Positive(string name, string what)
    {
        int value = Int(name);
        return value > 0 ? value : Refuse(name, $"{what} is {value.ToString(CultureInfo.InvariantCulture)}; choose one that is at least 1.", 1);
    }

    /// <summary>Ints of at least <paramref name="least"/>: one for all axes under a name, or one for each of so many under its plural.</summary>
    public int[] PerAxis(string name, string plural, string what, int count, int otherwise, int least)
    {
        int[] values = Has(plural) ? [.. Ints(plural)] : _values.TryGetValue(name, out object? given) && given is int[] several ? several : [Int(name, otherwise)];
        string argument = Has(plural) ? plural : name;

        if (values.Length != 1 && values.Length != count && !(count == 4 && values.Length == 2))
            return Refuse(argument, $"{what} names {values.Length} numbers; name one, or one for each of {count}.", Enumerable.Repeat(Math.Max(otherwise, least), count).ToArray());

        if (values.Any(value => value < least))
            return Refuse(argument, $"{what} is {values.Min().ToString(CultureInfo.InvariantCulture)}; choose one that is at least {least}.", Enumerable.Repeat(Math.Max(otherwise, least), count).ToArray());

        return values.Length == count ? values : values.Length == 1 ? [.. Enumerable.Repeat(values[0], count)] : [values[0], values[1], values[0], values[1]];
    }

    /// <summary>A number for which <paramref name="allowed"/> holds; <paramref name="needed"/> completes "choose one that is".</summary>
    public double Within(string name, string what, double otherwise, Func<double, bool> allowed, string needed)
    {
        double value = Number(name, otherwise);
        if (!allowed(value))
            return Refuse(name, $"{what} is {value.ToString("R", CultureInfo.InvariantCulture)}; choose one that is {needed}.", otherwise);
        return double.IsInfinity((float)value) && !double.IsInfinity(value)
            ? Refuse(name, $"{what} is {value.ToString("R", CultureInfo.InvariantCulture)}; choose one that a float can hold.", otherwise)
            : value;
    }

    /// <summary>A constant of arithmetic.</summary>
    public double Operand(string name) => Within(name, "The constant", 1, c => System.Math.Abs(c) < double.PositiveInfinity, "finite");

    /// <summary>A constant below or above which there is nothing: it may be infinite.</summary>
    public double Bound(string name) => Within(name, "The bound", 0, c => !double.IsNaN(c), "a number");

    /// <summary>What a tensor is divided by; the code multiplies with its reciprocal, which must be a float as well.</summary>
    public double Divisor(string name) =>
        Within(name, "The divisor", 1, d => d != 0 && System.Math.Abs(d) < double.PositiveInfinity && !double.IsInfinity((float)(1 / d)), "other than 0, and finite");

    public T Refuse<T>(string argument, string message, T otherwise)
    {
        _problems.Add(new ShapeProblem(Diagnostics.Rules.Argument, message, argument));
        return otherwise;
    }
}

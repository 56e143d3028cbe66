using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Optimization;

namespace NetCompiler.Generator.Emission;

/// <summary>
/// What a group's method is about, apart from what it computes: views and sites of random numbers, which become its parameters, names of values, names of lengths.
/// While the method is sketched they are numbered in the order in which they are first named, so that groups which compute the same have the same text;
/// what is then written names them by what they are to all of its layers: <c>weight</c> where it is each layer's weight, <c>x</c> where one reads <c>stream</c> and another <c>add1</c>.
/// </summary>
internal sealed class Roles
{
    private readonly List<Value> _values = [];
    private readonly Dictionary<int, int> _valueOf = [];
    private readonly List<Parameter> _parameters = [];
    private readonly Dictionary<string, int> _parameterOf = [];
    private readonly List<string> _lengths = [];
    private readonly HashSet<string> _disputed = [];
    private bool _areNamed;

    /// <summary>What is passed for the parameters.</summary>
    public IEnumerable<string> Arguments => _parameters.Select(p => p.Argument);

    /// <summary>Type and name of each parameter.</summary>
    public IEnumerable<string> Declarations => _parameters.Select((p, i) => p.Type + " " + NameOf(i));

    public IEnumerable<string> Names => _parameters.Select((_, i) => NameOf(i));

    /// <summary>Sketches of one text name as many things; whatever else would be no role of the same method.</summary>
    public (int Values, int Lengths) Counts => (_values.Count, _lengths.Count);

    /// <summary>A value by its names in one layer, and by those that it has in the method.</summary>
    private sealed record Value(int Step, string Local, string Formula)
    {
        public (string Local, string Formula) Role { get; set; }
    }

    private sealed record Parameter(string Type, string Argument, int Value, string Before)
    {
        public string Role { get; set; } = "";
    }

    /// <summary>Names what the first of several layers has in the method that all of them share.</summary>
    /// <param name="layers">What was noted of each.</param>
    /// <param name="first">The group of the first.</param>
    public static Roles Of(IReadOnlyList<Roles> layers, Group first)
    {
        Roles roles = layers[0];
        HashSet<string> taken = ["pass", "b", "rows"], values = [];
        roles._areNamed = true;

        for (int i = 0; i < roles._values.Count; i++)
        {
            Value value = roles._values[i];
            value.Role = Common([.. layers.Select(l => l._values[i])], first.Stored.Contains(value.Step));

            if (!values.Add(value.Role.Local) && roles._parameters.Any(p => p.Value == i))
                value.Role = Enumerable.Range(2, int.MaxValue - 2).Select(n => (value.Role.Local + n, value.Role.Formula + n)).First(name => values.Add(name.Item1));
        }

        foreach (Parameter parameter in roles._parameters)
            parameter.Role = Identifiers.Take(taken, parameter.Value < 0 ? parameter.Before : RunCode.ViewName(Identifiers.Camel(parameter.Before + Identifiers.Pascal(roles._values[parameter.Value].Role.Local)), parameter.Type));

        for (int i = 0; i < roles._lengths.Count; i++)
        {
            if (layers.Any(l => l._lengths[i] != roles._lengths[i]))
                roles._disputed.Add(roles._lengths[i]);
        }

        return roles;
    }

    /// <summary>The parameter for what an expression gives in one layer.</summary>
    /// <param name="argument">The expression.</param>
    /// <param name="type">Its C# type.</param>
    /// <param name="value">The value it is named after, as numbered by <see cref="Note"/>; −1 for none.</param>
    /// <param name="before">What comes before the value's name, or is the name.</param>
    public string Pass(string argument, string type, int value, string before = "")
    {
        if (!_parameterOf.TryGetValue(argument, out int index))
        {
            _parameterOf.Add(argument, index = _parameters.Count);
            _parameters.Add(new Parameter(type, argument, value, before));
        }

        return NameOf(index);
    }

    /// <summary>The number of a value.</summary>
    public int Note(int step, string local, string formula)
    {
        if (!_valueOf.TryGetValue(step, out int index))
        {
            _valueOf.Add(step, index = _values.Count);
            _values.Add(new Value(step, local, Last(formula)));
        }

        return index;
    }

    public string Local(int step, string local, string formula)
    {
        int index = Note(step, local, formula);
        return !_areNamed ? "v" + Literals.Of(index) : _values[index].Role.Local ?? local;
    }

    public string Formula(int step, string formula) =>
        _valueOf.TryGetValue(step, out int index) && _values[index].Role.Formula is { } role ? role : Last(formula);

    /// <summary>The name of a length where all layers have the same, the number otherwise.</summary>
    public string Length(string name, string number)
    {
        if (!_areNamed)
            _lengths.Add(name);

        return _areNamed && !_disputed.Contains(name) ? name : number;
    }

    private string NameOf(int parameter) => _areNamed ? _parameters[parameter].Role : "view" + Literals.Of(parameter);

    /// <summary>The name that a value has in every layer, or has but for an ordinal; else x or y, by whether it is read or stored.</summary>
    private static (string Local, string Formula) Common(Value[] values, bool isStored)
    {
        Value first = values[0];

        if (CommonName.OfParts([.. values.Select(v => v.Local)]) is { Length: > 0 } local && CommonName.OfParts([.. values.Select(v => v.Formula)]) is { Length: > 0 } formula)
            return (local, formula);

        bool isGradient = first.Formula.StartsWith(ReverseMode.GradientPrefix, StringComparison.Ordinal);
        string letter = isStored == isGradient ? "x" : "y";
        return isGradient ? ("d" + letter.ToUpperInvariant(), ReverseMode.GradientPrefix + letter) : (letter, letter);
    }

    /// <summary>A name without the layer that it belongs to.</summary>
    private static string Last(string formula)
    {
        string sign = formula.StartsWith(ReverseMode.GradientPrefix, StringComparison.Ordinal) ? ReverseMode.GradientPrefix : "";
        string last = formula.Substring(Math.Max(formula.LastIndexOf('.'), formula.LastIndexOf(':')) + 1);
        return last.StartsWith(sign, StringComparison.Ordinal) ? last : sign + last;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>What each value is called: in formulas and comments, as a member, as a local.</summary>
internal sealed class ValueNames
{
    private readonly Dictionary<int, string> _members = [];
    private readonly Program _program;
    private Roles? _roles;

    public ValueNames(Plan plan)
    {
        _program = plan.Program;
        HashSet<string> taken = [.. ReservedNames.OfObject, "Memo", "Theta", "Gradient", "Running", "Size"];

        for (int step = 0; step < _program.Steps.Count; step++)
            _members[step] = Identifiers.Take(taken, Identifiers.Pascal(_program.Steps[step].Name));

        foreach (int prepared in plan.Locations.Select(p => p.Value).Where(v => v < 0))
            _members[prepared] = Identifiers.Take(taken, Member(Prepared.WeightsOf(prepared)) + (Prepared.IsTransposed(prepared) ? "Transposed" : "") + (Prepared.IsPoints(prepared) ? "Points" : ""));
    }

    /// <summary>The same values as what they are to a method of several layers.</summary>
    public ValueNames For(Roles roles)
    {
        ValueNames names = (ValueNames)MemberwiseClone();
        names._roles = roles;
        return names;
    }

    /// <summary>As the user named it: <c>hidden.weight</c>; a gradient is <c>∂hidden</c>.</summary>
    public string Formula(int step)
    {
        if (step < 0)
            return Formula(Prepared.WeightsOf(step)) + (Prepared.IsTransposed(step) ? "ᵀ" : "") + (Prepared.IsPoints(step) ? " at 36 points" : "");

        string own = Plain(_program.Steps[step].Name);
        return _roles?.Formula(step, own) ?? own;
    }

    /// <summary>The number of a value in a method of several layers.</summary>
    public int Note(int step) => _roles!.Note(step, OwnLocal(step), Plain(_program.Steps[step].Name));

    /// <summary>Formulas do not tell a predicted value from a trained one, nor a statistic from its next value.</summary>
    private static string Plain(string name)
    {
        if (name.StartsWith(ForwardPass.PredictedPrefix, StringComparison.Ordinal))
            name = name.Substring(ForwardPass.PredictedPrefix.Length);

        return name.EndsWith(".next", StringComparison.Ordinal) ? name.Substring(0, name.Length - ".next".Length) : name;
    }

    /// <summary>In PascalCase, unique in the network: <c>HiddenWeight</c>.</summary>
    public string Member(int step) => _members[step];

    /// <summary>In camelCase, without the prefix that all values of one node share: <c>weight</c>, <c>dHidden</c>.</summary>
    public string Local(int step)
    {
        string own = OwnLocal(step);
        return _roles?.Local(step, own, Plain(_program.Steps[step].Name)) ?? own;
    }

    private string OwnLocal(int step)
    {
        string[] parts = _program.Steps[step].Name.Split('.', ':');
        string last = parts[parts.Length - 1];
        bool isGradient = parts[0].StartsWith(ReverseMode.GradientPrefix, StringComparison.Ordinal) && parts.Length > 1;
        return Identifiers.Camel(isGradient ? ReverseMode.GradientPrefix + last : last);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>
/// The name of every group's method. Groups that training and prediction have in common are one method, named for the forward pass.
/// </summary>
internal sealed class Methods
{
    private readonly Dictionary<(Group, bool), string> _names = [];
    private readonly Dictionary<Group, string> _forward = [];
    private readonly HashSet<string> _taken;
    private readonly Program _program;

    public Methods(Plan plan, IEnumerable<string> taken)
    {
        _program = plan.Program;
        _taken = [.. taken];

        Name(plan.Training.Schedule.First, "Forward", training: true);
        Name(plan.Training.Schedule.Second, "Backward", training: true);
        Name(plan.Prediction.Schedule.First, "Predict", training: false);
        Name(plan.Prediction.Schedule.Second, "Evaluate", training: false);
    }

    public string this[Group group, bool training] => _names[(group, training)];

    /// <summary>A free name for what stands beside a group's method: <c>ForwardLstmStepsStart</c>.</summary>
    public string Beside(Group group, string what) => Identifiers.Take(_taken, _names[(group, true)] + what);

    /// <summary>Whether the method is written with the training pass already.</summary>
    public bool IsShared(Group group) => _forward.ContainsKey(group);

    /// <summary>
    /// A free name for the method of several groups of a phase: what their subjects have in common, ordinals left out; <c>block0.dense1</c> and <c>block1.dense1</c> give <c>ForwardBlockDense1</c>.
    /// Of two such methods the later one is told apart by the length of what it leaves.
    /// </summary>
    public string Shared(string phase, IReadOnlyList<Group> groups)
    {
        string name = phase + Identifiers.Pascal(CommonName.Of([.. groups.Select(Subject)]) is { Length: > 0 } common ? common : groups[0].Kind.ToString());

        if (_taken.Contains(name))
            name += "Of" + Literals.Of(_program.Steps[groups[0].Main].Type.Count);

        return Identifiers.Take(_taken, name);
    }

    private void Name(EquatableArray<Entry> entries, string phase, bool training)
    {
        foreach (Group group in entries.Select(e => e.Group))
        {
            if (!training && _forward.TryGetValue(group, out string? shared))
            {
                _names[(group, false)] = shared;
                continue;
            }

            string name = Identifiers.Take(_taken, phase + Identifiers.Pascal(Subject(group)));
            _names[(group, training)] = name;

            if (phase == "Forward")
                _forward[group] = name;

            foreach (Group inner in group.Body)
                _names[(inner, training)] = group.Kind is not GroupKind.Loop && inner.Steps[0] == group.Steps[0] ? name : Identifiers.Take(_taken, phase + Identifiers.Pascal(Subject(inner)));
        }
    }

    /// <summary>What the group is about: the layer of a product, else the value that it leaves.</summary>
    public string Subject(Group group)
    {
        if (group.Kind is GroupKind.Loop)
            return (group.Body.Count == 0 ? _program.Steps[group.Main].Name : Subject(group.Body.Last())) + ".steps";

        string name = _program.Steps[group.Kind is GroupKind.Product or GroupKind.Axes && IsForward(group) ? group.Steps[0] : group.Main].Name;

        if (Prepared.By(group) is { } prepared)
            return name + (Prepared.IsTransposed(prepared) ? ".transposed" : "") + (Prepared.IsPoints(prepared) ? ".points" : "");

        if (name.StartsWith(ForwardPass.PredictedPrefix, StringComparison.Ordinal))
            name = name.Substring(ForwardPass.PredictedPrefix.Length);

        foreach (string ending in new[] { ".product", ".next" })
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
                name = name.Substring(0, name.Length - ending.Length);
        }

        return name.StartsWith(ReverseMode.GradientPrefix, StringComparison.Ordinal) ? name.Substring(ReverseMode.GradientPrefix.Length) : name;
    }

    private bool IsForward(Group group) => _program.Steps[group.Steps[0]].Primitive is Contract { Result: "bo" } or Convolve { Form: ConvolveForm.Outputs } or Pool;
}

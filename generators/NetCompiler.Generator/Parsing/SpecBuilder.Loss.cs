using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Parsing;

/// <summary>A loss method is built like a network of its own, and then taken over as one loss.</summary>
internal sealed partial class SpecBuilder
{
    public int OutputCount => _outputs.Count;

    public Shape OutputShape(int output) => _shapes[_outputs[output].Value];

    /// <summary>A builder for what a method of the same class describes.</summary>
    public SpecBuilder ForMethod() => new(declaration, network);

    /// <summary>Adds a value that the method is given: of any shape, also of a single number, which no input of a network has.</summary>
    public int AddGiven(Shape shape, string name, Origin origin)
    {
        int node = Add(Catalog.Operator("Input")!, new Arguments([]), [], new NameHint("", null, "", name), origin);
        _shapes[node] = shape;
        return node;
    }

    /// <summary>Takes over a method's operators as a loss, and its findings; without a result, only these.</summary>
    public void AddLoss(SpecBuilder method, int? result, Shape? targetShape, Origin origin)
    {
        string[] names = Names.Resolve(method._hints);
        method.ReportDuplicates(names);
        method.RefuseLearning(names);

        foreach (Finding finding in method._findings)
            TakeOver(finding, method);

        if (result is not { } value)
            return;

        int loss = _losses.Count;
        IEnumerable<LossNode> nodes = Enumerable.Range(LossMethod.Given, method.NodeCount - LossMethod.Given).Select(i => new LossNode(method._operators[i], method._inputs[i], names[i]));
        _losses.Add(new LossTerm(new LossMethod(nodes.ToEquatableArray(), value, targetShape), 0, 1));
        _origins[Place.Loss(loss)] = origin;

        for (int i = LossMethod.Given; i < method.NodeCount; i++)
            _origins[Place.LossNode(i - LossMethod.Given)] = method._origins[Place.Node(i)];
    }

    /// <summary>The losses, each with the one whose target it shares; what names no target, and a network of auxiliary losses alone, become findings.</summary>
    private LossTerm[] Terms()
    {
        if (_losses.Count > 0 && _losses.All(term => term.IsAuxiliary))
            Report(Rules.LossOutput, "Every loss is auxiliary, so that nothing is left to predict or to measure. Let one be none.", Place.Loss(0, "Auxiliary"));

        return [.. _losses.Select((term, i) => _targets.TryGetValue(i, out string? name) && name is not null ? term with { Shares = Sharing(i, name) } : term)];
    }

    /// <summary>The first loss over the output of that name that has a target of its own; −1 where there is none.</summary>
    private int Sharing(int loss, string name)
    {
        int output = OutputNames().IndexOf(name);
        int[] with = [.. Enumerable.Range(0, _losses.Count).Where(i => i != loss && _losses[i].Loss.Target is not TargetForm.None && (!_targets.TryGetValue(i, out string? other) || other is null))];
        int first = with.Where(i => _losses[i].Output == output).DefaultIfEmpty(-1).First();

        if (_losses[loss].Loss.Target is TargetForm.None)
            Report(Rules.LossOutput, "This loss compares with no target, so it can share none. Leave Target out.", Place.Loss(loss, "Target"));
        else if (first < 0)
            Report(
                Rules.LossOutput,
                $"No other loss over an output '{name}' has a target of its own. "
                + (with.Length == 0 ? "Leave Target out." : $"Name one of {string.Join(", ", with.Select(i => $"'{OutputNames()[_losses[i].Output]}'").Distinct())}, or leave Target out."),
                Place.Loss(loss, "Target"));
        else
            return first;

        return -1;
    }

    private void RefuseLearning(string[] names)
    {
        for (int i = LossMethod.Given; i < NodeCount; i++)
        {
            EquatableArray<Shape> inputs = _inputs[i].Select(ShapeOf).ToEquatableArray();

            if (_operators[i].Parameters(inputs).Count > 0)
                Report(Rules.Unsupported, $"{names[i]} ({_operators[i].Title}) has parameters, but a loss learns nothing. Put it into Forward, and return what the loss needs.", Place.Node(i));
            else if (_operators[i].IsRandom)
                Report(Rules.Unsupported, $"{names[i]} ({_operators[i].Title}) draws random numbers, but a loss is the same in training and in evaluation. Put it into Forward.", Place.Node(i));
        }
    }

    private void TakeOver(Finding finding, SpecBuilder method)
    {
        if (finding.Rule == Rules.DoesNotCompile)
        {
            NotCSharp();
            return;
        }

        Origin origin = method._origins[finding.Place with { Argument = null }];
        Report(finding.Rule, finding.Message, finding.Place.Argument is { } argument ? new Origin(origin.Argument(argument), origin.Caller) : origin);
    }
}

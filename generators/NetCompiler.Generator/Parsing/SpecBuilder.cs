using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Parsing;

/// <summary>Collects a network's nodes, outputs, losses and findings, each with where it was written. Both forms of declaration end here.</summary>
internal sealed partial class SpecBuilder(Declaration declaration, Location network)
{
    private const int MostFindings = 16;

    private readonly List<Operator> _operators = [];
    private readonly List<EquatableArray<int>> _inputs = [];
    private readonly List<Shape> _shapes = [];
    private readonly List<NameHint> _hints = [];
    private readonly List<(string? Name, int Value)> _outputs = [];
    private readonly List<LossTerm> _losses = [];
    private readonly Dictionary<int, string?> _targets = [];
    private readonly List<(string Pattern, Origin Origin)> _frozen = [];
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<Place, Origin> _origins = [];
    private readonly HashSet<(string, string, Location)> _reported = [];
    private int _syntax;
    private bool _testsGradients;

    public int NodeCount => _operators.Count;

    public bool HasFindings => _findings.Count > 0;

    public Shape ShapeOf(int node) => _shapes[node];

    /// <summary>Adds the catalog's operator of that name. Arguments that cannot be meant become findings; the shape is the operator's, or its guess.</summary>
    public int Add(OperatorEntry entry, IEnumerable<KeyValuePair<string, object?>> values, EquatableArray<int> inputs, NameHint hint, Origin origin)
    {
        Arguments arguments = new(values);
        int node = Add(entry, arguments, inputs, hint, origin);

        if (hint.Explicit is { } name && !Names.IsValid(name))
        {
            Report(Rules.Argument, $"'{name}' cannot name a layer. Use identifiers, with dots between them: \"encoder.hidden\".", Place.Node(node, "name"));
            _hints[node] = hint with { Explicit = null };
        }

        foreach (ShapeProblem problem in arguments.Problems)
            Report(problem.Rule, problem.Message, Place.Node(node, problem.Argument));

        return node;
    }

    /// <summary>Adds a half-typed layer, of which C# says what is wrong.</summary>
    public int AddQuietly(OperatorEntry entry, IEnumerable<KeyValuePair<string, object?>> values, EquatableArray<int> inputs, NameHint hint, Origin origin) =>
        Add(entry, new Arguments(values), inputs, hint with { Explicit = null }, origin);

    public Operator OperatorOf(int node) => _operators[node];

    private int Add(OperatorEntry entry, Arguments arguments, EquatableArray<int> inputs, NameHint hint, Origin origin) => Add(entry.Create(arguments), inputs, hint, origin);

    /// <summary>Adds an operator that no user names.</summary>
    public int Add(Operator made, EquatableArray<int> inputs, NameHint hint, Origin origin)
    {
        EquatableArray<Shape> shapes = inputs.Select(ShapeOf).ToEquatableArray();
        int node = _operators.Count;

        _operators.Add(made);
        _inputs.Add(inputs);
        _shapes.Add(made.Infer(shapes).Shape);
        _hints.Add(hint);
        _origins[Place.Node(node)] = origin;
        hint.Local?.Made(node, made.Parameters(shapes).Count > 0);
        return node;
    }

    public void AddOutput(string? name, int value) => _outputs.Add((name, value));

    public void AddLoss(LossEntry entry, IEnumerable<KeyValuePair<string, object?>> values, LossPlace place, Origin origin)
    {
        int loss = _losses.Count;
        int index = place.Output is null ? 0 : OutputNames().IndexOf(place.Output);
        _origins[Place.Loss(loss)] = origin;

        if (index < 0)
            Report(Rules.LossOutput, $"The network has no output '{place.Output}'; it has {string.Join(", ", OutputNames().Select(name => $"'{name}'"))}. Name one of these.", Place.Loss(loss, "Output"));

        if (!(place.Weight > 0) || double.IsInfinity(place.Weight))
            Report(Rules.Argument, $"The loss's weight is {place.Weight.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}; choose one that is above 0 and finite.", Place.Loss(loss, "Weight"));

        Arguments arguments = new(values);
        _losses.Add(new LossTerm(entry.Create(arguments), index < 0 ? 0 : index, place.Weight) { IsAuxiliary = place.IsAuxiliary });
        _targets[loss] = place.Target;

        foreach (ShapeProblem problem in arguments.Problems)
            Report(problem.Rule, problem.Message, Place.Loss(loss, problem.Argument));
    }

    public void Freeze(string pattern, Origin origin) => _frozen.Add((pattern, origin));

    public bool HasOutputs => _outputs.Count > 0;

    public bool HasLosses => _losses.Count > 0;

    /// <summary>Asks for tests of the gradients beside the network.</summary>
    public void TestGradients() => _testsGradients = true;

    /// <summary>A finding on a piece of syntax that became no node.</summary>
    public void Report(string rule, string message, Origin origin)
    {
        if (_findings.Count >= MostFindings || !_reported.Add((rule, message, origin.Location)))
            return;

        Place place = Place.Syntax(_syntax++);
        _origins[place] = origin;
        _findings.Add(new Finding(rule, message, place));
    }

    public void Report(string rule, string message, Place place)
    {
        if (_findings.Count < MostFindings && _findings.All(f => f.Rule != rule || f.Message != message))
            _findings.Add(new Finding(rule, message, place));
    }

    /// <summary>Something that the C# compiler reports itself. The network waits until it is mended.</summary>
    public void NotCSharp()
    {
        if (_findings.All(f => f.Rule != Rules.DoesNotCompile))
            _findings.Add(new Finding(Rules.DoesNotCompile, "The class does not compile yet.", Place.Network));
    }

    public Parsed Build()
    {
        string[] names = Names.Resolve(_hints);
        ReportDuplicates(names);
        ReportFrozen(names);
        LossTerm[] losses = Terms();

        Node[] nodes = [.. names.Select((name, i) => new Node(_operators[i], _inputs[i], name) { Shares = _owners.TryGetValue(i, out int owner) ? owner : -1 })];
        Output[] outputs = [.. OutputNames().Select((name, i) => new Output(name, _outputs[i].Value))];
        NetworkSpec spec = new(declaration, nodes.ToEquatableArray(), outputs.ToEquatableArray(), losses.ToEquatableArray(), _findings.ToEquatableArray())
        {
            Frozen = _frozen.Select(f => f.Pattern).ToEquatableArray(),
            TestsGradients = _testsGradients,
        };

        return new Parsed(spec, new SourceMap(declaration, network, _origins));
    }

    private void ReportDuplicates(string[] names)
    {
        HashSet<string> seen = [];

        for (int node = 0; node < names.Length; node++)
        {
            if (!seen.Add(names[node]))
                Report(Rules.DuplicateName, $"Another layer is called '{names[node]}' already. Names are what checkpoints refer to: give this one its own, in a loop for instance $\"block{{i}}\".", Place.Node(node, "name"));
        }
    }

    /// <summary>Reports each pattern that names no parameter, with the layers that have some.</summary>
    private void ReportFrozen(string[] names)
    {
        var learning = names
            .Select((name, i) => (Name: name, Parameters: _owners.ContainsKey(i) ? [] : ParametersOf(i)))
            .Where(layer => layer.Parameters.Count > 0)
            .ToList();

        foreach ((string pattern, Origin origin) in _frozen)
        {
            if (!learning.Any(layer => layer.Parameters.Any(p => NamePattern.Names(pattern, layer.Name, p.Name))))
                Report(Rules.FrozenName, $"'{pattern}' names no layer with parameters and no parameter; the layers that have some are {(learning.Count == 0 ? "none" : string.Join(", ", learning.Take(12).Select(l => l.Name)) + (learning.Count > 12 ? " …" : ""))}. Name one of these, or several with *.", origin);
        }
    }

    /// <summary>The tuple's names; without them the node's, unless two outputs would share it.</summary>
    private List<string> OutputNames()
    {
        string[] nodes = Names.Resolve(_hints);
        List<string> names = [];

        foreach ((string? given, int value) in _outputs)
        {
            string name = given ?? nodes[value];
            names.Add(names.Contains(name) ? "output" + (names.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : name);
        }

        return names;
    }
}

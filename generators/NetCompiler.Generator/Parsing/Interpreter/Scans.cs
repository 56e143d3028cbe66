using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>
/// <c>sequence.Scan(initial, cell)</c>: the cell is evaluated once, of tensors that stand for the state and the vector of any step. What it uses of outside is the same at every step; what it makes
/// leaves it only by what it returns.
/// </summary>
internal sealed partial class Evaluator
{
    private readonly List<(int First, int End)> _cells = [];
    private Cells? _cell;

    /// <summary>A cell under evaluation.</summary>
    /// <param name="First">Its first node.</param>
    /// <param name="Step">The vector of the step.</param>
    /// <param name="Outside">What it sees of the locals around it.</param>
    private sealed record Cells(int First, int Step, Scope? Outside)
    {
        /// <summary>Tensors of outside by the nodes that stand for them in the cell.</summary>
        public Dictionary<int, int> Captured { get; } = [];
    }

    private object? ScanCall(IInvocationOperation call, TensorValue sequence, IReadOnlyList<Argument> arguments, Location whole)
    {
        if (_method != KnownTypes.Forward)
            return Refuse(call.Syntax, $"{_method} cannot scan a sequence. Scan it in Forward, and return what {_method} needs.");

        if (_cell is not null)
            return Refuse(call.Syntax, "A cell cannot scan another sequence: at every step of one all steps of the other would follow. Scan it before, and use what that gives.");

        if (spec.ShapeOf(sequence.Node) is var shape && shape.Rank != 2)
        {
            ShapeProblem problem = ShapeFindings.NeedsSequence("Scan", shape);
            return Refuse(call.Syntax, problem.Message, problem.Rule);
        }

        if (arguments.FirstOrDefault(a => a.Cell.Value is FunctionValue)?.Cell.Value is not FunctionValue cell)
            return Refuse(call.Syntax, "The cell is not known when the network is compiled. Write it as a lambda or a static method.");

        bool reverse = arguments.Any(a => a is { Parameter.Name: "reverse", Cell.Value: true }), stateful = arguments.Any(a => a is { Parameter.Name: "stateful", Cell.Value: true });

        if (reverse && stateful)
            return Refuse(call.Syntax, "Scan goes from the last step to the first, so that what it is left with at the first step is no state for the steps behind the last. Leave out stateful, or reverse.", Rules.Argument);

        Origin origin = new(whole, _callers, []);
        int first = spec.NodeCount;
        _cell = new Cells(first, spec.Add(new StepOf(), [sequence.Node], Hint("step", null), origin), cell.Captured);
        List<TensorValue> states = [];

        foreach (Argument argument in arguments.TakeWhile(a => a.Cell.Value is not FunctionValue))
        {
            if (State(argument, reverse, stateful, origin) is not { } state)
                return Leave(first, Poison.Value);

            states.Add(state);
        }

        object? result = Apply(cell, [.. states.Append(new TensorValue(_cell.Step)).Select(value => new Cell(value))], call);
        return Leave(first, Returned(result, states, shape.Axes[0], call, origin));
    }

    /// <summary>A state of the cell: so many zeros at first, a tensor, or what the batch before left.</summary>
    private TensorValue? State(Argument argument, bool reverse, bool stateful, Origin origin)
    {
        switch (argument.Cell.Value)
        {
            case TensorValue when stateful:
                Refuse(argument.Written.Syntax, "Scan is given the state that it begins with, so that it cannot begin with what the batch before left. Leave out stateful, or give how many numbers the state has.", Rules.Argument);
                return null;

            case TensorValue initial:
                return new TensorValue(spec.Add(new StateOf(spec.ShapeOf(initial.Node).Count, reverse), [_cell!.Step, initial.Node], Hint(argument.Parameter.Name, null), origin));

            case int units and > 0:
                return new TensorValue(spec.Add(new StateOf(units, reverse, stateful), [_cell!.Step], Hint(argument.Parameter.Name, null), origin));

            default:
                Refuse(argument.Written.Syntax, $"A state has at least 1 number, but this is {argument.Cell.Value ?? "null"}. Give a tensor, or how many zeros the state begins with.", Rules.Argument);
                return null;
        }
    }

    private object? Returned(object? result, List<TensorValue> states, int steps, IInvocationOperation call, Origin origin)
    {
        TensorValue[] given = result switch
        {
            TensorValue single => [single],
            TupleValue tuple when tuple.Items.All(i => i.Value is TensorValue) => [.. tuple.Items.Select(i => (TensorValue)i.Value!)],
            _ => [],
        };

        if (given.Length < states.Count)
            return result is Poison ? result : Refuse(call.Syntax, "The cell returns null where it returns tensors. Return the next state, and what else each step gives.");

        int[] inside = [.. given.Select(value => Inside(value.Node, origin))];
        int all = spec.Add(new StatesOf(states.Count, steps), [.. states.Select(s => s.Node), .. inside], Hint("scan", null), origin);

        if (given.Length == 1)
            return new TensorValue(all);

        int start = 0;
        List<object?> parts = [];

        foreach (int node in inside)
        {
            int length = spec.ShapeOf(node).Count;
            parts.Add(new TensorValue(spec.Add(new ResultOf(start, length), [all], Hint("scan", null), origin)));
            start += length;
        }

        return new TupleValue(parts);
    }

    private object? Leave(int first, object? result)
    {
        // The nodes that gather what the cell gives are outside.
        int end = first;
        while (end < spec.NodeCount && spec.OperatorOf(end) is not StatesOf)
            end++;

        _cells.Add((first, end));
        _cell = null;
        return result;
    }

    /// <summary>A tensor as the cell under evaluation sees it: one of outside is the same at every step.</summary>
    private int Inside(int node, Origin origin)
    {
        if (_cell is null || node >= _cell.First)
            return node;

        if (!_cell.Captured.TryGetValue(node, out int inside))
            _cell.Captured.Add(node, inside = spec.Add(new SameAtEveryStep(), [node, _cell.Step], Hint("same", null), origin));

        return inside;
    }

    /// <summary>Whether a tensor of a cell is used outside of it, or the cell makes what it cannot; says so.</summary>
    private bool IsMisplaced(string name, IEnumerable<int> inputs, IOperation at)
    {
        if (_cell is null)
        {
            if (!inputs.Any(input => _cells.Any(cell => input >= cell.First && input < cell.End)))
                return false;

            Refuse(at.Syntax, "This tensor is what a cell computes at each step, and has no value outside of it. Return it from the cell.");
            return true;
        }

        if (inputs.FirstOrDefault(input => spec.ShapeOf(input).Rank > 1) is var large && inputs.Contains(large) && spec.ShapeOf(large).Rank > 1)
        {
            Refuse(at.Syntax, $"A cell works on vectors, but {name} is given {spec.ShapeOf(large)}. Compute a vector of it before the scan.");
            return true;
        }

        if (!CellRules.Refuses(name))
            return false;

        Refuse(at.Syntax, $"{name} cannot stand in a cell: it does not work on one vector of each step alone. Put it before or after the scan.");
        return true;
    }
}

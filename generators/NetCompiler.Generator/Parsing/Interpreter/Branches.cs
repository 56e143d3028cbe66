using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>
/// Conditions that depend on a mapped function's arguments. Both arms run from one state; what they leave in a cell becomes a choice, and what they return waits with the
/// condition under which it is returned. What follows runs once, so that the work stays linear.
/// </summary>
internal sealed partial class Evaluator
{
    /// <summary>What the arm under evaluation has written, with what was there before; null outside of functions.</summary>
    private Dictionary<Cell, object?>? _written;

    /// <summary>The variables around the lambda that is mapped.</summary>
    private Scope? _captured;

    /// <summary>Whether a condition decides about the code under evaluation that only the elements know.</summary>
    private int _armsDeep;

    /// <summary>What one arm did: the cells as it left them, how it ended, and with what.</summary>
    private sealed record Arm(Dictionary<Cell, object?> Cells, Flow Flow, SyntaxNode? Jump, object? Result, List<(ConditionValue When, object? Value)> Returns);

    private void Write(Cell cell, object? value, IOperation? target = null)
    {
        if (target is ILocalReferenceOperation { Local: var local } && _captured is { } around && around.Find(local) == cell)
            throw Stop(target.Syntax, $"'{local.Name}' outlives {_method}, which runs for every element at once and cannot assign to it. Return what it computes.");

        if (Root(target) is { } outer && _cell?.Outside is { } outside && outside.Find(outer) is { } owner && owner == _frame.Scope.Find(outer))
            throw Stop(target!.Syntax, $"'{outer.Name}' outlives the cell, which is evaluated once and computes the same at every step: no step could see what another one assigned. Hand it on as a state, or declare it in the cell.");

        if (value is ScalarValue number && target is ILocalReferenceOperation { Local: var named })
            _graph!.Name(number.Scalar, named.Name);

        // After an early return the rest of the function does not run; its own cells nobody sees any more, others keep what they hold.
        for (Frame? frame = _frame; _graph is not null && frame is not null; frame = frame.Caller)
        {
            foreach ((ConditionValue when, _) in frame.ReachesOut ? frame.Returns : [])
                value = Choose(when, cell.Value, value, null);
        }

        if (_written is { } written && !written.ContainsKey(cell))
            written.Add(cell, cell.Value);

        cell.Value = value;
    }

    /// <summary>The local that a place is, or is an element or a member of.</summary>
    private static ILocalSymbol? Root(IOperation? place) => place switch
    {
        ILocalReferenceOperation local => local.Local,
        IArrayElementReferenceOperation element => Root(element.ArrayReference),
        IImplicitIndexerReferenceOperation element => Root(element.Instance),
        IMemberReferenceOperation { Instance: { } owner } => Root(owner),
        _ => null,
    };

    private void Branch(ConditionValue condition, Action then, Action otherwise, SyntaxNode at)
    {
        Arm first = Run(then), second = Run(otherwise);
        bool firstReturns = first.Flow is Flow.Return, secondReturns = second.Flow is Flow.Return;

        foreach (Cell cell in first.Cells.Keys.Concat(second.Cells.Keys).Distinct().ToArray())
        {
            object? a = first.Cells.TryGetValue(cell, out object? x) ? x : cell.Value, b = second.Cells.TryGetValue(cell, out object? y) ? y : cell.Value;

            // Of a function that returned, only what it shares with others matters.
            if (!_frame.ReachesOut && firstReturns != secondReturns)
                Write(cell, firstReturns ? b : a);
            else
                Write(cell, Choose(condition, a, b, at));
        }

        if (firstReturns && secondReturns)
        {
            _frame.Result = Choose(condition, Folded(first), Folded(second), at);
            _frame.Flow = Flow.Return;
            return;
        }

        Await(condition, first, firstReturns);
        Await(ConditionValue.Not(condition), second, secondReturns);
    }

    /// <summary>One arm, from the state as it is, which it leaves as it was.</summary>
    private Arm Run(Action arm)
    {
        Dictionary<Cell, object?>? outer = _written;
        int returns = _frame.Returns.Count;
        Scope scope = _frame.Scope;
        _written = [];
        _armsDeep++;

        arm();

        Dictionary<Cell, object?> left = _written.Keys.ToDictionary(cell => cell, cell => cell.Value);
        foreach (KeyValuePair<Cell, object?> before in _written)
            before.Key.Value = before.Value;

        Arm done = new(left, _frame.Flow, _frame.Jump, _frame.Result, _frame.Returns.GetRange(returns, _frame.Returns.Count - returns));
        _frame.Returns.RemoveRange(returns, _frame.Returns.Count - returns);
        _frame.Flow = Flow.Next;
        _frame.Result = null;
        _frame.Scope = scope;
        _armsDeep--;
        _written = outer;

        return done.Flow is Flow.Break or Flow.Continue
            ? throw Stop(done.Jump!, $"'{(done.Flow is Flow.Break ? "break" : "continue")}' under a condition on the function's argument would end the loop for some elements only. Let every turn compute, and choose: sum += condition ? term : 0.")
            : done;
    }

    private void Await(ConditionValue condition, Arm arm, bool returns)
    {
        if (returns)
            _frame.Returns.Add((condition, Folded(arm)));
        else
            _frame.Returns.AddRange(arm.Returns.Select(r => (ConditionValue.And(_graph!, condition, r.When), r.Value)));
    }

    private object? Folded(Arm arm) => Folded(arm.Result, arm.Returns);

    /// <summary>The function's value: the first of its returns whose condition holds.</summary>
    private object? Folded(object? last, List<(ConditionValue When, object? Value)> returns)
    {
        for (int i = returns.Count - 1; i >= 0; i--)
            last = Choose(returns[i].When, returns[i].Value, last, null);

        return last;
    }

    /// <summary>One value or the other, by a condition on the elements.</summary>
    private object? Choose(ConditionValue condition, object? then, object? otherwise, SyntaxNode? at) => (then, otherwise) switch
    {
        (Poison, _) or (_, Poison) => Poison.Value,
        (Unassigned, _) => otherwise,
        (_, Unassigned) => then,
        _ when Values.AreEqual(then, otherwise) => then,
        (bool or ConditionValue, bool or ConditionValue) => ChooseCondition(condition, then, otherwise),
        _ when IsNumber(then) && IsNumber(otherwise) =>
            new ScalarValue(condition.Choose(_graph!, ScalarOf(then), ScalarOf(otherwise)), IsWhole(then) && IsWhole(otherwise)),
        (TupleValue a, TupleValue b) when a.Items.Length == b.Items.Length => new TupleValue(a.Items.Zip(b.Items, (x, y) => Choose(condition, x.Value, y.Value, at)).ToArray()),
        _ => Refuse(at ?? _function!, "A condition on the function's argument chooses here between what are no numbers. Choose between numbers, truth values or tuples of them."),
    };

    private object ChooseCondition(ConditionValue condition, object? then, object? otherwise) => (then, otherwise) switch
    {
        (true, false) => condition,
        (false, true) => ConditionValue.Not(condition),
        (true, ConditionValue b) => ConditionValue.Or(_graph!, condition, b),
        (false, ConditionValue b) => ConditionValue.And(_graph!, ConditionValue.Not(condition), b),
        (ConditionValue a, true) => ConditionValue.Or(_graph!, ConditionValue.Not(condition), a),
        (ConditionValue a, false) => ConditionValue.And(_graph!, condition, a),
        (ConditionValue a, ConditionValue b) => ConditionValue.If(_graph!, condition, a, b),
        _ => then!,
    };

    /// <summary>A change that an arm could not take back.</summary>
    private Stopped RefuseChange(IOperation at) =>
        Stop(at.Syntax, "A function of single numbers has no list to change. Use locals, or an array of a constant length.");
}

using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>Loops run turn by turn: how often is known when the network is compiled.</summary>
internal sealed partial class Evaluator
{
    private void For(IForLoopOperation loop)
    {
        Scope outer = _frame.Scope;
        string path = _frame.Path;
        ILocalSymbol? variable = loop.Locals.FirstOrDefault();

        _frame.Scope = new Scope(outer);
        foreach (IOperation before in loop.Before)
            Execute(before);

        for (int turn = 0; loop.Condition is null || LoopCondition(loop.Condition); turn++)
        {
            CountTurn(loop, turn);
            _frame.Path = path + LoopSegment(variable?.Name, variable is null ? null : _frame.Scope.Find(variable)?.Value, turn);

            if (!Turn(loop.Body))
                break;

            foreach (IOperation bottom in loop.AtLoopBottom)
                Execute(bottom);
        }

        _frame.Path = path;
        _frame.Scope = outer;
    }

    private void ForEach(IForEachLoopOperation loop)
    {
        if (loop.IsAsynchronous)
            throw Stop(loop.Syntax, $"'await' is not supported inside a network's {_method}. Leave it out: nothing here runs, so there is nothing to wait for.");

        string path = _frame.Path;
        Scope outer = _frame.Scope;
        int turn = 0;

        foreach (object? item in Elements(Evaluate(loop.Collection), loop.Collection))
        {
            CountTurn(loop, turn);
            _frame.Scope = new Scope(outer);

            if (loop.LoopControlVariable is IVariableDeclaratorOperation declarator)
                _frame.Scope.Declare(declarator.Symbol, new Cell(Converted(Values.Copied(item), declarator.Symbol.Type, loop)));
            else
                Assign(loop.LoopControlVariable, item);

            ILocalSymbol? variable = loop.Locals.FirstOrDefault();
            _frame.Path = path + LoopSegment(variable?.Name, variable is null ? null : _frame.Scope.Find(variable)?.Value, turn++);

            if (!Turn(loop.Body))
                break;
        }

        _frame.Scope = outer;
        _frame.Path = path;
    }

    private void While(IWhileLoopOperation loop)
    {
        if (loop.Condition is null)
        {
            NotCSharp();
            throw new Stopped();
        }

        int turn = 0;

        while (turn == 0 && !loop.ConditionIsTop || LoopCondition(loop.Condition) != loop.ConditionIsUntil)
        {
            CountTurn(loop, turn++);

            if (!Turn(loop.Body))
                break;
        }
    }

    /// <summary>One iteration; false when the loop ends with it.</summary>
    private bool Turn(IOperation body)
    {
        Execute(body);

        if (_frame.Flow is Flow.Return)
            return false;

        bool goesOn = _frame.Flow is not Flow.Break;
        _frame.Flow = Flow.Next;
        return goesOn;
    }

    /// <summary>A condition of a loop, which must be known.</summary>
    private bool LoopCondition(IOperation condition) => Evaluate(condition) switch
    {
        ConditionValue or ScalarValue => throw Stop(condition.Syntax, $"How often this loop runs would depend on the function's argument: all elements take the same steps. Give it a constant number of turns, as in for (int i = 0; i < 8; i++), and choose the result."),
        bool value => value,
        Poison => throw new Stopped(),
        var other => throw Unknown(condition, other),
    };
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>
/// Evaluates <c>Forward</c>, or <c>Loss</c>, by walking Roslyn's operations: conversions, named and default arguments, operators and constants arrive resolved.
/// Numbers and texts are computed; a tensor is the index of the node that makes it, and every operator on it adds a node.
/// A bad value is reported once and is <see cref="Poison"/> from then on, so that one mistake hides no other and repeats itself nowhere.
/// </summary>
internal sealed partial class Evaluator(SpecBuilder spec, Compilation compilation, CancellationToken token)
{
    private readonly Bodies _bodies = Bodies.Of(compilation);
    private readonly Budget _budget = new();
    private readonly Dictionary<string, int> _callCounts = [];
    private Frame _frame = new("", new Scope(null));
    private CallSite? _callers;
    private string _method = KnownTypes.Forward;

    /// <summary>What the method returns; <see cref="Poison"/> when it could not be known.</summary>
    public object? Run(IMethodSymbol method, IReadOnlyList<TensorValue> inputs)
    {
        _method = method.Name;

        try
        {
            Body body = _bodies.Find(method, token);

            if (body.TooDeep is { } tooDeep)
                throw StopTooDeep(tooDeep);

            if (body.Operation is null)
            {
                spec.NotCSharp();
                return Poison.Value;
            }

            IMethodSymbol implementing = method.PartialImplementationPart ?? method;
            for (int i = 0; i < inputs.Count; i++)
                _frame.Scope.Declare(implementing.Parameters[i], new Cell(inputs[i]));

            return Perform(body.Operation);
        }
        catch (Stopped)
        {
            return Poison.Value;
        }
    }

    // ── Findings ─────────────────────────────────────────────────────────────────────────

    private Origin At(SyntaxNode syntax) => new(syntax.GetLocation(), _callers);

    /// <summary>What to do about a value that only the running program has.</summary>
    private const string MakeConstant = "Compute it from constants.";

    /// <summary>Reports something that a network cannot use, and goes on with a value that stays silent.</summary>
    private Poison Refuse(SyntaxNode at, string message, string rule = Rules.Unsupported)
    {
        spec.Report(rule, message, At(at));
        return Poison.Value;
    }

    /// <summary>Reports something after which there is no going on: throw the result.</summary>
    private Stopped Stop(SyntaxNode at, string message, string rule = Rules.Unsupported)
    {
        spec.Report(rule, message, At(at));
        return new Stopped();
    }

    private Stopped StopTooDeep(SyntaxNode at) =>
        Stop(at, "This expression nests too deeply to be evaluated; a chain may have about 400 calls. Give a part of it a name, or write a loop.", Rules.Budget);

    /// <summary>Code that C# does not accept, and says so.</summary>
    private Poison NotCSharp()
    {
        spec.NotCSharp();
        return Poison.Value;
    }

    // ── Budgets ──────────────────────────────────────────────────────────────────────────

    private void Step(IOperation operation)
    {
        if (!_budget.Step())
        {
            spec.Report(Rules.Budget, $"{_method} takes more than {Budget.Steps} steps to evaluate. Is there a loop that never ends?", LongestLoop() ?? At(operation.Syntax));
            throw new Stopped();
        }

        if (_budget.IsRound)
            token.ThrowIfCancellationRequested();

        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            throw StopTooDeep(operation.Syntax);
        }
    }

    private (SyntaxNode Loop, CallSite? Callers, int Turns) _longest;

    private void CountTurn(IOperation loop, int turn)
    {
        Step(loop);

        if (turn > _longest.Turns)
            _longest = (loop.Syntax, _callers, turn);
    }

    /// <summary>The keyword of the loop that took the most turns: the one to look at first when the steps run out.</summary>
    private Origin? LongestLoop() =>
        _longest.Turns > Budget.ManyTurns ? new Origin(_longest.Loop.GetFirstToken().GetLocation(), _longest.Callers) : null;

    /// <summary>Counts the elements of a list before it is made.</summary>
    private void Limit(long elements, IOperation operation)
    {
        if (!_budget.Make(elements))
            throw Stop(operation.Syntax, $"Lists of more than {Budget.Elements} elements, or many long ones, are too much for a network's {_method}. Use shorter ones.", Rules.Budget);
    }

    /// <summary>The value, unless it is a text that grew out of bounds.</summary>
    private object? Limited(object? value, IOperation operation) =>
        value is string { Length: > Budget.Characters }
            ? throw Stop(operation.Syntax, $"A text of more than {Budget.Characters} characters is too long for a network's {_method}. Use a shorter one.", Rules.Budget)
            : value;

    // ── Calls of source methods ──────────────────────────────────────────────────────────

    private object? Call(FunctionValue function, IReadOnlyList<Cell> arguments, IOperation call, string segment) =>
        Call(function, arguments, call, call.Syntax, segment);

    /// <summary>Evaluates a body of this compilation in a frame of its own.</summary>
    private object? Call(FunctionValue function, IReadOnlyList<Cell> arguments, IOperation? call, SyntaxNode at, string segment)
    {
        IMethodSymbol definition = (function.Method.ReducedFrom ?? function.Method).OriginalDefinition;
        Body body = function.Body is { } given ? new Body(given) : _bodies.Find(definition, token);

        if (body.TooDeep is { } tooDeep)
            throw StopTooDeep(tooDeep);

        if (body.Operation is null)
            return NoSource(function.Method, body, at);

        if (definition.IsAsync)
            return Refuse(at, $"'{definition.Name}' is async, which a network's {_method} cannot be. Remove 'async': nothing here runs.");

        if (_budget.CallDepth >= Budget.Depth)
            throw Stop(at, $"Calls nest more than {Budget.Depth} deep, here of '{definition.Name}'. Does the recursion end?", Rules.Budget);

        if (_graph is not null && IsUnderEvaluation(definition))
            throw Stop(at, $"'{definition.Name}' calls itself, but a function over tensors takes the same steps for every element. Write a loop with a constant number of turns.");

        Frame caller = _frame;
        CallSite? callers = _callers;
        SharedCall? sharing = _sharing, shared = call is not null && SharesWeights(definition) ? EnterShared(function, definition, call, function.Name ?? definition.Name) : null;
        Frame frame = new(Path(caller, call, shared is null ? segment : function.Name ?? segment, mayBeLocal: shared is null), new Scope(function.Captured))
        {
            Types = TypeArguments(function, definition, caller),
            Method = definition,
            Caller = caller,
            ReachesOut = function.Captured is not null || definition.Parameters.Any(p => p.RefKind is not RefKind.None || p.Type.IsReferenceType),
        };
        Declare(frame.Scope, definition, function.Receiver, arguments);

        _frame = frame;
        _callers = new CallSite(at.GetLocation(), callers);
        _budget.CallDepth++;
        _sharing = shared ?? sharing;
        object? result = Perform(body.Operation);

        if (shared is not null)
            LeaveShared(shared);

        _sharing = sharing;
        _budget.CallDepth--;
        _callers = callers;
        _frame = caller;
        return result;
    }

    private bool IsUnderEvaluation(IMethodSymbol method)
    {
        for (Frame? frame = _frame; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method))
                return true;
        }

        return false;
    }

    /// <summary>The body refers to the implementing part's parameters; an instance's or an extension block's receiver is kept under its type.</summary>
    private static void Declare(Scope scope, IMethodSymbol definition, object? receiver, IReadOnlyList<Cell> arguments)
    {
        IMethodSymbol implementing = definition.PartialImplementationPart ?? definition;

        for (int i = 0; i < implementing.Parameters.Length && i < arguments.Count; i++)
            scope.Declare(implementing.Parameters[i], arguments[i]);

        if (receiver is not null)
            scope.Declare(definition.ContainingType, new Cell(receiver));
    }

    private object? Perform(IOperation body)
    {
        switch (body)
        {
            case IMethodBodyOperation { BlockBody: { } block }:
                Execute(block);
                return Folded(_frame.Result, _frame.Returns);
            case IMethodBodyOperation { ExpressionBody: { } arrow }:
                Execute(arrow);
                return Folded(_frame.Result, _frame.Returns);
            case IBlockOperation statements:
                Execute(statements);
                return Folded(_frame.Result, _frame.Returns);
            case IMethodBodyOperation:
                return NotCSharp();
            default:
                return Evaluate(body);
        }
    }

    private static Dictionary<ITypeParameterSymbol, ITypeSymbol>? TypeArguments(FunctionValue function, IMethodSymbol definition, Frame caller)
    {
        Dictionary<ITypeParameterSymbol, ITypeSymbol>? around = function.Types ?? caller.Types;

        if (function.Method.TypeArguments.IsEmpty)
            return around;

        Dictionary<ITypeParameterSymbol, ITypeSymbol> types = around is null ? new(SymbolEqualityComparer.Default) : new(around, SymbolEqualityComparer.Default);
        for (int i = 0; i < definition.TypeParameters.Length && i < function.Method.TypeArguments.Length; i++)
            types[definition.TypeParameters[i]] = Resolved(function.Method.TypeArguments[i], caller);
        return types;
    }

    private static ITypeSymbol Resolved(ITypeSymbol type, Frame frame) =>
        type is ITypeParameterSymbol parameter && frame.Types is { } types && types.TryGetValue(parameter, out ITypeSymbol argument) ? argument : type;

    private ITypeSymbol Resolved(ITypeSymbol type) => Resolved(type, _frame);

    // ── Names ────────────────────────────────────────────────────────────────────────────

    /// <summary>
    /// A call that is the whole of a local's initializer is named by the local, any other by the method, and so is every call of a block with shared weights;
    /// from the second on with an ordinal.
    /// </summary>
    private string Path(Frame caller, IOperation? call, string segment, bool mayBeLocal)
    {
        string name = mayBeLocal && call is not null && ReferenceEquals(caller.NamedCall, call) && caller.Local is { } local ? local.Name : Names.LowerCamel(segment);
        string key = caller.Path + name;
        return Names.FromSecond(key, Names.Next(_callCounts, key)) + ".";
    }

    private string LoopSegment(string? variable, object? value, int turn)
    {
        if (variable is null)
            return "";

        string? text = value is int or long or string ? Text.Of(value) : null;
        bool isName = text is { Length: > 0 and < 20 } && text.All(c => char.IsLetterOrDigit(c) || c == '_');
        return variable + (isName ? text : Text.Of(turn)) + ".";
    }
}

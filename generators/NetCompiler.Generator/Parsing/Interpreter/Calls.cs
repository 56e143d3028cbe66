using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>Calls: of the symbolic tensor's methods, of this compilation's own, of functions as values, and of a few from the framework.</summary>
internal sealed partial class Evaluator
{
    /// <summary><c>a.B().C().D()</c> without recursion: down the receivers, then called from the inside out.</summary>
    private object? Chain(IInvocationOperation outermost)
    {
        Stack<IInvocationOperation> calls = new();
        IOperation? receiver = outermost;

        while (receiver is IInvocationOperation call)
        {
            calls.Push(call);
            receiver = ReceiverOf(call);
        }

        object? value = receiver is null ? null : Evaluate(receiver);

        while (calls.Count > 0)
        {
            IInvocationOperation call = calls.Pop();
            Step(call);
            value = Invoke(call, value);
        }

        return value;
    }

    /// <summary>What stands before the dot, of an extension method too.</summary>
    private static IOperation? ReceiverOf(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.FirstOrDefault() is { Parameter.Ordinal: 0, ArgumentKind: ArgumentKind.Explicit } first ? first.Value : null);

    private object? Invoke(IInvocationOperation call, object? receiver)
    {
        IMethodSymbol method = Called(call);
        bool isExtension = call.Instance is null && ReceiverOf(call) is not null;

        Argument[]? arguments = BindArguments(call, method, isExtension, receiver);
        if (arguments is null || call.Instance is not null && receiver is Poison || arguments.Any(a => a.Cell.Value is Poison))
            return Poison.Value;

        if (KnownTypes.IsTensor(method.ContainingType))
            return TensorCall(call, method, receiver, arguments);

        List<Cell> cells = arguments.Select(a => a.Cell).ToList();

        if (method.MethodKind is MethodKind.DelegateInvoke)
            return receiver is FunctionValue function ? Apply(function, cells, call) : Refuse(call.Syntax, "This function is not known when the network is compiled. Assign a lambda or a method of this project to it.");

        if (method.MethodKind is MethodKind.LocalFunction && _frame.Scope.Find(method.OriginalDefinition)?.Value is FunctionValue local)
            return Call(local with { Method = method }, cells, call, method.Name);

        return method.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty
            ? Library(method, receiver, cells, call)
            : Call(new FunctionValue(method, null, null, call.Instance is null ? null : receiver), cells, call, method.Name);
    }

    /// <summary>The arguments in the order of the parameters, evaluated in the order of the source; null where C# does not accept them.</summary>
    private Argument[]? BindArguments(IInvocationOperation call, IMethodSymbol method, bool isExtension, object? receiver)
    {
        Argument[] bound = new Argument[method.Parameters.Length];

        for (int i = 0; i < call.Arguments.Length; i++)
        {
            IArgumentOperation argument = call.Arguments[i];

            if (argument.Parameter is not { } parameter || parameter.Ordinal >= bound.Length)
            {
                NotCSharp();
                return null;
            }

            Cell cell = isExtension && i == 0 ? new Cell(receiver)
                : parameter.RefKind is RefKind.Ref or RefKind.Out ? Place(argument.Value)
                : new Cell(Values.Copied(Evaluate(argument.Value)));
            bound[parameter.Ordinal] = new Argument(method.Parameters[parameter.Ordinal], cell, argument);
        }

        if (bound.Any(a => a is null))
        {
            NotCSharp();
            return null;
        }

        return bound;
    }

    private sealed record Argument(IParameterSymbol Parameter, Cell Cell, IArgumentOperation Written);

    /// <summary>Calls a function value: a lambda, a local function, a method group.</summary>
    private object? Apply(FunctionValue function, List<Cell> arguments, IOperation at)
    {
        IMethodSymbol method = function.Method;

        if (function.Body is not null)
            return Call(function, arguments, at, method.MethodKind is MethodKind.LocalFunction ? method.Name : "lambda");

        if (KnownTypes.IsTensor(method.ContainingType))
        {
            IEnumerable<Given> given = method.Parameters.Zip(arguments, (parameter, argument) => new Given(parameter.Name, argument.Value, at.Syntax));
            return AddNode(method.Name, [.. method.IsStatic ? given : given.Prepend(new Given("this", function.Receiver, at.Syntax))], at, at.Syntax.GetLocation());
        }

        if (method.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty)
            return Library(method, function.Receiver, arguments, at);

        if (function.Receiver is { } receiver && method.IsExtensionMethod)
            arguments.Insert(0, new Cell(receiver));

        return Call(function with { Receiver = method.IsExtensionMethod ? null : function.Receiver }, arguments, at, method.Name);
    }

    private object? MethodGroup(IMethodReferenceOperation reference)
    {
        if (reference.Method.MethodKind is MethodKind.LocalFunction && _frame.Scope.Find(reference.Method.OriginalDefinition)?.Value is FunctionValue local)
            return local;

        return new FunctionValue(Sourced(reference.Method.ReducedFrom ?? reference.Method), null, null, reference.Instance is { } instance ? Evaluate(instance) : null);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Parsing.Interpreter;

internal sealed partial class Evaluator
{
    private void Execute(IOperation statement)
    {
        Step(statement);

        switch (statement)
        {
            case IBlockOperation block:
                Block(block);
                break;
            case IExpressionStatementOperation expression:
                ExpressionStatement(expression.Operation);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(d => d.Declarators))
                    Declarator(declarator);
                break;
            case IReturnOperation { Kind: OperationKind.Return } @return:
                _frame.Result = @return.ReturnedValue is { } value ? Evaluate(value) : null;
                _frame.Flow = Flow.Return;
                break;
            case IConditionalOperation conditional:
                If(conditional);
                break;
            case IForLoopOperation loop:
                For(loop);
                break;
            case IForEachLoopOperation loop:
                ForEach(loop);
                break;
            case IWhileLoopOperation loop:
                While(loop);
                break;
            case ISwitchOperation @switch:
                Switch(@switch);
                break;
            case IBranchOperation { BranchKind: BranchKind.Break }:
                (_frame.Flow, _frame.Jump) = (Flow.Break, statement.Syntax);
                break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                (_frame.Flow, _frame.Jump) = (Flow.Continue, statement.Syntax);
                break;
            case IThrowOperation @throw:
                throw Thrown(@throw);
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            case ILabeledOperation { Operation: { } labeled }:
                Execute(labeled);
                break;
            case IInvalidOperation:
                NotCSharp();
                throw new Stopped();
            default:
                throw Stop(statement.Syntax, $"'{Keyword(statement)}' is not supported inside a network's {_method}. Leave it out: nothing here runs, so nothing can fail, wait or be released.");
        }
    }

    private void If(IConditionalOperation conditional)
    {
        object truth = Truth(conditional.Condition);

        if (truth is ConditionValue condition)
            Branch(condition, () => Execute(conditional.WhenTrue), () => ExecuteIfAny(conditional.WhenFalse), conditional.Syntax);
        else if (truth is true)
            Execute(conditional.WhenTrue);
        else
            ExecuteIfAny(conditional.WhenFalse);
    }

    private void ExecuteIfAny(IOperation? statement)
    {
        if (statement is not null)
            Execute(statement);
    }

    private static string Keyword(IOperation statement) => statement switch
    {
        IBranchOperation => "goto",
        IReturnOperation => "yield",
        ITryOperation => "try",
        IUsingOperation or IUsingDeclarationOperation => "using",
        ILockOperation => "lock",
        _ => statement.Syntax.GetFirstToken().ValueText,
    };

    private void Block(IBlockOperation block)
    {
        Scope outer = _frame.Scope;
        _frame.Scope = new Scope(outer);

        foreach (ILocalFunctionOperation local in block.Operations.OfType<ILocalFunctionOperation>())
            _frame.Scope.Declare(local.Symbol, new Cell(new FunctionValue(local.Symbol, local.Body ?? local.IgnoredBody, _frame.Scope) { Types = _frame.Types }));

        Sequence(block.Operations);
        _frame.Scope = outer;
    }

    private void Sequence(IEnumerable<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            Execute(statement);

            if (_frame.Flow is not Flow.Next)
                break;
        }
    }

    private void ExpressionStatement(IOperation expression)
    {
        if (expression is IAssignmentOperation { Target: ILocalReferenceOperation target })
            _frame.Local = new AssignedLocal(target.Local.Name);

        Evaluate(expression);
        _frame.Local = null;
    }

    private void Declarator(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Symbol.RefKind is not RefKind.None)
            throw Stop(declarator.Syntax, $"'ref' locals are not supported inside a network's {_method}. Assign to the original.");

        object? value = _graph is null ? null : Unassigned.Value;

        if (declarator.GetVariableInitializer()?.Value is { } initializer)
        {
            _frame.Local = new AssignedLocal(declarator.Symbol.Name);
            _frame.NamedCall = initializer is IConversionOperation conversion ? conversion.Operand : initializer;
            value = Evaluate(initializer);
            _frame.Local = null;
            _frame.NamedCall = null;
        }

        if (value is ScalarValue number)
            _graph!.Name(number.Scalar, declarator.Symbol.Name);

        _frame.Scope.Declare(declarator.Symbol, new Cell(Values.Copied(value)));
    }

    private void Switch(ISwitchOperation @switch)
    {
        object? value = Evaluate(@switch.Value);
        if (value is Poison)
            throw new Stopped();

        Scope outer = _frame.Scope;
        _frame.Scope = new Scope(outer);
        Sections(@switch, value, 0);
        _frame.Scope = outer;
    }

    /// <summary>The section that the value chooses, from this one on; the default section is last in order wherever it stands.</summary>
    private void Sections(ISwitchOperation @switch, object? value, int from)
    {
        for (int i = from; i < @switch.Cases.Length; i++)
        {
            ISwitchCaseOperation section = @switch.Cases[i];
            object truth = Any(section.Clauses.Select<ICaseClauseOperation, Func<object>>(clause => () => Fits(clause, value)));
            int next = i + 1;

            if (truth is ConditionValue condition)
            {
                Branch(condition, () => Section(section), () => Sections(@switch, value, next), section.Syntax);
                return;
            }

            if (truth is true)
            {
                Section(section);
                return;
            }
        }

        if (@switch.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)) is { } @default)
            Section(@default);
    }

    private void Section(ISwitchCaseOperation section)
    {
        Sequence(section.Body);

        if (_frame.Flow is Flow.Break)
            _frame.Flow = Flow.Next;
    }

    private object Fits(ICaseClauseOperation clause, object? value) => clause switch
    {
        ISingleValueCaseClauseOperation single => AreEqual(Evaluate(single.Value), value),
        IPatternCaseClauseOperation pattern => Both(Fits(pattern.Pattern, value), () => pattern.Guard is null ? true : Truth(pattern.Guard)),
        _ => false,
    };

    /// <summary>The user's own check: its text is the diagnostic.</summary>
    private Stopped Thrown(IThrowOperation @throw)
    {
        IOperation? exception = @throw.Exception;
        while (exception is IConversionOperation conversion)
            exception = conversion.Operand;

        if (_armsDeep > 0)
            return Stop(@throw.Syntax, "Here the function would throw for some elements only, which a network cannot. Return a number, for instance float.NaN.");

        string? message = exception is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } ? Evaluate(arguments[0].Value) as string : null;
        return Stop(@throw.Syntax, message ?? $"{_method} throws {exception?.Type?.Name ?? "an exception"}.", Rules.Thrown);
    }

    /// <summary>True, false, or a condition on a mapped function's arguments.</summary>
    private object Truth(IOperation condition) => Evaluate(condition) switch
    {
        bool value => value,
        ConditionValue value => value,
        Poison => throw new Stopped(),
        var other => throw Unknown(condition, other),
    };

    private Stopped Unknown(IOperation condition, object? value) => value is TensorValue
        ? Stop(condition.Syntax, "A condition cannot depend on a tensor: its elements are not known when the network is compiled. Ask for its Shape, Rank or Size, or compute both and weigh them.")
        : Stop(condition.Syntax, $"This condition is not known when the network is compiled. {MakeConstant}");

    private object?[] Elements(object? value, IOperation at) => value switch
    {
        ListValue list => list.Items.Select(item => item.Value).ToArray(),
        string text => text.Select(letter => (object?)letter).ToArray(),
        Poison => throw new Stopped(),
        _ => throw Stop(at.Syntax, "These elements are not known when the network is compiled. Use an array, a list or a range."),
    };
}

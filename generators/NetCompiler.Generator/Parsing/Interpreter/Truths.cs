using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>Truth values: true, false, or a condition on a mapped function's arguments. What stands behind && runs where the front holds.</summary>
internal sealed partial class Evaluator
{
    private object? Conditional(IConditionalOperation conditional)
    {
        object truth = Truth(conditional.Condition);

        return truth is ConditionValue condition
            ? Choice(condition, () => Evaluate(conditional.WhenTrue), () => Evaluate(conditional.WhenFalse!), conditional.Syntax)
            : Evaluate(truth is true ? conditional.WhenTrue : conditional.WhenFalse!);
    }

    /// <summary>The value of one expression or of the other.</summary>
    private object? Choice(ConditionValue condition, Func<object?> then, Func<object?> otherwise, SyntaxNode at)
    {
        object? first = null, second = null;
        Branch(condition, () => first = then(), () => second = otherwise(), at);
        return Choose(condition, first, second, at);
    }

    private object? ShortCircuit(IBinaryOperation binary, ConditionValue left)
    {
        bool isAnd = binary.OperatorKind is BinaryOperatorKind.ConditionalAnd;
        object? right = null;
        Action evaluate = () => right = Evaluate(binary.RightOperand), skip = () => { };
        Branch(left, isAnd ? evaluate : skip, isAnd ? skip : evaluate, binary.Syntax);
        return right is bool or ConditionValue ? isAnd ? And(left, right) : Or(left, right) : right;
    }

    /// <summary>The second is asked where the first leaves it open.</summary>
    private object Both(object first, Func<object> second) => first is false ? false : first is true ? second() : And(first, second());

    private object Any(IEnumerable<Func<object>> truths) => truths.Aggregate((object)false, (any, next) => any is true ? true : Or(any, next()));

    private object And(object a, object b) => (a, b) switch
    {
        (false, _) or (_, false) => false,
        (true, _) => b,
        (_, true) => a,
        _ => ConditionValue.And(_graph!, (ConditionValue)a, (ConditionValue)b),
    };

    private object Or(object a, object b) => (a, b) switch
    {
        (true, _) or (_, true) => true,
        (false, _) => b,
        (_, false) => a,
        _ => ConditionValue.Or(_graph!, (ConditionValue)a, (ConditionValue)b),
    };

    private static object Not(object truth) => truth is ConditionValue condition ? ConditionValue.Not(condition) : truth is not true;

    private object AreEqual(object? left, object? right) =>
        left is ScalarValue && IsNumber(right) || right is ScalarValue && IsNumber(left) ? ConditionValue.Compare(Relation.Equal, ScalarOf(left), ScalarOf(right))
        : left is ConditionValue || right is ConditionValue ? Not(Differ(left!, right!))
        : Values.AreEqual(left, right);

    private object Differ(object left, object right) => (left, right) switch
    {
        (bool a, _) => a ? Not(right) : right,
        (_, bool b) => b ? Not(left) : left,
        _ => ConditionValue.Differ(_graph!, (ConditionValue)left, (ConditionValue)right),
    };

    // ── Patterns ─────────────────────────────────────────────────────────────────────────

    /// <summary>Whether a value has the pattern: as <see cref="Matches(IPatternOperation, object?)"/>, and of values that depend on a mapped function's arguments.</summary>
    private object Fits(IPatternOperation pattern, object? value)
    {
        if (!IsSymbolic(value) && !(value is TupleValue parts && parts.Items.Any(i => IsSymbolic(i.Value))))
            return Matches(pattern, value);

        Step(pattern);

        return pattern switch
        {
            IDiscardPatternOperation => true,
            IConstantPatternOperation constant => FitsConstant(Known(constant.Value), value),
            IRelationalPatternOperation relation when value is ScalarValue => ScalarBinary(relation.OperatorKind, value, Known(relation.Value), relation) is var truth && truth is bool or ConditionValue ? truth : throw new Stopped(),
            INegatedPatternOperation not => Not(Fits(not.Pattern, value)),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Or(Fits(either.LeftPattern, value), Fits(either.RightPattern, value)),
            IBinaryPatternOperation both => And(Fits(both.LeftPattern, value), Fits(both.RightPattern, value)),
            ITypePatternOperation type => IsOf(value, type.MatchedType),
            IDeclarationPatternOperation declaration => Declares(declaration, value),
            IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeclaredSymbol: null } positions when value is TupleValue tuple && positions.DeconstructionSubpatterns.Length == tuple.Items.Length =>
                positions.DeconstructionSubpatterns.Zip(tuple.Items, (part, item) => Fits(part, item.Value)).Aggregate(And),
            IOperation { Kind: OperationKind.Invalid } => throw Invalid(),
            _ => throw Unsupported(pattern),
        };
    }

    /// <summary>Unlike ==, a pattern that is NaN fits NaN.</summary>
    private object FitsConstant(object? constant, object? value) =>
        constant is double.NaN or float.NaN && value is ScalarValue number ? IsNaN(number.Scalar) : AreEqual(constant, value);

    private static ConditionValue IsNaN(Scalar x) => ConditionValue.Compare(Relation.NotEqual, x, x);
}

using System;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetCompiler.Generator.Parsing.Interpreter;

internal sealed partial class Evaluator
{
    private object? Evaluate(IOperation expression)
    {
        Step(expression);

        if (expression.ConstantValue is { HasValue: true } constant)
            return constant.Value;

        return expression switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation => Place(expression).Value,
            IInvocationOperation invocation => Chain(invocation),
            IBinaryOperation binary => Binary(binary),
            IUnaryOperation unary => Unary(unary),
            IConversionOperation conversion => Conversion(conversion),
            IParenthesizedOperation inner => Evaluate(inner.Operand),
            IArgumentOperation argument => Evaluate(argument.Value),
            IConditionalOperation { WhenFalse: not null } conditional => Conditional(conditional),
            ISwitchExpressionOperation choice => Switch(choice),
            IIsPatternOperation test => Evaluate(test.Value) is var value && value is Poison ? value : Fits(test.Pattern, value),
            IIsTypeOperation test => Evaluate(test.ValueOperand) is var value && value is Poison ? value : IsOf(value, test.TypeOperand) != test.IsNegated,
            ICoalesceOperation coalesce => Evaluate(coalesce.Value) ?? Evaluate(coalesce.WhenNull),
            IInterpolatedStringOperation text => Interpolated(text),
            ITupleOperation tuple => new TupleValue(tuple.Elements.Select(e => Values.Copied(Evaluate(e))).ToArray()),
            ITupleBinaryOperation comparison => TupleComparison(comparison),
            IDefaultValueOperation @default => Default(@default.Type),
            IArrayCreationOperation array => NewArray(array),
            ICollectionExpressionOperation collection => Collection(collection),
            IArrayElementReferenceOperation { Indices.Length: 1 } element => Element(Evaluate(element.ArrayReference), Evaluate(element.Indices[0]), element),
            IImplicitIndexerReferenceOperation element => Element(Evaluate(element.Instance), Evaluate(element.Argument), element),
            IRangeOperation range => new RangeValue(RangeEnd(range.LeftOperand), RangeEnd(range.RightOperand)),
            IFieldReferenceOperation field => Field(field),
            IPropertyReferenceOperation property => Property(property),
            IInstanceReferenceOperation self => Receiver(self),
            IObjectCreationOperation creation => New(creation),
            IWithOperation with => With(with),
            ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation or ICoalesceAssignmentOperation or IDeconstructionAssignmentOperation => Assignment(expression),
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } when ReferenceEquals(_frame.NamedCall, expression) => new FunctionValue(lambda.Symbol, lambda.Body, _frame.Scope, Name: _frame.Local?.Name) { Types = _frame.Types },
            IDelegateCreationOperation creation => Evaluate(creation.Target),
            IAnonymousFunctionOperation lambda => new FunctionValue(lambda.Symbol, lambda.Body, _frame.Scope) { Types = _frame.Types },
            IMethodReferenceOperation reference => MethodGroup(reference),
            IConditionalAccessOperation access => ConditionalAccess(access),
            IConditionalAccessInstanceOperation => _accessed,
            IFieldInitializerOperation initializer => Evaluate(initializer.Value),
            IPropertyInitializerOperation initializer => Evaluate(initializer.Value),
            IVariableInitializerOperation initializer => Evaluate(initializer.Value),
            IArrayInitializerOperation elements => new ListValue(elements.ElementValues.Select(e => Values.Copied(Evaluate(e))).ToArray()),
            IDiscardOperation => null,
            IThrowOperation @throw => throw Thrown(@throw),
            IInvalidOperation => NotCSharp(),
            { Type.TypeKind: TypeKind.Error } => NotCSharp(),
            _ => Refuse(expression.Syntax, $"'{Shown(expression.Syntax)}' cannot be evaluated when the network is compiled. {MakeConstant}"),
        };
    }

    private static string Shown(SyntaxNode syntax)
    {
        string text = string.Join(" ", syntax.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 40 ? text : text.Substring(0, 37) + "…";
    }

    private object? Binary(IBinaryOperation binary)
    {
        object? left = Evaluate(binary.LeftOperand);

        if (left is ConditionValue condition && binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
            return ShortCircuit(binary, condition);

        if (binary.OperatorMethod is null && binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr && left is bool known)
            return known == (binary.OperatorKind is BinaryOperatorKind.ConditionalOr) ? known : Evaluate(binary.RightOperand);

        return Binary(binary.OperatorKind, left, Evaluate(binary.RightOperand), binary.OperatorMethod, binary.IsChecked, binary, binary.LeftOperand, binary.RightOperand);
    }

    /// <summary>An operator between two values, for <c>a + b</c> and <c>a += b</c> alike.</summary>
    private object? Binary(BinaryOperatorKind kind, object? left, object? right, IMethodSymbol? method, bool isChecked, IOperation at, IOperation leftWritten, IOperation rightWritten)
    {
        if (left is Poison || right is Poison)
            return Poison.Value;

        if (method is not null && KnownTypes.IsTensor(method.ContainingType))
            return TensorOperator(method, [new("left", left, leftWritten.Syntax), new("right", right, rightWritten.Syntax)], at);

        if (HasSource(method))
            return Call(new FunctionValue(Sourced(method!), null, null), [new Cell(left), new Cell(right)], at, OperatorSegment(method!));

        if (IsSymbolic(left) || IsSymbolic(right))
            return ScalarBinary(kind, left, right, at);

        // Lifted over '?': a comparison with null is false, all else is null.
        if ((left is null || right is null) && kind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals) && left is not string && right is not string && at.Type?.SpecialType is not SpecialType.System_String)
            return at.Type?.SpecialType is SpecialType.System_Boolean ? false : null;

        if (at.Type?.SpecialType is SpecialType.System_String)
            (left, right) = (Text.Named(left, leftWritten), Text.Named(right, rightWritten));

        try
        {
            return Limited(Arithmetic.Binary(kind, left, right, isChecked), at)
                ?? Refuse(at.Syntax, $"'{Shown(at.Syntax)}' cannot be evaluated when the network is compiled. {MakeConstant}");
        }
        catch (DivideByZeroException)
        {
            return Refuse(at.Syntax, $"'{Shown(at.Syntax)}' divides by zero. Divide by another number, or ask for zero before.");
        }
        catch (OverflowException)
        {
            return Refuse(at.Syntax, $"'{Shown(at.Syntax)}' overflows. Use smaller numbers, or a wider type.");
        }
    }

    private object? Unary(IUnaryOperation unary)
    {
        object? value = Evaluate(unary.Operand);

        if (value is Poison)
            return value;

        if (unary.OperatorKind is UnaryOperatorKind.Hat)
            return value is int offset ? new IndexValue(offset, FromEnd: true) : Poison.Value;

        if (unary.OperatorMethod is { } method)
        {
            return KnownTypes.IsTensor(method.ContainingType)
                ? TensorOperator(method, [new("value", value, unary.Operand.Syntax)], unary)
                : Call(new FunctionValue(Sourced(method), null, null), [new Cell(value)], unary, OperatorSegment(method));
        }

        if (value is null)
            return null;

        if (IsSymbolic(value))
            return ScalarUnary(unary.OperatorKind, value, unary);

        try
        {
            return Arithmetic.Unary(unary.OperatorKind, value, unary.IsChecked)
                ?? Refuse(unary.Syntax, $"'{Shown(unary.Syntax)}' cannot be evaluated when the network is compiled. {MakeConstant}");
        }
        catch (OverflowException)
        {
            return Refuse(unary.Syntax, $"'{Shown(unary.Syntax)}' overflows. Use smaller numbers, or a wider type.");
        }
    }

    private static string OperatorSegment(IMethodSymbol method) => method.Name.StartsWith("op_", StringComparison.Ordinal) ? method.Name.Substring(3) : method.Name;

    private object? Conversion(IConversionOperation conversion)
    {
        object? value = Evaluate(conversion.Operand);

        if (value is Poison)
            return value;

        if (!conversion.Conversion.Exists)
            return NotCSharp();

        if (conversion.OperatorMethod is { } method && HasSource(method))
            return Call(new FunctionValue(Sourced(method), null, null), [new Cell(value)], conversion, OperatorSegment(method));

        if (value is int offset && conversion.Type is { Name: "Index", ContainingNamespace.Name: nameof(System) })
            return new IndexValue(offset, FromEnd: false);

        return conversion.Type is { TypeKind: not TypeKind.Error } type ? Converted(value, type, conversion, conversion.IsChecked) : value;
    }

    private object? Converted(object? value, ITypeSymbol type, IOperation at, bool isChecked = false)
    {
        if (value is TupleValue tuple && type is INamedTypeSymbol { IsTupleType: true } target && target.TupleElements.Length == tuple.Items.Length)
            return new TupleValue(tuple.Items.Select((item, i) => Converted(item.Value, target.TupleElements[i].Type, at, isChecked)).ToArray());

        if (value is ScalarValue number)
            return ScalarConversion(number, Resolved(type), at);

        try
        {
            return Conversions.Convert(value, Resolved(type), isChecked);
        }
        catch (OverflowException)
        {
            return Refuse(at.Syntax, $"The value {Text.Of(value)} does not fit '{type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'. Use a value that does.");
        }
    }

    private object? Switch(ISwitchExpressionOperation choice)
    {
        object? value = Evaluate(choice.Value);
        if (value is Poison)
            return value;

        Scope outer = _frame.Scope;
        object? result = Arms(choice, value, 0);
        _frame.Scope = outer;
        return result;
    }

    /// <summary>The arm that the value chooses, from this one on.</summary>
    private object? Arms(ISwitchExpressionOperation choice, object? value, int from)
    {
        Scope outer = _frame.Scope;

        for (int i = from; i < choice.Arms.Length; i++)
        {
            ISwitchExpressionArmOperation arm = choice.Arms[i];
            _frame.Scope = new Scope(outer);
            object truth = Both(Fits(arm.Pattern, value), () => arm.Guard is null ? true : Truth(arm.Guard));

            if (truth is ConditionValue condition)
            {
                int next = i + 1;
                return Choice(condition, () => Evaluate(arm.Value), () => Arms(choice, value, next), arm.Syntax);
            }

            if (truth is true)
                return Evaluate(arm.Value);
        }

        return IsSymbolic(value) || value is TupleValue
            ? Refuse(choice.Syntax, "No arm of this switch takes what the others leave over, which is NaN at least. End it with '_'.")
            : Refuse(choice.Syntax, $"No arm of this switch takes the value {Text.Of(value) ?? "it is given"}. Add one, or '_'.");
    }

    private object? Interpolated(IInterpolatedStringOperation text)
    {
        StringBuilder built = new();

        foreach (IInterpolatedStringContentOperation part in text.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation literal:
                    built.Append(literal.Text.ConstantValue.Value as string);
                    break;

                case IInterpolationOperation hole:
                    object? value = Evaluate(hole.Expression);
                    if (value is Poison)
                        return value;
                    if (Text.Of(Text.Named(value, hole.Expression), hole.FormatString?.ConstantValue.Value as string) is not { } shown)
                        return Refuse(hole.Expression.Syntax, $"'{Shown(hole.Expression.Syntax)}' has no text in this form when the network is compiled. Use a number, a text or an enum, without a format.");
                    built.Append(hole.Alignment?.ConstantValue.Value is int width ? Text.Aligned(shown, width) : shown);
                    break;

                default:
                    return NotCSharp();
            }

            if (built.Length > Budget.Characters)
                break;
        }

        return Limited(built.ToString(), text);
    }

    private object? TupleComparison(ITupleBinaryOperation comparison)
    {
        bool equal = Values.AreEqual(Evaluate(comparison.LeftOperand), Evaluate(comparison.RightOperand));
        return comparison.OperatorKind is BinaryOperatorKind.Equals ? equal : !equal;
    }

    private object? _accessed;

    private object? ConditionalAccess(IConditionalAccessOperation access)
    {
        object? receiver = Evaluate(access.Operation);
        if (receiver is null or Poison)
            return receiver;

        object? outer = _accessed;
        _accessed = receiver;
        object? result = Evaluate(access.WhenNotNull);
        _accessed = outer;
        return result;
    }

    private object? Default(ITypeSymbol? declared)
    {
        ITypeSymbol? type = declared is null ? null : Resolved(declared);

        return type switch
        {
            null or { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => null,
            INamedTypeSymbol { IsTupleType: true } tuple => new TupleValue(tuple.TupleElements.Select(e => Default(e.Type)).ToArray()),
            { SpecialType: SpecialType.System_Boolean } => false,
            { SpecialType: SpecialType.None, TypeKind: not TypeKind.Enum } => type is INamedTypeSymbol record ? new RecordValue(record) : null,
            _ => Conversions.Convert(0, type, isChecked: false),
        };
    }
}
